package claudoom.monitor.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Lanes on one time axis: in each how much came when as bars, and single happenings as marks of their own shape and colour.
 * Whoever owns it gives it the lanes that fit and no others; they are painted into one image, at most once a frame.
 */
public final class LaneChart extends Region {

    /** How one kind of happening is marked. */
    public enum Glyph {
        CROSS, SQUARE, TRIANGLE, RING
    }

    /**
     * One happening.
     *
     * @param at epoch milliseconds
     * @param what whatever its owner knows it by
     */
    public record Mark(long at, Glyph glyph, Object what) {}

    /**
     * One lane.
     *
     * @param bars how much came in each slot; the highest reaches up to the marks
     * @param ticks where something lesser came, drawn along the bottom
     */
    public record Lane(String name, Sign state, boolean chosen, int[] bars, int[] ticks, List<Mark> marks) {}

    /**
     * All that is shown.
     *
     * @param from and to in epoch milliseconds
     * @param slot how many milliseconds one slot is; the first slot begins at or before {@code from}
     */
    public record Content(long from, long to, long slot, List<Lane> lanes, List<TimeChart.Gap> gaps) {}

    /**
     * What is under the pointer.
     *
     * @param lane its place among those shown
     * @param at the moment, epoch milliseconds
     */
    public record Hit(int lane, long at, @Nullable Mark mark) {}

    /** The least height of one lane. */
    public static final double LANE = 28;

    static final double NAMES = 168;
    /** Taller they would look like charts of their own. */
    private static final double TALLEST = 44;
    private static final double AXIS = 20;
    private static final double NEAR = 7;
    private static final double AWAY = 14;
    private static final double TIME_SPACE = 96;
    /** What is above a chart and may be covered for a moment. */
    private static final double HEAD = 36;

    private final LaneInk ink = new LaneInk(this, this::redraw);
    private final LanePainter painter = new LanePainter(ink);
    private final ImageView image = new ImageView();
    private final Label readout = Parts.label("", "chart-readout", "lane-readout");
    private final LaneLabels labels = new LaneLabels(this);
    private Content content = new Content(0, 1, 1, List.of(), List.of());
    private Consumer<@Nullable Hit> onPoint = hit -> {};
    private Consumer<Hit> onPick = hit -> {};
    private boolean stale = true;
    private double pointerX = -1;
    private double pointerY = -1;
    private int drawings;

    public LaneChart(String id) {
        setId(id);
        getStyleClass().add("lane-chart");
        setMinSize(NAMES + 160, AXIS + 3 * LANE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        image.setManaged(false);
        readout.setManaged(false);
        readout.setVisible(false);
        readout.setMouseTransparent(true);
        readout.setId(id + "-readout");
        getChildren().addAll(image, readout);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(e.getX(), e.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> point(-1, -1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            var hit = e.getButton() == MouseButton.PRIMARY && e.isStillSincePress() ? hit(e.getX(), e.getY()) : null;
            if (hit != null) {
                onPick.accept(hit);
            }
        });
    }

    /** Shows this from the next frame on. */
    public void show(Content shown) {
        content = shown;
        redraw();
        if (pointerX >= 0) {
            onPoint.accept(hit(pointerX, pointerY)); // what is under a pointer that stands still has moved on
        }
    }

    public Content content() {
        return content;
    }

    /** How many lanes there is room for. */
    public int capacity() {
        return (int) Math.max(1, Math.floor((getHeight() - AXIS) / LANE));
    }

    /** How tall one lane is now: they share the room, so that none stays empty below them while there are many. */
    public double laneHeight() {
        int rows = Math.min(capacity(), content.lanes().size());
        return rows == 0 ? LANE : Math.clamp((getHeight() - AXIS) / rows, LANE, TALLEST);
    }

    /** How many pixels the time axis is wide. */
    public double timeWidth() {
        return Math.max(1, getWidth() - NAMES);
    }

    /** The moment at a place, epoch milliseconds, kept inside what is shown. */
    public long timeAt(double x) {
        double share = Math.clamp((x - NAMES) / timeWidth(), 0.0, 1.0);
        return content.from() + Math.round(share * (content.to() - content.from()));
    }

    /** Told what is under the pointer whenever that changes; null when it left. */
    public void onPoint(Consumer<@Nullable Hit> told) {
        onPoint = told;
    }

    /** A pointer that rests here has no say until it moves: what is read now was reached by keys. */
    public void restPointer() {
        pointerX = -1;
    }

    /** Told what was clicked. */
    public void onPick(Consumer<Hit> told) {
        onPick = told;
    }

    /** Says this beside a moment of a lane; nothing to take it away. */
    public void say(int lane, long at, String text) {
        readout.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            readout.setText(text);
            readout.setMaxWidth(Math.min(420, timeWidth()));
            readout.applyCss();
            readout.autosize();
            double x = x(at);
            double right = x + AWAY + readout.getWidth();
            double left = right > getWidth() ? Math.max(0, x - AWAY - readout.getWidth()) : x + AWAY;
            readout.relocate(Math.floor(left), Math.floor(top(lane)));
        }
    }

    /** Below the lane or above it, and not over it: it may rather reach out of the chart. */
    private double top(int lane) {
        double below = (lane + 1) * laneHeight() + 2;
        double above = lane * laneHeight() - readout.getHeight() - 2;
        double outBelow = below + readout.getHeight() - getHeight();
        return outBelow <= 0 || outBelow < -above - HEAD ? below : above;
    }

    private void point(double x, double y) {
        pointerX = x;
        pointerY = y;
        onPoint.accept(x < 0 ? null : hit(x, y));
    }

    private @Nullable Hit hit(double x, double y) {
        int lane = (int) Math.floor(y / laneHeight());
        if (lane < 0 || lane >= content.lanes().size()) {
            return null;
        }
        Mark near = null;
        double best = NEAR;
        for (var mark : content.lanes().get(lane).marks()) {
            double away = Math.abs(x(mark.at()) - x);
            if (away <= best) {
                best = away;
                near = mark;
            }
        }
        return new Hit(lane, timeAt(x), near);
    }

    double x(long at) {
        return NAMES + (double) (at - content.from()) / Math.max(1, content.to() - content.from()) * timeWidth();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return LaneInk.cssMetaData();
    }

    @Override
    protected void layoutChildren() {
        if (!stale || getWidth() < NAMES + 2 || getHeight() < AXIS + LANE) {
            return;
        }
        stale = false;
        drawings++;
        int rows = Math.min(capacity(), content.lanes().size());
        double lane = laneHeight();
        double tall = Math.max(1, rows * lane);
        var window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : Math.clamp(window.getRenderScaleX(), 1, 3);
        var ticks = TimeTicks.over(content.from(), content.to(), (int) Math.max(1, timeWidth() / TIME_SPACE),
                ZoneId.systemDefault());
        image.setImage(painter.paint(content, ticks.stream().mapToLong(TimeTicks.Tick::at).toArray(),
                new LanePainter.Room(timeWidth(), tall, lane), scale));
        image.setFitWidth(timeWidth());
        image.setFitHeight(tall);
        image.relocate(NAMES, 0);
        labels.names(content.lanes().subList(0, rows), lane);
        labels.times(ticks, rows * lane);
    }

    @Override
    protected void setWidth(double value) {
        super.setWidth(value);
        redraw();
    }

    @Override
    protected void setHeight(double value) {
        super.setHeight(value);
        redraw();
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    /** Adds a label below what is said beside the pointer. */
    void under(Label label) {
        getChildren().add(getChildren().size() - 1, label);
    }

    LaneInk ink() {
        return ink;
    }

    /** How often it was painted so far. */
    public int drawings() {
        return drawings;
    }

    /** As in "12:00:03 to 12:01:03". */
    public String span() {
        return Figures.time(Instant.ofEpochMilli(content.from())) + " to "
                + Figures.time(Instant.ofEpochMilli(content.to()));
    }
}
