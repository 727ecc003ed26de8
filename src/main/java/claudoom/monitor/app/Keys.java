package claudoom.monitor.app;

import claudoom.monitor.feature.Feature;
import claudoom.monitor.ui.Parts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** The keys that work on every screen. */
final class Keys {

    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination PAUSE =
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination CONNECT =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);

    private final Shell shell;
    private final List<Feature> screens;
    private final TopBar.Actions actions;
    private final boolean readOnly;
    private @Nullable PopOver help;

    Keys(Shell shell, List<Feature> screens, TopBar.Actions actions, boolean readOnly) {
        this.shell = shell;
        this.screens = screens;
        this.actions = actions;
        this.readOnly = readOnly;
    }

    void installOn(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (PALETTE.match(event)) {
            shell.palette();
        } else if (FILTER.match(event)) {
            shell.filter();
        } else if (EXPORT.match(event)) {
            if (!shell.export()) {
                return; // the screen may have its own
            }
        } else if (CONNECT.match(event)) {
            actions.connect();
        } else if (PAUSE.match(event) && !readOnly) {
            actions.pauseOrResume(!shell.paused());
        } else if (event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown()
                && screen(event.getCode()) != null) {
            shell.open(String.valueOf(screen(event.getCode())));
        } else if (event.getCode() == KeyCode.F1) {
            help();
        } else {
            return;
        }
        event.consume();
    }

    private @Nullable String screen(KeyCode code) {
        int digit = DIGITS.indexOf(code);
        return digit >= 0 && digit < screens.size() ? screens.get(digit).name() : null;
    }

    private void help() {
        if (help != null) {
            help.hide();
        }
        var keys = Parts.facts();
        for (int n = 0; n < screens.size(); n++) {
            keys.with("Ctrl+" + (n + 1), screens.get(n).name());
        }
        keys.with("Ctrl+K", "Go to or do…").with("Ctrl+F", "Filter")
                .with("Ctrl+Shift+P", "Pause the experiment, or resume it")
                .with("Ctrl+Shift+O", "Connect to another server…").with("Esc", "Back, cancel")
                .with("F1", "These keys");
        screens.stream().filter(one -> one.name().equals(shell.shownScreen())).flatMap(one -> one.keys().stream())
                .forEach(one -> keys.with(one.key(), one.does()));
        keys.getStyleClass().add("popover-body");
        help = new PopOver(keys);
        help.setAnimated(false);
        help.setTitle("Keys");
        help.setHeaderAlwaysVisible(true);
        help.setArrowSize(0);
        var window = shell.getScene().getWindow();
        help.show(window); // in the middle of the desktop, which may be beside the window
        help.setX(window.getX() + (window.getWidth() - help.getWidth()) / 2);
        help.setY(window.getY() + Math.max(0, window.getHeight() - help.getHeight()) / 2);
    }
}
