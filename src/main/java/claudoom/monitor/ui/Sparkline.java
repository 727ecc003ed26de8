package claudoom.monitor.ui;

import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Shape;

/** The recent shape of one number, from zero up and without axes; its last value carries a dot. NaN is a gap. */
public final class Sparkline extends Region {

    private static final double BAR_GAP = 2;
    private static final double HEAD = 3;

    private final boolean bars;
    private final Path area = new Path();
    private final Path line = new Path();
    private final Circle end = new Circle(2.5);
    private double[] values = {};
    private boolean stale = true;
    private double drawnWidth;
    private double drawnHeight;

    private Sparkline(boolean bars) {
        this.bars = bars;
        getStyleClass().add("sparkline");
        area.getStyleClass().add(bars ? "bar" : "area");
        line.getStyleClass().add("line");
        end.getStyleClass().add("end");
        end.setVisible(false);
        for (var shape : List.<Shape>of(area, line, end)) {
            shape.setManaged(false);
        }
        getChildren().addAll(area, line, end);
        setMinWidth(40);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("trend");
    }

    public static Sparkline line() {
        return new Sparkline(false);
    }

    public static Sparkline bars() {
        return new Sparkline(true);
    }

    /** Colours the last dot as the state of what is shown. */
    public Sparkline role(Role role) {
        role.wear(getStyleClass());
        return this;
    }

    /** For places where the parent should not stretch it, such as table cells. */
    public Sparkline sized(double width, double height) {
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        return this;
    }

    /** Shows these values, oldest first and evenly spaced; the same values again cost nothing. */
    public Sparkline show(double... shown) {
        if (!Arrays.equals(shown, values)) {
            values = shown.clone();
            stale = true;
            requestLayout();
        }
        return this;
    }

    @Override
    protected void layoutChildren() {
        if (stale || drawnWidth != getWidth() || drawnHeight != getHeight()) {
            stale = false;
            drawnWidth = getWidth();
            drawnHeight = getHeight();
            draw();
        }
    }

    private void draw() {
        area.getElements().clear();
        line.getElements().clear();
        double max = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(0);
        if (bars) {
            drawBars(Math.max(max, 1e-9));
        } else {
            drawLine(Math.max(max, 1e-9));
        }
    }

    private void drawLine(double max) {
        int last = values.length - 1;
        end.setVisible(last >= 0 && !Double.isNaN(values[last]));
        double floor = drawnHeight - 1;
        for (int i = 0; i <= last; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double x = snappedLeftInset() + plotWidth() * (last == 0 ? 1 : (double) i / last);
            double y = HEAD + (floor - HEAD) * (1 - Math.max(0, values[i]) / max);
            if (i == 0 || Double.isNaN(values[i - 1])) {
                line.getElements().add(new MoveTo(x, y));
                area.getElements().add(new MoveTo(x, floor));
            } else {
                line.getElements().add(new LineTo(x, y));
            }
            area.getElements().add(new LineTo(x, y));
            if (i == last || Double.isNaN(values[i + 1])) {
                area.getElements().addAll(new LineTo(x, floor), new ClosePath());
            }
            end.setCenterX(x);
            end.setCenterY(y);
        }
    }

    private double plotWidth() {
        return drawnWidth - snappedLeftInset() - snappedRightInset() - end.getRadius();
    }

    private void drawBars(double max) {
        double step = (drawnWidth + BAR_GAP) / values.length;
        double width = Math.max(1, Math.floor(step - BAR_GAP));
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            double x = Math.round(i * step);
            double tall = values[i] <= 0 ? 1 : Math.max(3, Math.round(values[i] / max * drawnHeight));
            area.getElements().addAll(
                    new MoveTo(x, drawnHeight), new LineTo(x, drawnHeight - tall),
                    new LineTo(x + width, drawnHeight - tall), new LineTo(x + width, drawnHeight), new ClosePath());
        }
    }
}
