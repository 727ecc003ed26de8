package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Series;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** The upright line over a chart that follows mouse and arrow keys, and the box beside it that says what is known of that moment. */
final class ChartCursor {

    private static final double NEAR = 5;
    private static final double STEP = 4;
    private static final double LEAP = 40;
    private static final double AWAY = 12;

    private final TimeChart chart;
    private final Line line = new Line();
    private final Readout readout = new Readout();
    private final ReadOnlyObjectWrapper<@Nullable Long> pointed = new ReadOnlyObjectWrapper<>();

    ChartCursor(TimeChart chart) {
        this.chart = chart;
        line.getStyleClass().add("chart-cursor");
        for (var node : nodes()) {
            node.setManaged(false);
            node.setVisible(false);
            node.setMouseTransparent(true);
        }
    }

    List<Node> nodes() {
        return List.of(line, readout);
    }

    ObservableValue<@Nullable Long> pointed() {
        return pointed.getReadOnlyProperty();
    }

    /** The moment under the cursor, or this one if there is no cursor. */
    long pointedOr(long otherwise) {
        var at = pointed.get();
        return at == null ? otherwise : at;
    }

    void pointAt(double x) {
        point(chart.area().time(x));
    }

    void hide() {
        point(null);
    }

    void point(@Nullable Long at) {
        pointed.set(at);
        chart.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        place();
    }

    /** Puts line and box where the moment lies now: the chart may have moved under a cursor that stands still. */
    void place() {
        var at = pointed.get();
        var area = chart.area();
        boolean there = at != null && at >= area.from() && at <= area.to();
        line.setVisible(there);
        readout.setVisible(there);
        if (at == null || !there) {
            return;
        }
        double x = Math.floor(area.x(at)) + 0.5;
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(area.top());
        line.setEndY(area.bottom());
        readout.show(chart, at, words(at));
        readout.autosize();
        double right = x + AWAY + readout.getWidth();
        double left = right > chart.getWidth() ? Math.max(0, x - AWAY - readout.getWidth()) : x + AWAY;
        double low = chart.getHeight() - readout.getHeight();
        readout.relocate(Math.floor(left), Math.floor(Math.min(area.top() + 4, Math.max(0, low))));
    }

    private List<String> words(long at) {
        var area = chart.area();
        return Readings.words(chart.content(), at, Math.round(NEAR / area.width() * (area.to() - area.from())));
    }

    void key(KeyEvent key) {
        var area = chart.area();
        var at = pointed.get();
        double x = at == null ? area.right() : area.x(at);
        double step = key.isShiftDown() ? LEAP : STEP;
        switch (key.getCode()) {
            case LEFT -> pointAt(x - step);
            case RIGHT -> pointAt(x + step);
            case HOME -> pointAt(area.left());
            case END -> pointAt(area.right());
            case ESCAPE -> {
                if (at == null) {
                    return; // somebody else may want it
                }
                hide();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** What a screen reader says: the values under the cursor, or the last ones. */
    String spoken() {
        var content = chart.content();
        long at = pointedOr(content.to());
        var sentence = new StringJoiner(", ", "Chart at " + Figures.time(Instant.ofEpochMilli(at)) + ": ", "");
        for (Series series : content.series()) {
            sentence.add(series.name() + " " + chart.written(TimeChart.valueAt(series, at)));
        }
        words(at).forEach(sentence::add);
        return sentence.toString();
    }
}
