package claudoom.monitor.feature.subjects.screen;

import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keyboard in the tree: right and left open, close and walk, Enter opens or goes to the message, Space freezes it, Escape lets
 * go of the selection, and what is typed filters.
 */
final class TreeKeys {

    private final SubjectsViewModel model;
    private final SubjectTable table;
    private final Runnable toMessage;
    private final Consumer<String> type;

    private TreeKeys(SubjectsViewModel model, SubjectTable table, Runnable toMessage, Consumer<String> type) {
        this.model = model;
        this.table = table;
        this.toMessage = toMessage;
        this.type = type;
    }

    /**
     * @param toMessage puts the keyboard into the message of the selected subject
     * @param type goes on in the filter with what was typed
     */
    static void teach(SubjectsViewModel model, SubjectTable table, Runnable toMessage, Consumer<String> type) {
        var keys = new TreeKeys(model, table, toMessage, type);
        table.node().addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        table.node().addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void pressed(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown() || key.isShiftDown()) {
            return;
        }
        var row = model.selectedProperty().get();
        if (row != null && act(key.getCode(), row)) {
            key.consume();
        }
    }

    private boolean act(KeyCode code, SubjectRow row) {
        switch (code) {
            case RIGHT -> right(row);
            case LEFT -> left(row);
            case ENTER -> enter(row);
            case SPACE -> model.leaf().freeze(!model.leaf().frozenProperty().get());
            case ESCAPE -> model.select(null);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void right(SubjectRow row) {
        if (!row.line().expandable()) {
            return;
        }
        if (!model.isOpen(row)) {
            model.open(row);
            return;
        }
        int below = model.rows().indexOf(row) + 1;
        if (below < model.rows().size()) {
            table.go(model.rows().get(below));
        }
    }

    private void left(SubjectRow row) {
        if (model.isOpen(row)) {
            model.close(row);
            return;
        }
        var above = model.above(row);
        if (above != null) {
            table.go(above);
        }
    }

    private void enter(SubjectRow row) {
        if (row.line().expandable()) {
            model.toggle(row);
        } else {
            toMessage.run();
        }
    }

    private void typed(KeyEvent key) {
        var letter = key.getCharacter();
        if (letter.isBlank() || letter.charAt(0) < ' ' || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        type.accept(letter);
        key.consume();
    }
}
