package claudoom.monitor.ui;

import claudoom.monitor.ui.LaneChart.Lane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;

/** The words of a lane chart: whose lane it is, and the times under them. Labels are kept and touched only when they change. */
final class LaneLabels {

    private static final double UNDER = 3;
    private static final double APART = 8;
    /** How far the first time may reach under the names. */
    private static final double OVERHANG = 20;

    private final LaneChart chart;
    private final List<Label> names = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();

    LaneLabels(LaneChart chart) {
        this.chart = chart;
    }

    void names(List<Lane> lanes, double height) {
        for (int i = 0; i < Math.max(names.size(), lanes.size()); i++) {
            var label = label(names, i, "lane-name");
            label.setVisible(i < lanes.size());
            if (i < lanes.size()) {
                name(label, lanes.get(i));
                double top = Math.round(i * height);
                label.resizeRelocate(0, top, LaneChart.NAMES - 4, Math.round((i + 1) * height) - top);
            }
        }
    }

    private static void name(Label label, Lane lane) {
        if (!lane.state().equals(label.getUserData())) {
            label.setUserData(lane.state());
            var icon = Parts.icon(lane.state().icon(), "state-icon", lane.state().role().style());
            label.setGraphic(Parts.slot(icon));
            label.applyCss(); // made during layout, so after the styles of this frame
        }
        if (!lane.name().equals(label.getText())) {
            label.setText(lane.name());
        }
        label.setAccessibleText(lane.name() + ", " + lane.state().word());
        if (lane.chosen() != label.getStyleClass().contains("chosen")) {
            if (lane.chosen()) {
                label.getStyleClass().add("chosen");
            } else {
                label.getStyleClass().remove("chosen");
            }
        }
    }

    void times(List<TimeTicks.Tick> ticks, double top) {
        double free = LaneChart.NAMES;
        for (int i = 0; i < Math.max(times.size(), ticks.size()); i++) {
            var label = label(times, i, "lane-time");
            label.setVisible(i < ticks.size());
            if (i < ticks.size()) {
                label.setText(ticks.get(i).label());
                label.applyCss();
                label.autosize();
                double left = Math.clamp(chart.x(ticks.get(i).at()) - label.getWidth() / 2,
                        LaneChart.NAMES - OVERHANG,
                        Math.max(LaneChart.NAMES, chart.getWidth() - label.getWidth()));
                label.setVisible(left >= free);
                label.relocate(left, top + UNDER);
                free = left >= free ? left + label.getWidth() + APART : free;
            }
        }
    }

    private Label label(List<Label> pool, int index, String style) {
        while (pool.size() <= index) {
            var label = Parts.label("", style);
            label.setManaged(false);
            label.setMouseTransparent(true);
            pool.add(label);
            chart.under(label);
        }
        return pool.get(index);
    }
}
