package claudoom.monitor.ui;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that shows a state; it has one chip for as long as it lives. */
final class SignCell<R> extends TableCell<R, @Nullable Sign> {

    private @Nullable Chip chip;

    SignCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable Sign sign, boolean empty) {
        super.updateItem(sign, empty);
        if (sign == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        if (chip == null) {
            chip = new Chip(sign);
        }
        chip.show(sign);
        setGraphic(chip);
        setAccessibleText(sign.word());
    }
}
