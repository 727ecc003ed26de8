package claudoom.monitor.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

/** The legend of a chart whose lines can be taken away and brought back: one switch a line, with what it stands at. */
public final class SeriesSwitches extends OneLine {

    private static final double MOMENT = 50;

    private final TimeChart chart;
    private final Label moment = Parts.label("", "caption");
    private final List<Switch> switches = new ArrayList<>();
    private String newest = "now";

    /**
     * @param id of the switches, which end in their place from 0; line n has the slot n + 1
     * @param switched is told the place and whether it is to be seen
     */
    public SeriesSwitches(TimeChart chart, String id, List<String> names, BiConsumer<Integer, Boolean> switched) {
        this.chart = chart;
        getStyleClass().addAll("chart-legend", "series-switches");
        moment.setMinWidth(MOMENT);
        moment.setAccessibleText("Moment of these values");
        getChildren().add(moment);
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            var one = new Switch(id + "-" + i, names.get(i), i + 1);
            one.button.setOnAction(click -> switched.accept(place, one.button.isSelected()));
            switches.add(one);
            getChildren().add(one.button);
        }
        chart.pointedProperty().subscribe(at -> refresh());
    }

    /**
     * Which lines are to be seen; call after {@link TimeChart#show}, whose content has only those.
     *
     * @param word what the newest moment is called; empty for its time
     */
    public void show(List<Boolean> on, String word) {
        newest = word;
        for (int i = 0; i < switches.size(); i++) {
            switches.get(i).turn(on.get(i));
        }
        refresh();
    }

    private void refresh() {
        var pointed = chart.pointedProperty().getValue();
        long at = chart.pointedOr(chart.content().to());
        moment.setText(pointed == null && !newest.isEmpty() ? newest : Figures.time(Instant.ofEpochMilli(at)));
        for (var one : switches) {
            var series = chart.content().series().stream().filter(line -> line.slot() == one.slot).findFirst();
            one.say(series.map(line -> chart.written(TimeChart.valueAt(line, at))).orElse(""));
        }
    }

    /** Key, word and number of one line, to be pressed. */
    private static final class Switch {

        private final int slot;
        private final String name;
        private final Label now = Parts.number("");
        private final ToggleButton button = new ToggleButton();

        Switch(String id, String name, int slot) {
            this.slot = slot;
            this.name = name;
            var key = new SeriesKey();
            key.show(slot);
            key.getStyleClass().add("line-key");
            var box = Parts.row(key, Parts.label(name, "caption"), now);
            box.getStyleClass().add("legend");
            button.setId(id);
            button.setGraphic(box);
            button.getStyleClass().setAll("series-switch");
            button.setMinWidth(USE_PREF_SIZE);
            Parts.tip(button, "Show or hide " + name);
        }

        void turn(boolean on) {
            button.setSelected(on);
            if (on == button.getStyleClass().contains("off")) {
                if (on) {
                    button.getStyleClass().remove("off");
                } else {
                    button.getStyleClass().add("off");
                }
            }
        }

        void say(String value) {
            boolean on = button.isSelected();
            now.setText(on ? value : "");
            Parts.present(now, on);
            button.setAccessibleText(on ? name + " " + value + ", shown" : name + ", hidden");
        }
    }
}
