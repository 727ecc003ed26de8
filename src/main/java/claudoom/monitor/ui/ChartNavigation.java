package claudoom.monitor.ui;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Moves a chart through time: drag or Shift and wheel to move, wheel or + and − to zoom, Ctrl and arrows or the cursor beyond an edge
 * to move by keys, Page Up and Page Down for a whole width, 0 for the present.
 */
public final class ChartNavigation {

    private static final double NOTCH = 40;
    private static final double PER_NOTCH = 1.25;
    private static final double KEY_ZOOM = 1.5;
    private static final double KEY_MOVE = 0.1;
    private static final double STILL = 3;

    private final TimeChart chart;
    private final Sight sight;
    private @Nullable Drag drag;

    /** What is looked at; whoever owns it shows the chart anew. */
    public interface Sight {

        TimeView view();

        /** Epoch milliseconds. */
        long now();

        void look(TimeView view);
    }

    private record Drag(double x, TimeView view, long now) {}

    private ChartNavigation(TimeChart chart, Sight sight) {
        this.chart = chart;
        this.sight = sight;
    }

    /** From now on the user moves this chart. */
    public static void on(TimeChart chart, Sight sight) {
        var navigation = new ChartNavigation(chart, sight);
        chart.addEventHandler(ScrollEvent.SCROLL, navigation::scroll);
        chart.addEventHandler(ZoomEvent.ZOOM,
                e -> navigation.zoom(1 / e.getZoomFactor(), chart.area().time(e.getX())));
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, navigation::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, navigation::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> navigation.release());
        chart.addEventFilter(KeyEvent.KEY_PRESSED, navigation::key);
    }

    private void scroll(ScrollEvent wheel) {
        double along = wheel.isShiftDown() && wheel.getDeltaX() == 0 ? wheel.getDeltaY() : wheel.getDeltaX();
        if (wheel.isShiftDown() || Math.abs(wheel.getDeltaX()) > Math.abs(wheel.getDeltaY())) {
            move(-along / NOTCH * KEY_MOVE);
        } else if (wheel.getDeltaY() != 0) {
            zoom(Math.pow(PER_NOTCH, -wheel.getDeltaY() / NOTCH), chart.area().time(wheel.getX()));
        }
        wheel.consume();
    }

    private void press(MouseEvent e) {
        drag = e.getButton() == MouseButton.PRIMARY ? new Drag(e.getX(), sight.view(), sight.now()) : null;
    }

    private void drag(MouseEvent e) {
        var from = drag;
        if (from != null && (Math.abs(e.getX() - from.x) > STILL || chart.getCursor() != null)) {
            chart.setCursor(Cursor.CLOSED_HAND);
            double share = (from.x - e.getX()) / chart.area().width();
            sight.look(from.view.moved(Math.round(share * from.view.span()), from.now));
        }
    }

    private void release() {
        drag = null;
        chart.setCursor(null);
    }

    private void key(KeyEvent key) {
        if (key.isAltDown() || key.isMetaDown() || !act(key)) {
            return;
        }
        key.consume();
    }

    private boolean act(KeyEvent key) {
        var code = key.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            return step(key, code == KeyCode.LEFT ? -1 : 1);
        }
        if (key.isControlDown()) {
            return false; // Ctrl and digits choose a screen
        }
        switch (code) {
            case PLUS, ADD, EQUALS -> zoom(1 / KEY_ZOOM, middle());
            case MINUS, SUBTRACT -> zoom(KEY_ZOOM, middle());
            case PAGE_UP -> move(-1);
            case PAGE_DOWN -> move(1);
            case DIGIT0, NUMPAD0 -> sight.look(sight.view().backToNow());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** With Ctrl the chart moves; without, the cursor does, and the chart only when the cursor is at its edge. */
    private boolean step(KeyEvent key, int way) {
        if (key.isControlDown()) {
            move(way * KEY_MOVE);
            return true;
        }
        var at = chart.pointedProperty().getValue();
        var area = chart.area();
        boolean edge = at != null && (way < 0 ? at <= area.from() : at >= area.to());
        boolean more = way < 0 || !sight.view().follows();
        if (edge && more) {
            move(way * KEY_MOVE);
            chart.point(way < 0 ? sight.view().from(sight.now()) : sight.view().to(sight.now()));
        }
        return edge && more;
    }

    private void move(double share) {
        sight.look(sight.view().moved(Math.round(share * sight.view().span()), sight.now()));
    }

    private void zoom(double factor, long around) {
        sight.look(sight.view().zoomed(factor, around, sight.now()));
    }

    /** The cursor; without one the present while it is followed, else the middle. */
    private long middle() {
        var view = sight.view();
        long to = view.to(sight.now());
        return chart.pointedOr(view.follows() ? to : to - view.span() / 2);
    }
}
