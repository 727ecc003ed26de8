package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Tables;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The busiest subjects: a click or Enter goes to the subject in the tree. */
final class TalkersTable {

    private final TableView<TalkerRow> table;
    private final StackPane node;

    /** @param go is given the subject that was chosen */
    TalkersTable(TalkersViewModel model, Consumer<TalkerRow> go) {
        var place = Tables.<TalkerRow, Integer>number("subjects-talker-place", "#", 44,
                row -> new ReadOnlyObjectWrapper<>(row.place()), Object::toString).lead();
        place.setMinWidth(52);
        place.setMaxWidth(60);
        var subject = Tables.words("subjects-talker-subject", "Subject", 320, TalkerRow::subjectProperty);
        var messages = Tables.<TalkerRow, @Nullable String>number("subjects-talker-messages", "Messages", 96,
                TalkerRow::messagesProperty, TalkersTable::plain);
        var rate = Tables.<TalkerRow, @Nullable String>number("subjects-talker-rate", "Msg/s", 84,
                TalkerRow::rateProperty, TalkersTable::plain);
        var byteRate = Tables.<TalkerRow, @Nullable String>number("subjects-talker-bytes", "Bytes/s", 84,
                TalkerRow::byteRateProperty, TalkersTable::plain).tail();
        table = Tables.table("subjects-talkers", model.rows(), new EmptyState("fas-volume-mute",
                "Nothing came in this window", "Choose a longer one, or wait for messages."),
                java.util.List.of(place, subject, messages, rate, byteRate));
        java.util.List.of(messages, rate, byteRate).forEach(column -> {
            column.setMinWidth(column.getPrefWidth());
            column.setMaxWidth(column.getPrefWidth() * 1.5);
        });
        table.getColumns().forEach(column -> column.setSortable(false)); // the places are the order
        table.getStyleClass().add("dense");
        table.setAccessibleText("Top talkers");
        hold(model);
        table.setRowFactory(t -> row(go));
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                go.accept(chosen);
                key.consume();
            }
        });
        var loading = new LoadingState("subjects-talkers-loading", "Counting", "Looks through all subjects once.");
        node = new StackPane(table, loading);
        model.askedProperty().subscribe(asked -> {
            Parts.present(table, asked);
            Parts.present(loading, !asked);
        });
    }

    /** Nothing moves under the pointer, or under a row that was chosen by keyboard. */
    private void hold(TalkersViewModel model) {
        var chosen = table.getSelectionModel();
        Runnable hold = () -> model.hold(model.shownProperty().get()
                && (table.isHover() || (table.isFocusWithin() && !chosen.isEmpty())));
        table.hoverProperty().subscribe(hold);
        table.focusWithinProperty().subscribe(hold);
        chosen.selectedItemProperty().subscribe(hold);
        model.shownProperty().subscribe(shown -> {
            if (!shown) {
                chosen.clearSelection();
            }
            hold.run();
        });
    }

    private static TableRow<TalkerRow> row(Consumer<TalkerRow> go) {
        var row = new TableRow<TalkerRow>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                go.accept(row.getItem());
            }
        });
        return row;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    Region node() {
        return node;
    }

    void focus() {
        table.requestFocus();
    }
}
