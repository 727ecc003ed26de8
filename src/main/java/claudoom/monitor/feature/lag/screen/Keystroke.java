package claudoom.monitor.feature.lag.screen;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A key that means something by itself, pressed where nothing is typed. */
final class Keystroke {

    private Keystroke() {}

    static boolean plain(KeyEvent key, KeyCode code) {
        return key.getCode() == code && !key.isControlDown() && !key.isAltDown() && !key.isMetaDown()
                && !(key.getTarget() instanceof TextInputControl);
    }
}
