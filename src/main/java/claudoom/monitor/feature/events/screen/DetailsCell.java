package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Fill.Phase;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Upright;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What matters most of an event; on a gap's line, which it has nearly to itself, also what can be done. */
final class DetailsCell extends TableCell<EventRow, String> {

    private final IntConsumer fill;
    private final Consumer<Boolean> go;
    /** A gap may have more to say than there is room for. */
    private final Tooltip whole = new Tooltip();
    private @Nullable Links links;

    /** What a gap's line offers; none of it takes the focus, for keys on the row do the same. */
    private final class Links extends HBox {

        private final Button fillIn = button("events-fill", "fas-fill-drip");

        Links() {
            getStyleClass().add("gap-links");
            fillIn.setOnAction(e -> fill.accept(getIndex()));
            getChildren().addAll(fillIn,
                    step("events-gap-before", "fas-chevron-up", "To the gap before  Ctrl+Up", false),
                    step("events-gap-next", "fas-chevron-down", "To the next gap  Ctrl+Down", true));
        }

        private Button step(String id, String icon, String words, boolean down) {
            var step = button(id, icon);
            Parts.tip(step, words);
            step.setAccessibleText(words);
            step.setOnAction(e -> {
                getTableView().getSelectionModel().select(getIndex());
                go.accept(down);
            });
            return step;
        }

        private Button button(String id, String icon) {
            var button = Parts.button(id, icon, "", "small-button");
            button.setFocusTraversable(false);
            button.setMinWidth(USE_PREF_SIZE);
            return button;
        }

        void offer(boolean fillable, boolean running) {
            var text = running ? "Stop" : "Fill in";
            fillIn.setText(text);
            fillIn.setAccessibleText(text + " what is missing, from streams");
            Parts.present(fillIn, fillable || running);
        }
    }

    /**
     * @param fill fills the gap on a row, or stops doing so
     * @param go goes to the next gap if true, else to the one before
     */
    DetailsCell(IntConsumer fill, Consumer<Boolean> go) {
        this.fill = fill;
        this.go = go;
        setContentDisplay(ContentDisplay.RIGHT);
    }

    /** Loads what the line of a gap needs: the first gap comes when there is little time for it. */
    static void ahead() {
        new DetailsCell(at -> {}, down -> {}).new Links();
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(text == null || empty ? "" : Upright.line(text));
        var row = empty ? null : getTableRow().getItem();
        boolean gap = row != null && row.markProperty().get().sort() == Mark.Sort.GAP;
        if (row != null && gap && row.shown().what() instanceof LogLine.Missing(var what)) {
            var there = links == null ? new Links() : links;
            links = there;
            there.offer(what.fillable(), what.fill().phase() == Phase.RUNNING);
            setGraphic(there);
            whole.setText(text == null ? "" : text.replace(" · ", "\n").replace("; ", "\n"));
            setTooltip(whole);
        } else {
            setGraphic(null);
            setTooltip(null);
        }
    }
}
