package claudoom.monitor.ui;

import claudoom.monitor.payload.Visible;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What is read on a sheet that asks for a confirmation: what speaks against it, what changes, what it does, what is sent where. */
final class ConfirmContent {

    private static final int LONGEST = 4_000;

    private final String id;
    private final ConfirmText told;

    ConfirmContent(String id, ConfirmText told) {
        this.id = id + "-sheet-";
        this.told = told;
    }

    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        told.notes().forEach(note -> nodes.add(note(note)));
        if (!told.changes().isEmpty()) {
            nodes.add(changes());
        }
        told.effects().forEach(effect -> nodes.add(Parts.paragraph(Visible.line(effect, 600))));
        nodes.add(facts());
        return nodes;
    }

    private static Node note(String text) {
        var line = Parts.row(Parts.chip("fas-exclamation-triangle", "NOTE", Role.WARN).plain(),
                Parts.paragraph(Visible.line(text, 500)));
        line.getStyleClass().add("why");
        return line;
    }

    private Node changes() {
        var grid = new GridPane();
        grid.setId(id + "changes");
        grid.getStyleClass().addAll("facts", "confirm-changes");
        int row = 0;
        for (var change : told.changes()) {
            grid.addRow(row++, Parts.label(Visible.line(change.what(), 80), "caption"),
                    Parts.paragraph("− " + Visible.line(change.is(), 300), "confirm-was"),
                    Parts.paragraph("+ " + Visible.line(change.becomes(), 300), "confirm-becomes"));
        }
        return toTheTop(grid);
    }

    private Node facts() {
        var facts = Parts.facts();
        facts.setId(id + "facts");
        told.facts().forEach(fact -> facts.with(Visible.line(fact.word(), 80), value(fact)));
        return toTheTop(facts);
    }

    private Node value(ConfirmText.Fact fact) {
        if (fact.value().isEmpty()) {
            return Parts.label("empty", "muted");
        }
        var value = Parts.paragraph(Visible.lines(fact.value(), LONGEST),
                fact.form() == ConfirmText.Form.WORDS ? "value" : "control-code");
        if (!fact.id().isEmpty()) {
            value.setId(id + fact.id());
        }
        return fact.form() == ConfirmText.Form.COMMAND ? withCopy(value, fact.value()) : value;
    }

    private Node withCopy(Label value, String whole) {
        var copy = Parts.iconButton(id + "copy", "fas-copy", "Copy the command");
        copy.setOnAction(pressed -> Clip.copy(whole));
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(8, value, copy);
    }

    private static Node toTheTop(GridPane grid) {
        grid.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return grid;
    }
}
