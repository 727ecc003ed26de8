package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.HistoryLine;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message: when, how long after the one before, how large, from where, and what it says; or a gap. */
final class HistoryCell extends ListCell<HistoryLine> {

    private final FontIcon from = Parts.icon("fas-broadcast-tower");
    private final Label time = Parts.number("");
    private final Label interval = Parts.number("", "muted");
    private final Label beginning = Parts.label("", "history-text");
    private final HBox message = Parts.row(Parts.slot(from), time, interval, beginning);
    private final Label gap = Parts.label("", "history-gap");
    private final Tooltip whole = new Tooltip();
    private final Function<Arrival, String> words;

    /** @param words a message in a few words, safe to show */
    HistoryCell(Function<Arrival, String> words) {
        this.words = words;
        beginning.setMinWidth(0);
        HBox.setHgrow(beginning, Priority.ALWAYS);
        gap.setGraphic(Parts.icon("fas-unlink"));
        setPrefWidth(0); // as wide as the list: the text gives way, the numbers do not
    }

    @Override
    protected void updateItem(@Nullable HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove("gap");
        if (line == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        switch (line) {
            case HistoryLine.Gap missing -> {
                gap.setText(missing.word());
                getStyleClass().add("gap");
                setTooltip(null);
                setAccessibleText("Gap: " + missing.word());
                setGraphic(gap);
            }
            case HistoryLine.Message one -> show(one);
        }
    }

    private void show(HistoryLine.Message one) {
        var arrival = one.message().arrival();
        var origin = origin(one.message());
        from.setIconLiteral(one.message().live() ? "fas-broadcast-tower" : "fas-database");
        time.setText(Figures.timeMillis(arrival.at()));
        interval.setText(one.afterPrevious() == null ? "" : "+" + Figures.latency(one.afterPrevious()));
        beginning.setText(arrival.size() == 0 ? "no payload" : words.apply(arrival));
        whole.setText(origin + "\n" + Figures.exact(arrival.at()) + "\n" + Figures.bytes((long) arrival.size()));
        setTooltip(whole);
        setAccessibleText(origin + ", " + time.getText() + ", " + beginning.getText());
        setGraphic(message);
    }

    private static String origin(HistoryMessage message) {
        var place = message.stored();
        var stored = place == null ? "" : place.stream() + " sequence " + Figures.count(place.sequence());
        return message.live() ? stored.isEmpty() ? "live" : "live, stored as " + stored : "stored, " + stored;
    }
}
