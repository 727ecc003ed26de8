package claudoom.monitor.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time. Drawn on a canvas from at most one entry a pixel column, at most once a frame, and not at all while nobody can
 * see it. A missing value is a gap, never a line across; a spike of one sample survives every zoom.
 */
public final class TimeChart extends Region implements ChartInk.Inked {

    /**
     * One line.
     *
     * @param slot from 1: picks colour and dash together, so that a line is known without its colour; there are eight
     * @param times ascending, epoch milliseconds; nobody changes the arrays afterwards
     * @param values as many as times; NaN is a gap
     * @param lows the lowest since the time before; the same array as the values where every value is kept
     * @param highs the highest since the time before, likewise
     */
    public record Series(String name, int slot, long[] times, double[] values, double[] lows, double[] highs) {

        /** One of which every value is kept. */
        public Series(String name, int slot, long[] times, double[] values) {
            this(name, slot, times, values, values, values);
        }
    }

    /** A value that should not be crossed, and what it is called: "limit 1,000". */
    public record Limit(double value, String word) {}

    /** Something that happened: "paused". */
    public record Mark(long at, String word) {}

    /** A time of which nothing is known, and why: "not observed". */
    public record Gap(long from, long to, String word) {}

    /** All that is shown, from and to in epoch milliseconds. */
    public record Content(List<Series> series, long from, long to, List<Limit> limits, List<Mark> marks, List<Gap> gaps,
            boolean log) {

        public static final Content NOTHING = of(List.of(), 0, 1);

        /** Lines alone on a linear axis. */
        public static Content of(List<Series> series, long from, long to) {
            return new Content(series, from, to, List.of(), List.of(), List.of(), false);
        }
    }

    /** A canvas costs memory by its size; beyond this it is stretched. */
    private static final double WIDEST = 4096;
    private static final double TALLEST = 2160;

    private final ChartInk ink = new ChartInk(this, this::redraw);
    private final Canvas canvas = new Canvas();
    private final Text ruler = new Text();
    private final ChartPainter painter = new ChartPainter(canvas, ruler, ink);
    private final ChartCursor cursor = new ChartCursor(this);
    private final Eyes eyes = new Eyes(this);
    private Content content = Content.NOTHING;
    private @Nullable DoubleFunction<String> format;
    private boolean stale = true;
    private int drawings;

    public TimeChart(String id) {
        setId(id);
        getStyleClass().add("time-chart");
        setMinSize(120, 80);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        ruler.getStyleClass().add("ruler");
        ruler.setManaged(false);
        ruler.setTextOrigin(VPos.TOP); // else it stands out at the top and the chart's bounds with it
        ruler.setOpacity(0); // invisible nodes get no font from the sheet
        canvas.setManaged(false);
        getChildren().addAll(ruler, canvas);
        getChildren().addAll(cursor.nodes());
        ruler.fontProperty().subscribe(font -> redraw());
        sceneProperty().subscribe(scene -> redraw());
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> cursor.pointAt(e.getX()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> cursor.pointAt(e.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> cursor.hide());
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, cursor::key);
    }

    /** Shows this from the next frame on; several in one frame cost as much as one. */
    public void show(Content shown) {
        content = shown;
        redraw();
    }

    /** How values are written on the axis and under the cursor; by default plain numbers with separators. */
    public void format(DoubleFunction<String> written) {
        format = written;
        redraw();
    }

    /** The moment under the cursor in epoch milliseconds, null when there is no cursor; other charts may follow it. */
    public ObservableValue<@Nullable Long> pointedProperty() {
        return cursor.pointed();
    }

    /** Moves the cursor to a moment, or takes it away. */
    public void point(@Nullable Long at) {
        cursor.point(at);
    }

    /** The value of a series at a moment, NaN where nothing is known: for legends. */
    public static double valueAt(Series series, long at) {
        return Readings.valueAt(series, at);
    }

    /** A value as this chart writes it. */
    public String written(double value) {
        return Double.isNaN(value) ? Figures.UNKNOWN : format != null ? format.apply(value) : Readings.plain(value);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartInk.cssMetaData();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && getAccessibleText() == null
                ? cursor.spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(WIDEST, getWidth());
        double height = Math.min(TALLEST, getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (stale && width > 0 && height > 0 && eyes.see()) {
            stale = false;
            drawings++;
            painter.paint(content, format, ZoneId.systemDefault());
        }
        cursor.place();
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    long pointedOr(long otherwise) {
        return cursor.pointedOr(otherwise);
    }

    @Override
    public ChartInk ink() {
        return ink;
    }

    Content content() {
        return content;
    }

    /** Where time and values lie, as last drawn. */
    PlotArea area() {
        return painter.area();
    }

    /** How often it was painted so far. */
    int drawings() {
        return drawings;
    }
}
