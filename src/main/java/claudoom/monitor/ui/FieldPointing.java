package claudoom.monitor.ui;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Mouse and menu key over a view in which values of a message stand. */
final class FieldPointing {

    private static final double INSET = 24;
    private static final KeyCombination SHIFT_F10 = KeyCombination.keyCombination("Shift+F10");

    private final FieldMenu menu;
    private MouseButton pressed = MouseButton.NONE;

    FieldPointing(FieldMenu menu) {
        this.menu = menu;
    }

    /**
     * Makes values in a view answer.
     *
     * @param under the value at a place of the view
     * @param chosen the value that the keyboard is at; null as its result if it is at none
     */
    void over(Node view, Function<EventTarget, @Nullable Field> under, Supplier<@Nullable Field> chosen) {
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> pressed = press.getButton());
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            boolean plain = click.getButton() == MouseButton.PRIMARY && click.isStillSincePress();
            if (plain && clickable(click.getTarget()) && menu.click(under.apply(click.getTarget()))) {
                click.consume();
            }
        });
        view.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            boolean byMouse = !asked.isKeyboardTrigger() && pressed == MouseButton.SECONDARY;
            var field = byMouse ? under.apply(asked.getTarget()) : null; // some platforms report every press as a request
            if (field != null) {
                menu.show(field, view, asked.getScreenX(), asked.getScreenY());
            }
            asked.consume();
        });
        view.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            boolean onSign = clickable(key.getTarget());
            boolean act = key.getCode() == KeyCode.ENTER || (onSign && key.getCode() == KeyCode.SPACE);
            if (act && menu.click(onSign ? under.apply(key.getTarget()) : chosen.get())) {
                key.consume();
            }
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var field = key.getCode() == KeyCode.CONTEXT_MENU || SHIFT_F10.match(key) ? chosen.get() : null;
            if (field != null) {
                Bounds bounds = view.localToScreen(view.getBoundsInLocal());
                menu.show(field, view, bounds.getMinX() + INSET, bounds.getMinY() + INSET);
                key.consume();
            }
        });
    }

    /** A value that looks like one to click on. */
    private static boolean clickable(EventTarget target) {
        for (var node = target instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("number")) {
                return true;
            }
        }
        return false;
    }
}
