package claudoom.monitor.app;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Ctrl+K: every screen, action, agent and consumer by a few letters of its name. */
final class Palette extends StackPane {

    private static final int MOST = 50;

    /** @param hint its key, or what kind of thing it is */
    record Choice(String words, String hint, Runnable action) {}

    private final TextField field = new TextField();
    private final ListView<Choice> list = new ListView<>();
    private final Supplier<List<Choice>> choices;

    Palette(Supplier<List<Choice>> choices, boolean readOnly) {
        this.choices = choices;
        getStyleClass().add("palette-veil");
        setId("palette");
        field.setId("palette-field");
        field.setPromptText("Go to or do…");
        list.setId("palette-list");
        list.setCellFactory(view -> new Line());
        list.setPrefHeight(320);
        list.setPlaceholder(Parts.paragraph(readOnly
                ? "No screen, action, agent or consumer of that name. Read-only: nothing can be sent, so what sends is not listed."
                : "No screen, action, agent or consumer of that name", "caption"));
        var box = new VBox(field, list);
        box.getStyleClass().addAll("card", "palette-box");
        box.setMaxSize(520, Region.USE_PREF_SIZE);
        setAlignment(box, Pos.TOP_CENTER);
        getChildren().add(box);
        field.textProperty().subscribe(text -> filter());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        list.setOnMouseClicked(event -> run());
        Parts.present(this, false);
    }

    void open() {
        Parts.present(this, true);
        field.clear();
        filter();
        field.requestFocus();
    }

    void close() {
        Parts.present(this, false);
    }

    private void filter() {
        var words = field.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        list.getItems().setAll(choices.get().stream().filter(choice -> {
            var text = choice.words.toLowerCase(Locale.ROOT);
            return List.of(words).stream().allMatch(text::contains);
        }).limit(MOST).toList());
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            close();
        } else if (code == KeyCode.ENTER) {
            run();
        } else if (code == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else {
            return;
        }
        event.consume();
    }

    private void run() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.action.run();
        }
    }

    private static final class Line extends ListCell<Choice> {

        private final Label words = Parts.label("");
        private final Label hint = Parts.label("", "keys");
        private final Region row = Parts.row(words, Parts.grow(), hint);

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                return;
            }
            words.setText(Visible.line(choice.words, 100));
            hint.setText(Visible.line(choice.hint, 40));
            setGraphic(row);
        }
    }
}
