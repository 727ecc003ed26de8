package claudoom.monitor.feature.deadletters.screen;

import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A cell of some lines that follows its row and the clock while it is in use; its nodes are made once. */
abstract class MailCell<R, V> extends ListCell<R> {

    private final ObservableValue<Instant> now;
    private final VBox content = new VBox();
    private Subscription listening = Subscription.EMPTY;

    MailCell(ObservableValue<Instant> now) {
        this.now = now;
        setPrefWidth(0);
    }

    /** Called once, with the lines from top to bottom. */
    final VBox lines(Node... lines) {
        content.getChildren().setAll(lines);
        content.getStyleClass().add("two-lines");
        return content;
    }

    /** What the row shows, which changes in place. */
    abstract ObservableValue<V> valueOf(R row);

    abstract void show(V value);

    abstract void age(V value, Instant at);

    @Override
    protected final void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(content);
        var value = valueOf(row);
        listening = Subscription.combine(value.subscribe(next -> {
            show(next);
            age(next, now.getValue());
        }), now.subscribe(at -> age(value.getValue(), at)));
    }
}
