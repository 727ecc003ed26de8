package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A card with one figure that is read from across the room, a small picture of it, and a line of detail. */
abstract class NumberCard extends VBox {

    private final Label number;
    private final Label unit;

    NumberCard(String id, HBox head, Node picture, Node... caption) {
        getStyleClass().addAll("card", "number-card");
        setId(id);
        setMinWidth(0);
        var figure = Parts.figure(id + "-figure", "–", "");
        number = (Label) figure.getChildren().getFirst();
        unit = (Label) figure.getChildren().getLast();
        unit.setId(id + "-unit");
        picture.getStyleClass().add("picture");
        var line = Parts.row(caption);
        line.getStyleClass().add("number-caption");
        getChildren().addAll(head, figure, picture, line);
    }

    final void figure(String text, String words) {
        number.setText(text);
        unit.setText(words);
    }

    /** A click on the card, or Enter, goes to that screen. */
    final void opens(String screen, Consumer<String> open) {
        setAccessibleText("Open " + screen);
        Opening.on(this, () -> open.accept(screen));
    }

    /** The row that holds the figure, for cards that say more beside it. */
    final HBox figureLine() {
        return (HBox) number.getParent();
    }
}
