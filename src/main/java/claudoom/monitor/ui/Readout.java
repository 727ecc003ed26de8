package claudoom.monitor.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The box beside a chart's cursor; its lines are kept and reused from one mouse move to the next. */
final class Readout extends VBox {

    private static final int MOST = 10;
    private static final int MOST_WORDS = 4;
    private static final long DAY = 86_400_000;

    private final Label time = Parts.label("", "chart-time");
    private final Label words = Parts.label("", "caption");
    private final Label more = Parts.label("", "caption");
    private final List<Entry> entries = new ArrayList<>();

    Readout() {
        getStyleClass().add("chart-readout");
        time.setId("chart-time");
        getChildren().addAll(time, words, more);
    }

    void show(TimeChart chart, long at, List<String> said) {
        var content = chart.content();
        var moment = Instant.ofEpochMilli(at);
        time.setText(content.to() - content.from() > DAY
                ? Figures.exact(moment).substring(0, 10) + " " + Figures.time(moment)
                : Figures.time(moment));
        words.setText(String.join("\n", said.size() > MOST_WORDS
                ? said.subList(0, MOST_WORDS)
                : said) + (said.size() > MOST_WORDS ? "\nand " + (said.size() - MOST_WORDS) + " more" : ""));
        Parts.present(words, !said.isEmpty());
        int shown = Math.min(MOST, content.series().size());
        for (int i = 0; i < Math.max(shown, entries.size()); i++) {
            if (i == entries.size()) {
                entries.add(new Entry());
                getChildren().add(getChildren().size() - 1, entries.get(i).row);
            }
            Parts.present(entries.get(i).row, i < shown);
            if (i < shown) {
                var series = content.series().get(i);
                entries.get(i).show(series, Readings.written(chart, series, at));
            }
        }
        applyCss(); // new lines have no width before it
        more.setText("and " + (content.series().size() - shown) + " more");
        Parts.present(more, content.series().size() > shown);
    }

    /** Key, name and value of one series. */
    private static final class Entry {

        private final SeriesKey key = new SeriesKey();
        private final Label name = Parts.number("", "caption");
        private final Label value = Parts.number("");
        private final HBox row = Parts.row(key, name, Parts.grow(), value);

        void show(TimeChart.Series series, String written) {
            key.show(series.slot());
            name.setText(series.name());
            value.setText(written);
        }
    }
}
