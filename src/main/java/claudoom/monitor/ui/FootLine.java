package claudoom.monitor.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * The line under a list, of parts by their importance: those that find no room are counted, not cut, and the tooltip has them
 * all.
 */
public final class FootLine extends Region {

    private static final String BETWEEN = " · ";

    private final Label label = Parts.label("");
    private final Tooltip whole = new Tooltip();
    private final Text ruler = new Text();
    private Says says = Says.NOTHING;

    /**
     * What it says.
     *
     * @param parts the most important first
     * @param spare said last and only where there is room, because it can be read elsewhere too; may be empty
     */
    public record Says(List<String> parts, String spare) {

        public static final Says NOTHING = new Says(List.of(), "");

        public Says {
            parts = List.copyOf(parts);
        }

        /** All of it in one line. */
        public String whole() {
            var listed = String.join(BETWEEN, parts);
            return spare.isEmpty() ? listed : listed.isEmpty() ? spare : listed + BETWEEN + spare;
        }
    }

    /** @param id of the label with the words */
    public FootLine(String id) {
        label.setId(id);
        label.setTooltip(whole);
        label.setMinWidth(0);
        getChildren().add(label);
        setMinWidth(0);
        HBox.setHgrow(this, Priority.ALWAYS);
        label.fontProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
    }

    public void show(Says now) {
        if (!now.equals(says)) {
            says = now;
            whole.setText(now.whole().replace(BETWEEN, "\n"));
            label.setAccessibleText(now.whole());
            fit();
        }
    }

    private void fit() {
        var text = getWidth() <= 0 ? says.whole() : fitting();
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private String fitting() {
        int all = says.parts.size();
        if (all == 0 || fits(says.whole())) {
            return says.whole();
        }
        for (int n = all; n > 1; n--) {
            var text = String.join(BETWEEN, says.parts.subList(0, n))
                    + (n == all ? "" : BETWEEN + (all - n) + " more");
            if (fits(text)) {
                return text;
            }
        }
        return says.parts.getFirst();
    }

    private boolean fits(String text) {
        ruler.setFont(label.getFont());
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth() + 1 <= getWidth();
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }
}
