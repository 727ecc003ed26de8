package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Mark;
import claudoom.monitor.ui.TimeChart.Series;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Many small charts of the same time, in rows, each with its own scale. One canvas of the size of what can be seen paints only what
 * can be seen, at most once a frame.
 */
public final class SmallCharts extends Region implements ChartInk.Inked {

    /**
     * One small chart.
     *
     * @param word what state it is in, empty if there is nothing to say
     * @param newest its number now, as written
     * @param series null while nothing was read of it
     * @param limits that its number should not pass
     * @param marks what happened to it
     */
    public record Panel(String name, String word, Role role, String newest, @Nullable Series series,
            List<Limit> limits, List<Mark> marks) {

        /** Without limits and marks. */
        public Panel(String name, String word, Role role, String newest, @Nullable Series series) {
            this(name, word, role, newest, series, List.of(), List.of());
        }
    }

    /** All panels; only those in view need their series. */
    public record Sheet(List<Panel> panels, long from, long to, boolean log) {

        static final Sheet EMPTY = new Sheet(List.of(), 0, 1, false);
    }

    /** Places of the panels of which something can be seen: from, and up to but without the last. */
    public record Seen(int from, int to) {}

    private final ChartInk ink = new ChartInk(this, this::redraw);
    private final Eyes eyes = new Eyes(this);
    private final Canvas canvas = new Canvas();
    private final Text ruler = new Text();
    private final Text names = new Text();
    private final ScrollBar bar = new ScrollBar();
    private final SmallChartPainter painter = new SmallChartPainter(canvas, ruler, names, ink);
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>(new Seen(0, 0));
    private final SmallChartKeys keys;
    private Sheet sheet = Sheet.EMPTY;
    private @Nullable Long pointed;
    private DoubleFunction<String> format = Readings::plain;
    private IntConsumer open = at -> {};
    private boolean stale = true;
    private int drawings;

    public SmallCharts(String id) {
        setId(id);
        getStyleClass().addAll("time-chart", "small-charts");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        text(ruler, "ruler");
        text(names, "names");
        canvas.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setManaged(false);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(value -> redraw());
        getChildren().addAll(ruler, names, canvas, bar);
        keys = new SmallChartKeys(this);
        chosen.subscribe(at -> {
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            redraw();
        });
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(painter.time(sheet, grid(), e.getX())));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> point(null));
        addEventHandler(KeyEvent.KEY_PRESSED, keys::key);
    }

    private void text(Text text, String style) {
        text.getStyleClass().add(style);
        text.setManaged(false);
        text.setTextOrigin(VPos.TOP);
        text.setOpacity(0); // invisible nodes get no font from the sheet
        text.fontProperty().subscribe(font -> redraw());
    }

    /** Shows this from the next frame on. */
    public void show(Sheet shown) {
        sheet = shown;
        if (chosen.get() >= shown.panels().size()) {
            chosen.set(shown.panels().size() - 1);
        }
        redraw();
    }

    /** How a value under the cursor is written. */
    public void format(DoubleFunction<String> written) {
        format = written;
    }

    /** Told of the panel that the user opens: Enter, or a double click. */
    public void onOpen(IntConsumer opened) {
        open = opened;
    }

    /** Which panels can be seen. */
    public ReadOnlyObjectProperty<Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** The chosen panel, -1 for none. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /** The moment under the pointer, null without one; every panel reads it. */
    public void point(@Nullable Long at) {
        pointed = at;
        redraw();
    }

    void open(int at) {
        if (at >= 0 && at < sheet.panels().size()) {
            open.accept(at);
        }
    }

    private void scroll(ScrollEvent wheel) {
        if (bar.isVisible() && wheel.getDeltaY() != 0 && !wheel.isShiftDown() && !wheel.isControlDown()) {
            bar.setValue(Math.clamp(bar.getValue() - wheel.getDeltaY(), 0, bar.getMax()));
            wheel.consume();
        }
    }

    private void press(MouseEvent e) {
        requestFocus();
        int at = grid().at(e.getX(), e.getY() + bar.getValue());
        if (at >= 0 && at < sheet.panels().size()) {
            chosen.set(at);
            if (e.getClickCount() == 2) {
                open(at);
            }
        }
    }

    /** Scrolls just so far that this panel is seen whole. */
    void reveal(int at) {
        var grid = grid();
        double top = grid.top(at);
        bar.setValue(Math.clamp(bar.getValue(), Math.max(0, top + grid.tall() - getHeight()), Math.max(0, top)));
    }

    SmallGrid grid() {
        return SmallGrid.of(sheet.panels().size(), getWidth() - (bar.isVisible() ? bar.getWidth() : 0), getHeight());
    }

    int count() {
        return sheet.panels().size();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartInk.cssMetaData();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && getAccessibleText() == null
                ? spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        int at = chosen.get();
        var count = Figures.count(sheet.panels().size()) + " small charts";
        if (at < 0 || at >= sheet.panels().size()) {
            return count;
        }
        var panel = sheet.panels().get(at);
        return "%s, %d of %s: %s %s".formatted(panel.name(), at + 1, count, panel.word(), panel.newest());
    }

    @Override
    protected void layoutChildren() {
        layoutBar();
        double width = Math.max(0, getWidth() - (bar.isVisible() ? bar.getWidth() : 0));
        if (width != canvas.getWidth() || getHeight() != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(getHeight());
            stale = true;
        }
        var grid = grid();
        seen.set(new Seen(grid.first(bar.getValue()), grid.last(bar.getValue(), getHeight())));
        if (stale && width > 0 && getHeight() > 0 && eyes.see()) {
            stale = false;
            drawings++;
            painter.paint(sheet, grid, seen.get(), bar.getValue(), chosen.get(), pointed, format);
        }
    }

    private void layoutBar() {
        double whole = SmallGrid.of(sheet.panels().size(), getWidth(), getHeight()).height();
        double wide = bar.prefWidth(-1);
        bar.setVisible(whole > getHeight() + 1);
        if (bar.isVisible()) {
            double max =
                    SmallGrid.of(sheet.panels().size(), getWidth() - wide, getHeight()).height() - getHeight();
            bar.setMax(Math.max(0, max));
            bar.setVisibleAmount(max * getHeight() / (max + getHeight()));
            bar.setBlockIncrement(getHeight());
            bar.resizeRelocate(getWidth() - wide, 0, wide, getHeight());
        }
        bar.setValue(bar.isVisible() ? Math.clamp(bar.getValue(), 0, bar.getMax()) : 0);
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    @Override
    public ChartInk ink() {
        return ink;
    }

    /** How often it was painted so far. */
    int drawings() {
        return drawings;
    }

    /** How many panels the last painting painted. */
    int painted() {
        return painter.painted();
    }
}
