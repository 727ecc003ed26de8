package claudoom.monitor.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;

/** Shows or puts away the last pane of a split, so that the list has all the room; the dividers come back as they were. */
public final class DetailToggle extends ToggleButton {

    private final SplitPane split;
    private final Node detail;
    private double[] dividers;

    /** @param split with all its panes and dividers in place */
    public DetailToggle(String id, SplitPane split) {
        super("Detail", Parts.icon("fas-columns"));
        this.split = split;
        detail = split.getItems().getLast();
        dividers = split.getDividerPositions();
        setId(id);
        getStyleClass().add("quiet");
        setMinWidth(USE_PREF_SIZE);
        setSelected(true);
        Parts.tip(this, "Show or hide the detail");
        setOnAction(pressed -> show(isSelected()));
    }

    /**
     * Begins as it was left.
     *
     * @param shown whether the detail was there
     * @param keep is told when the user puts it away or takes it back
     */
    public void remember(boolean shown, Consumer<Boolean> keep) {
        if (!shown) {
            setSelected(false);
            show(false);
        }
        selectedProperty().subscribe((before, now) -> keep.accept(now));
    }

    private void show(boolean shown) {
        if (shown) {
            split.getItems().add(detail);
            split.setDividerPositions(dividers);
        } else {
            dividers = split.getDividerPositions();
            split.getItems().remove(detail);
        }
    }
}
