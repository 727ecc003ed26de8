package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Suggestion;
import claudoom.monitor.feature.events.model.Suggestions;
import claudoom.monitor.feature.events.model.Vocabulary;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Parts;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * Offers under a field what could be typed next. Down opens and chooses, Tab takes the chosen one or the first for a word that is begun, Enter takes a
 * chosen one, Escape closes; nothing is ever taken by typing on.
 */
final class Completion {

    private static final double ROW = 26;
    private static final int MOST_ROWS = 9;

    private final TextField field;
    private final Suggestions suggestions;
    private final Surroundings around;
    private final Aside aside;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private Vocabulary seen = Vocabulary.NONE;
    private final BooleanSupplier wanted;
    private boolean asking;
    private Node above;

    Completion(TextField field, Suggestions suggestions, Surroundings around, Aside aside) {
        this(field, suggestions, around, aside, () -> true);
    }

    /** @param wanted whether anything is to be offered at present */
    Completion(TextField field, Suggestions suggestions, Surroundings around, Aside aside, BooleanSupplier wanted) {
        this.wanted = wanted;
        this.field = field;
        above = field;
        this.suggestions = suggestions;
        this.around = around;
        this.aside = aside;
        list.setId(field.getId() + "-completion");
        list.setAccessibleText("What could be typed next");
        list.getStyleClass().add("completion");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(of -> new SuggestionCell());
        list.setPlaceholder(Parts.label(""));
        list.setOnMouseClicked(click -> take(list.getSelectionModel().getSelectedItem()));
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setConsumeAutoHidingEvents(false); // a click elsewhere means what is there
        popup.setHideOnEscape(false); // Escape must not empty the field behind it
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().subscribe(this::focus);
        field.caretPositionProperty().subscribe(caret -> moved());
    }

    /** Opens under this, which tells what is wrong with what is typed, so that both can be read. */
    void under(Node line) {
        above = line;
    }

    private void focus(boolean focused) {
        if (focused) {
            learn();
        } else {
            popup.hide();
        }
    }

    /** The words of recent messages, gathered beside the frames. */
    private void learn() {
        if (!asking) {
            asking = true;
            aside.run(around.heard(), words -> {
                seen = words;
                asking = false;
            }, () -> asking = false);
        }
    }

    private void moved() {
        if (!field.isFocused() || field.getText().isBlank()) {
            popup.hide();
        } else {
            offer();
        }
    }

    private void offer() {
        if (!wanted.getAsBoolean()) {
            popup.hide();
            return;
        }
        var offers = suggestions.at(field.getText(), field.getCaretPosition(), seen);
        var window = field.getScene() == null ? null : field.getScene().getWindow();
        if (offers.isEmpty() || window == null || field.getSelection().getLength() > 0) {
            popup.hide();
            return;
        }
        list.getItems().setAll(offers);
        list.getSelectionModel().clearSelection();
        double height = Math.min(offers.size(), MOST_ROWS) * ROW + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        Bounds place = field.localToScreen(field.getLayoutBounds());
        Bounds line = above.localToScreen(above.getLayoutBounds());
        if (!popup.isShowing() && place != null && line != null) {
            popup.show(field, place.getMinX(), line.getMaxY() + 2);
        }
    }

    private void key(KeyEvent key) {
        if (!popup.isShowing()) {
            if (key.getCode() == KeyCode.DOWN) {
                learn();
                offer();
                key.consume();
            }
            return;
        }
        var chosen = list.getSelectionModel();
        switch (key.getCode()) {
            case DOWN -> chosen.select(Math.min(chosen.getSelectedIndex() + 1, list.getItems().size() - 1));
            case UP -> chosen.select(Math.max(chosen.getSelectedIndex() - 1, 0));
            case TAB -> {
                var first = list.getItems().getFirst();
                if (chosen.isEmpty() && first.from() == first.to()) { // no word is begun: Tab goes on as everywhere
                    popup.hide();
                    return;
                }
                take(chosen.isEmpty() ? first : chosen.getSelectedItem());
            }
            case ENTER -> {
                if (chosen.isEmpty()) { // nothing is taken, so Enter means what it means in the field
                    popup.hide();
                    return;
                }
                take(chosen.getSelectedItem());
            }
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, chosen.getSelectedIndex() - MOST_ROWS + 1));
        key.consume();
    }

    private void take(@Nullable Suggestion one) {
        popup.hide();
        if (one != null) {
            boolean last = one.to() == field.getLength();
            field.replaceText(one.from(), one.to(), one.text() + (last ? " " : ""));
        }
    }
}
