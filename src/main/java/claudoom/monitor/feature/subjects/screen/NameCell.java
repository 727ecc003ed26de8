package claudoom.monitor.feature.subjects.screen;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A node's name, moved in by its depth, behind an arrow that opens and closes it. */
final class NameCell extends TableCell<SubjectRow, SubjectRow.@Nullable Name> {

    private static final PseudoClass RANGE = PseudoClass.getPseudoClass("range");
    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");
    private static final PseudoClass STORED = PseudoClass.getPseudoClass("stored");
    private static final double INDENT = 14;
    private static final double ARROW = 12;
    /** Deeper lines are not moved in any further than leaves so much for their names. */
    private static final double NAME = 100;

    private final Region arrow = new Region();
    private final StackPane place = new StackPane(arrow);

    /** @param toggle opens or closes the row whose arrow was clicked */
    NameCell(Consumer<SubjectRow> toggle) {
        arrow.getStyleClass().add("tree-arrow");
        arrow.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        place.setAlignment(Pos.CENTER_RIGHT);
        place.setMinHeight(20);
        setGraphicTextGap(6);
        widthProperty().subscribe(this::moveIn);
        place.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            var row = getTableRow().getItem();
            if (press.getButton() == MouseButton.PRIMARY && row != null && arrow.isVisible()) {
                toggle.accept(row);
                press.consume();
            }
        });
    }

    @Override
    protected void updateItem(SubjectRow.@Nullable Name name, boolean empty) {
        super.updateItem(name, empty);
        if (name == null || empty) {
            setText("");
            setGraphic(null);
            pseudoClassStateChanged(FRESH, false);
            return;
        }
        setText(name.text());
        setTextOverrun(name.range() ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
        arrow.setVisible(name.expandable());
        arrow.setRotate(name.open() ? 90 : 0);
        setGraphic(place);
        moveIn();
        pseudoClassStateChanged(RANGE, name.range());
        pseudoClassStateChanged(FRESH, name.fresh());
        pseudoClassStateChanged(STORED, name.stored());
        setAccessibleText(name.expandable() ? name.text() + (name.open() ? ", open" : ", closed") : name.text());
    }

    private void moveIn() {
        var name = getItem();
        if (name != null) {
            double room = Math.max(INDENT, getWidth() - NAME - ARROW);
            place.setMinWidth(ARROW + Math.min(INDENT * name.depth(), getWidth() > 0 ? room : INDENT * 4));
        }
    }
}
