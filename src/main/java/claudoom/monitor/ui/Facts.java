package claudoom.monitor.ui;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Words and what they stand for, one pair a line, the values on one edge. */
public final class Facts extends GridPane {

    Facts() {
        getStyleClass().add("facts");
        var words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(words, values);
    }

    public Facts with(String word, Node value) {
        var name = Parts.label(word, "caption");
        name.setLabelFor(value);
        addRow(getRowCount(), name, value);
        if (value instanceof Label) { // beside several lines the word stands at the first, beside a field in its middle
            GridPane.setValignment(name, VPos.TOP);
            GridPane.setValignment(value, VPos.TOP);
        }
        return this;
    }

    public Facts with(String word, String value) {
        return with(word, Parts.paragraph(value, "value"));
    }

    /** Shows or takes away the line of a value. */
    public void present(Label value, boolean there) {
        for (var node : getChildren()) {
            if (node instanceof Label name && value.equals(name.getLabelFor())) {
                Parts.present(name, there);
            }
        }
        Parts.present(value, there);
    }

    /** A line whose value changes later. */
    public Label add(String id, String word) {
        var value = Parts.paragraph(Figures.UNKNOWN, "value");
        value.setId(id);
        with(word, value);
        return value;
    }
}
