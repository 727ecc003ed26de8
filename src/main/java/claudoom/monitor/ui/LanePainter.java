package claudoom.monitor.ui;

import claudoom.monitor.ui.LaneChart.Content;
import claudoom.monitor.ui.LaneChart.Glyph;
import claudoom.monitor.ui.LaneChart.Lane;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Paints lanes straight into the pixels of one image: without a graphics card thousands of shapes a frame would cost a
 * hundred times as much.
 */
final class LanePainter {

    private static final int WIDEST = 8192;
    private static final double STAMP = 11;
    private static final double MARKS_AT = 8;
    private static final double BARS_FROM = 10;
    private static final double TICK = 3;
    private static final int HATCH = 6;
    private static final int BAR_ALPHA = 190;

    private static final Glyph[] DRAWN = {Glyph.RING, Glyph.TRIANGLE, Glyph.CROSS, Glyph.SQUARE};

    private final LaneInk ink;
    private final Map<Glyph, LaneStamp> stamps = new EnumMap<>(Glyph.class);
    private final Map<Glyph, LaneStamp> halos = new EnumMap<>(Glyph.class);
    private int stampSize;
    private int[] pixels = {};
    private int width;
    private int height;
    private double scale;
    private double laneHeight;
    private @Nullable WritableImage image;
    private @Nullable PixelBuffer<IntBuffer> buffer;

    LanePainter(LaneInk ink) {
        this.ink = ink;
    }

    /** How wide and tall all is, and how tall one lane. */
    record Room(double wide, double tall, double lane) {}

    /** @param ticks moments of the axis; the same image as before unless its size changed */
    WritableImage paint(Content content, long[] ticks, Room room, double pixelScale) {
        var target = image(Math.clamp(Math.round(room.wide * pixelScale), 1, WIDEST),
                Math.clamp(Math.round(room.tall * pixelScale), 1, WIDEST));
        scale = pixelScale;
        laneHeight = room.lane;
        stamps(Math.max(7, (int) Math.round(STAMP * scale) | 1));
        Arrays.fill(pixels, ink.paper());
        int rows = Math.min(content.lanes().size(), (int) Math.round(room.tall / room.lane));
        for (int i = 0; i < rows; i++) {
            ground(content.lanes().get(i), i);
        }
        for (long tick : ticks) {
            column(x(content, tick), ink.grid());
        }
        content.gaps().forEach(gap -> hatch(x(content, gap.from()), x(content, gap.to())));
        for (int i = 0; i < rows; i++) {
            density(content, content.lanes().get(i), i);
        }
        for (int i = 0; i < rows; i++) {
            marks(content, content.lanes().get(i), i);
        }
        Objects.requireNonNull(buffer).updateBuffer(all -> null);
        return target;
    }

    private WritableImage image(int wide, int tall) {
        var last = image;
        if (last == null || wide != width || tall != height) {
            width = wide;
            height = tall;
            pixels = new int[wide * tall];
            var fresh = new PixelBuffer<>(wide, tall, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            buffer = fresh;
            last = new WritableImage(fresh);
            image = last;
        }
        return last;
    }

    private void stamps(int size) {
        if (size != stampSize) {
            stampSize = size;
            for (var glyph : Glyph.values()) {
                stamps.put(glyph, LaneStamp.of(glyph, size, 0));
                halos.put(glyph, LaneStamp.of(glyph, size, 0.24));
            }
        }
    }

    private int x(Content content, long at) {
        double share = (at - content.from()) / (double) Math.max(1, content.to() - content.from());
        return (int) Math.round(Math.clamp(share, -1.0, 2.0) * width);
    }

    private int top(int lane) {
        return (int) Math.round(Math.round(lane * laneHeight) * scale);
    }

    private void ground(Lane lane, int index) {
        int from = top(index);
        int to = Math.min(height, top(index + 1));
        if (lane.chosen()) {
            Arrays.fill(pixels, from * width, to * width, ink.chosen());
        }
        Arrays.fill(pixels, (to - 1) * width, to * width, ink.grid());
    }

    private void column(int x, int colour) {
        if (x >= 0 && x < width) {
            for (int y = 0; y < height; y++) {
                pixels[y * width + x] = colour;
            }
        }
    }

    private void hatch(int from, int to) {
        int step = (int) Math.round(HATCH * scale);
        for (int x = Math.max(0, from); x < Math.min(width, Math.max(from + 1, to)); x++) {
            for (int y = 0; y < height; y++) {
                if ((x + y) % step == 0) {
                    pixels[y * width + x] = ink.hatch();
                }
            }
        }
    }

    /** Of the slots that fall into one column of pixels the fullest counts: a spike survives every zoom. */
    private void density(Content content, Lane lane, int index) {
        int bottom = Math.min(height, top(index + 1)) - 2;
        int room = bottom - top(index) - (int) Math.round(BARS_FROM * scale);
        int tick = (int) Math.round(TICK * scale);
        double most = Math.max(1, Arrays.stream(lane.bars()).max().orElse(1));
        double slots = (content.to() - content.from()) / (double) content.slot();
        double lead = Math.floorMod(content.from(), content.slot()) / (double) content.slot();
        for (int x = 0; x < width; x++) {
            int first = (int) (lead + slots * x / width);
            int last = Math.max(first, (int) Math.ceil(lead + slots * (x + 1) / width) - 1);
            int bar = fullest(lane.bars(), first, last);
            if (bar > 0) {
                int tall = (int) Math.round(Math.max(2 * scale, room * Math.sqrt(bar / most)));
                for (int y = bottom - tick - tall; y < bottom - tick; y++) {
                    blend(y * width + x, ink.bar(), BAR_ALPHA);
                }
            }
            if (fullest(lane.ticks(), first, last) > 0) {
                for (int y = bottom - tick + 1; y < bottom; y++) {
                    blend(y * width + x, ink.tick(), 255);
                }
            }
        }
    }

    private static int fullest(int[] slots, int first, int last) {
        int most = 0;
        for (int slot = first; slot <= last && slot < slots.length; slot++) {
            most = Math.max(most, slots[slot]);
        }
        return most;
    }

    /** The worst on top: crosses and squares are drawn last. */
    private void marks(Content content, Lane lane, int index) {
        int middle = top(index) + (int) Math.round(MARKS_AT * scale);
        for (var glyph : DRAWN) {
            for (var mark : lane.marks()) {
                if (mark.glyph() == glyph) {
                    int x = x(content, mark.at());
                    stamp(Objects.requireNonNull(halos.get(glyph)), x, middle, ink.paper());
                    stamp(Objects.requireNonNull(stamps.get(glyph)), x, middle, ink.glyph(glyph));
                }
            }
        }
    }

    private void stamp(LaneStamp stamp, int middleX, int middleY, int colour) {
        int half = stamp.size() / 2;
        for (int dy = 0; dy < stamp.size(); dy++) {
            int y = middleY - half + dy;
            for (int dx = 0; dx < stamp.size(); dx++) {
                int x = middleX - half + dx;
                int cover = stamp.cover()[dy * stamp.size() + dx];
                if (cover > 0 && x >= 0 && x < width && y >= 0 && y < height) {
                    blend(y * width + x, colour, cover);
                }
            }
        }
    }

    private void blend(int place, int colour, int alpha) {
        if (alpha >= 255) {
            pixels[place] = colour;
            return;
        }
        int under = pixels[place];
        int red = mix(under >> 16 & 0xff, colour >> 16 & 0xff, alpha);
        int green = mix(under >> 8 & 0xff, colour >> 8 & 0xff, alpha);
        int blue = mix(under & 0xff, colour & 0xff, alpha);
        pixels[place] = 0xff000000 | red << 16 | green << 8 | blue;
    }

    private static int mix(int under, int over, int alpha) {
        return (under * (255 - alpha) + over * alpha) / 255;
    }
}
