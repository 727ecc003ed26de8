package claudoom.monitor.feature.subjects.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keyboard in the tree: right and left open, close and walk, Enter opens or goes to the message, Space freezes it, Escape lets
 * go of the selection, and typing finds.
 */
final class TreeKeys {

    private static final Duration TYPED_TOGETHER = Duration.ofSeconds(1);

    private final SubjectsViewModel model;
    private final SubjectTable table;
    private final Runnable toMessage;
    private final InstantSource clock;
    private String typed = "";
    private Instant typedAt = Instant.EPOCH;

    private TreeKeys(SubjectsViewModel model, SubjectTable table, Runnable toMessage, InstantSource clock) {
        this.model = model;
        this.table = table;
        this.toMessage = toMessage;
        this.clock = clock;
    }

    /** @param toMessage puts the keyboard into the message of the selected subject */
    static void teach(SubjectsViewModel model, SubjectTable table, Runnable toMessage, InstantSource clock) {
        var keys = new TreeKeys(model, table, toMessage, clock);
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
        var now = clock.instant();
        boolean goesOn = Duration.between(typedAt, now).compareTo(TYPED_TOGETHER) < 0;
        typed = goesOn ? typed + letter : letter;
        typedAt = now;
        var found = model.find(typed, model.selectedProperty().get(), goesOn);
        if (found != null) {
            table.go(found);
        }
        key.consume();
    }
}
