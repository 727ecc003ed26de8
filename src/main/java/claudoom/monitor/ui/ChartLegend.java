package claudoom.monitor.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What the lines of a chart are called and what they stand at; follows the chart's cursor, else says the newest values. */
public final class ChartLegend extends OneLine {

    private static final double MOMENT = 50;

    private final TimeChart chart;
    /** When the values are of; as wide as a time, so that nothing moves when the cursor comes. */
    private final Label moment = Parts.label("", "caption");
    private final List<Entry> entries = new ArrayList<>();
    private String removeId = "";
    private String newest = "now";
    private IntConsumer remover = at -> {};

    public ChartLegend(TimeChart chart) {
        this.chart = chart;
        getStyleClass().add("chart-legend");
        moment.setMinWidth(MOMENT);
        moment.setAccessibleText("Moment of these values");
        chart.pointedProperty().subscribe(at -> refresh());
    }

    /**
     * Gives each line a button that takes it away.
     *
     * @param id of the buttons, which end in the place of their line from 0
     * @param remove is told that place
     */
    public void removable(String id, IntConsumer remove) {
        removeId = id;
        remover = remove;
    }

    /**
     * Call after {@link TimeChart#show}.
     *
     * @param word what the newest moment is called from now on; empty for its time
     */
    public void refresh(String word) {
        newest = word;
        refresh();
    }

    /** Call after {@link TimeChart#show}. */
    public void refresh() {
        var series = chart.content().series();
        while (entries.size() < series.size()) {
            entries.add(entry(entries.size()));
        }
        if (getChildren().size() != series.size() + 1) {
            getChildren().setAll(entries.subList(0, series.size()).stream().map(e -> e.box).toList());
            getChildren().addFirst(moment);
        }
        var pointed = chart.pointedProperty().getValue();
        moment.setText(pointed == null && !newest.isEmpty()
                ? newest
                : Figures.time(Instant.ofEpochMilli(chart.pointedOr(chart.content().to()))));
        Parts.present(moment, !series.isEmpty());
        long at = chart.pointedOr(chart.content().to());
        for (int i = 0; i < series.size(); i++) {
            entries.get(i).show(series.get(i), chart.written(TimeChart.valueAt(series.get(i), at)));
        }
    }

    private Entry entry(int place) {
        var entry = new Entry();
        if (!removeId.isEmpty()) {
            var remove = Parts.iconButton(removeId + "-" + place, "fas-times", "Take this line away");
            remove.setOnAction(click -> remover.accept(place));
            entry.box.getChildren().add(remove);
        }
        return entry;
    }

    /** Key, word and number of one line. */
    private static final class Entry {

        private final SeriesKey key = new SeriesKey();
        private final Label word = Parts.label("", "caption");
        private final Label now = Parts.number("");
        private final HBox box = Parts.row(key, word, now);

        Entry() {
            box.getStyleClass().add("legend");
        }

        void show(TimeChart.Series series, String value) {
            key.show(series.slot());
            word.setText(series.name());
            now.setText(value);
        }
    }
}
