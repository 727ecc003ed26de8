package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The colours of a time chart; they come from the style sheet, so that a change of theme reaches the canvas. */
final class ChartInk {

    /** How many lines have a colour and a dash of their own; more begin again. */
    static final int SLOTS = 8;

    private static final StyleablePropertyFactory<TimeChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<TimeChart, Color> TEXT = meta("text", ink -> ink.text);
    private static final CssMetaData<TimeChart, Color> GRID = meta("grid", ink -> ink.grid);
    private static final CssMetaData<TimeChart, Color> HATCH = meta("hatch", ink -> ink.hatch);
    private static final CssMetaData<TimeChart, Color> MARK = meta("mark", ink -> ink.mark);
    private static final CssMetaData<TimeChart, Color> LIMIT = meta("limit", ink -> ink.limit);
    private static final List<CssMetaData<TimeChart, Color>> LINES = lines();

    private final StyleableProperty<Color> text;
    private final StyleableProperty<Color> grid;
    private final StyleableProperty<Color> hatch;
    private final StyleableProperty<Color> mark;
    private final StyleableProperty<Color> limit;
    private final List<StyleableProperty<Color>> line;

    ChartInk(TimeChart chart, Runnable changed) {
        text = property(TEXT, chart, changed);
        grid = property(GRID, chart, changed);
        hatch = property(HATCH, chart, changed);
        mark = property(MARK, chart, changed);
        limit = property(LIMIT, chart, changed);
        line = LINES.stream().<StyleableProperty<Color>>map(meta -> property(meta, chart, changed)).toList();
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

    /** @param slot from 1 */
    Color line(int slot) {
        return line.get(Math.floorMod(slot - 1, SLOTS)).getValue();
    }

    private static List<CssMetaData<TimeChart, Color>> lines() {
        var lines = new ArrayList<CssMetaData<TimeChart, Color>>();
        for (int i = 0; i < SLOTS; i++) {
            int slot = i;
            lines.add(meta("line-" + (i + 1), ink -> ink.line.get(slot)));
        }
        return List.copyOf(lines);
    }

    private static CssMetaData<TimeChart, Color> meta(String name,
            Function<ChartInk, StyleableProperty<Color>> property) {
        return FACTORY.createColorCssMetaData("-chart-" + name, chart -> property.apply(chart.ink()), Color.GRAY,
                false);
    }

    private static StyleableProperty<Color> property(CssMetaData<TimeChart, Color> meta, TimeChart chart,
            Runnable changed) {
        return new SimpleStyleableObjectProperty<>(meta, chart, meta.getProperty().substring(1), Color.GRAY) {
            @Override
            protected void invalidated() {
                get();
                changed.run();
            }
        };
    }
}
