package claudoom.monitor.feature.events.screen;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A row that looks like what it shows; only the two states that differ are touched. */
final class EventTableRow extends TableRow<EventRow> {

    private static final Map<Mark.Sort, PseudoClass> STATES = states();

    private Mark.Sort worn = Mark.Sort.QUIET;
    private Subscription mark = Subscription.EMPTY;

    private static Map<Mark.Sort, PseudoClass> states() {
        var states = new EnumMap<Mark.Sort, PseudoClass>(Mark.Sort.class);
        Arrays.stream(Mark.Sort.values()).forEach(sort -> states.put(sort, PseudoClass.getPseudoClass(sort.style())));
        return Map.copyOf(states);
    }

    EventTableRow() {
        wear(Mark.Sort.PLAIN);
    }

    @Override
    protected void updateItem(@Nullable EventRow row, boolean empty) {
        super.updateItem(row, empty);
        mark.unsubscribe();
        mark = row == null || empty ? Subscription.EMPTY : row.markProperty().subscribe(now -> wear(now.sort()));
    }

    private void wear(Mark.Sort sort) {
        if (sort != worn) {
            pseudoClassStateChanged(STATES.get(worn), false);
            pseudoClassStateChanged(STATES.get(sort), true);
            worn = sort;
            requestLayout();
        }
    }

    /** What is missing is said in one sentence, so it gets the room of all columns after the time. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (worn == Mark.Sort.GAP && getChildren().size() > 2) {
            var sentence = getChildren().getLast().getLayoutX();
            var from = getChildren().get(1).getLayoutX();
            var cell = getChildren().getLast();
            double width = sentence + cell.getLayoutBounds().getWidth() - from;
            cell.resizeRelocate(from, cell.getLayoutY(), width, cell.getLayoutBounds().getHeight());
        }
    }
}
