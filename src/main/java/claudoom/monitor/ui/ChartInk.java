package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of what is painted on a canvas; they come from the style sheet, so that a change of theme reaches it. */
final class ChartInk {

    /** How many lines have a colour and a dash of their own; more begin again. */
    static final int SLOTS = 8;

    private static final StyleablePropertyFactory<Region> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Region, Color> TEXT = meta("text", ink -> ink.text);
    private static final CssMetaData<Region, Color> GRID = meta("grid", ink -> ink.grid);
    private static final CssMetaData<Region, Color> HATCH = meta("hatch", ink -> ink.hatch);
    private static final CssMetaData<Region, Color> MARK = meta("mark", ink -> ink.mark);
    private static final CssMetaData<Region, Color> LIMIT = meta("limit", ink -> ink.limit);
    private static final CssMetaData<Region, Color> NAME = meta("name", ink -> ink.name);
    private static final CssMetaData<Region, Color> BAD = meta("bad", ink -> ink.bad);
    private static final CssMetaData<Region, Color> CHOSEN = meta("chosen", ink -> ink.chosen);
    private static final CssMetaData<Region, Color> RING = meta("ring", ink -> ink.ring);
    private static final List<CssMetaData<Region, Color>> LINES = lines();

    /** A region that has such colours. */
    interface Inked {
        ChartInk ink();
    }

    private final StyleableProperty<Color> text;
    private final StyleableProperty<Color> grid;
    private final StyleableProperty<Color> hatch;
    private final StyleableProperty<Color> mark;
    private final StyleableProperty<Color> limit;
    private final StyleableProperty<Color> name;
    private final StyleableProperty<Color> bad;
    private final StyleableProperty<Color> chosen;
    private final StyleableProperty<Color> ring;
    private final List<StyleableProperty<Color>> line;

    /** @param chart an {@link Inked} one */
    ChartInk(Region chart, Runnable changed) {
        text = new InkProperty(TEXT, chart, changed);
        grid = new InkProperty(GRID, chart, changed);
        hatch = new InkProperty(HATCH, chart, changed);
        mark = new InkProperty(MARK, chart, changed);
        limit = new InkProperty(LIMIT, chart, changed);
        name = new InkProperty(NAME, chart, changed);
        bad = new InkProperty(BAD, chart, changed);
        chosen = new InkProperty(CHOSEN, chart, changed);
        ring = new InkProperty(RING, chart, changed);
        line = LINES.stream().<StyleableProperty<Color>>map(meta -> new InkProperty(meta, chart, changed)).toList();
    }

    static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
        return FACTORY.getCssMetaData();
    }

    Color text() {
        return text.getValue();
    }

    Color grid() {
        return grid.getValue();
    }

    Color hatch() {
        return hatch.getValue();
    }

    Color mark() {
        return mark.getValue();
    }

    Color limit() {
        return limit.getValue();
    }

    /** What a panel is called, and its number. */
    Color name() {
        return name.getValue();
    }

    Color bad() {
        return bad.getValue();
    }

    /** Behind the chosen panel. */
    Color chosen() {
        return chosen.getValue();
    }

    Color ring() {
        return ring.getValue();
    }

    /** @param slot from 1 */
    Color line(int slot) {
        return line.get(Math.floorMod(slot - 1, SLOTS)).getValue();
    }

    private static List<CssMetaData<Region, Color>> lines() {
        var lines = new ArrayList<CssMetaData<Region, Color>>();
        for (int i = 0; i < SLOTS; i++) {
            int slot = i;
            lines.add(meta("line-" + (i + 1), ink -> ink.line.get(slot)));
        }
        return List.copyOf(lines);
    }

    private static CssMetaData<Region, Color> meta(String name,
            Function<ChartInk, StyleableProperty<Color>> property) {
        return FACTORY.createColorCssMetaData("-chart-" + name, chart -> property.apply(((Inked) chart).ink()),
                Color.GRAY, false);
    }
}
