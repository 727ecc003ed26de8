package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.Group;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Sparkline;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A group in the list: what failed, how often, when, and the shape of the last hour. */
final class GroupCell extends ListCell<GroupRow> {

    static final double HEIGHT = 80;
    private static final int LONGEST = 120;

    private final ObservableValue<Instant> now;
    private final Label words = Parts.label("", "name");
    private final Label count = Parts.number("", "figure-small");
    private final Label span = Parts.label("", "caption");
    private final Sparkline hour = Sparkline.bars().sized(60, 14);
    private final VBox content;
    private Subscription listening = Subscription.EMPTY;

    GroupCell(ObservableValue<Instant> now) {
        this.now = now;
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = Parts.row(words, count);
        top.setAlignment(Pos.BASELINE_LEFT);
        content = new VBox(top, Parts.row(span, Parts.grow(), hour));
        content.getStyleClass().add("two-lines");
        hour.setAccessibleText("letters of the last hour");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(GroupRow row, boolean empty) {
        super.updateItem(row, empty);
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(content);
        listening =
                Subscription.combine(row.groupProperty().subscribe(this::show), now.subscribe(at -> age(row.group())));
    }

    private void show(Group group) {
        words.setText(Visible.line(group.fingerprint(), LONGEST));
        count.setText(Figures.count(group.count()));
        hour.show(group.hour());
        age(group);
        setAccessibleText(words.getText() + ", " + count.getText());
    }

    private void age(Group group) {
        var at = now.getValue();
        var newest = Figures.age(group.last(), at);
        var oldest = Figures.age(group.first(), at);
        span.setText(group.count() == 0
                ? "none yet"
                : newest.equals(oldest) ? newest + " ago" : newest + " – " + oldest + " ago");
    }
}
