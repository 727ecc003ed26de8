package claudoom.monitor.ui;

import claudoom.monitor.ui.LaneChart.Glyph;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of a lane chart, from the style sheet, as the numbers that an image is made of. */
final class LaneInk {

    private static final StyleablePropertyFactory<LaneChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final List<String> ROLES = List.of("paper", "grid", "hatch", "chosen", "bar", "tick", "cross",
            "square", "triangle", "ring");
    private static final List<CssMetaData<LaneChart, Color>> METAS = java.util.stream.IntStream.range(0, ROLES.size())
            .mapToObj(LaneInk::meta).toList();

    private final List<StyleableProperty<Color>> colours;
    private final Map<Glyph, Integer> glyphs = new EnumMap<>(Glyph.class);

    LaneInk(LaneChart chart, Runnable changed) {
        colours = METAS.stream().<StyleableProperty<Color>>map(meta -> new InkProperty(meta, chart, changed)).toList();
        for (var glyph : Glyph.values()) {
            glyphs.put(glyph, ROLES.indexOf(glyph.name().toLowerCase(Locale.ROOT)));
        }
    }

    static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
        return FACTORY.getCssMetaData();
    }

    /** Opaque ARGB. */
    int paper() {
        return argb(0);
    }

    int grid() {
        return argb(1);
    }

    int hatch() {
        return argb(2);
    }

    int chosen() {
        return argb(3);
    }

    int bar() {
        return argb(4);
    }

    int tick() {
        return argb(5);
    }

    int glyph(Glyph glyph) {
        return argb(Objects.requireNonNull(glyphs.get(glyph)));
    }

    private int argb(int role) {
        var colour = colours.get(role).getValue();
        return 0xff000000 | channel(colour.getRed()) << 16 | channel(colour.getGreen()) << 8
                | channel(colour.getBlue());
    }

    private static int channel(double share) {
        return (int) Math.round(share * 255);
    }

    private static CssMetaData<LaneChart, Color> meta(int role) {
        return FACTORY.createColorCssMetaData("-lane-" + ROLES.get(role), chart -> chart.ink().colours.get(role),
                Color.GRAY, false);
    }
}
