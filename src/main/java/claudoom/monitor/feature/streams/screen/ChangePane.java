package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Deed.Bound;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What takes messages away: each is looked at and counted before anything is confirmed. */
final class ChangePane extends VBox {

    private final String stream;
    private final Consumer<Deed> ask;
    private final TextField subject = field("streams-purge-subject", "all subjects", 24);
    private final RadioButton all = new RadioButton("all that are there now");
    private final RadioButton keep = new RadioButton("all but the newest");
    private final RadioButton before = new RadioButton("those below sequence");
    private final TextField number = field("streams-purge-number", "how many", 10);
    private final TextField sequence = field("streams-delete-sequence", "sequence", 10);
    private final Label fault = Parts.label("", "control-fault");

    /** @param ask asks whether to do it, after it was counted */
    ChangePane(String stream, boolean readOnly, Consumer<Deed> ask) {
        this.stream = stream;
        this.ask = ask;
        setId("streams-change");
        getStyleClass().add("streams-tab");
        Node inside = readOnly
                ? new EmptyState("fas-lock", "This monitor is read-only",
                        "Nothing can be changed with it. Start it without --read-only to purge or delete.")
                : forms();
        var pane = Parts.pane(inside);
        VBox.setVgrow(inside, Priority.ALWAYS);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().add(pane);
    }

    private static TextField field(String id, String prompt, int columns) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefColumnCount(columns);
        return field;
    }

    private Node forms() {
        fault.setId("streams-change-fault");
        var body = new VBox(24, purge(), one(), whole());
        body.getStyleClass().add("streams-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private Node purge() {
        var which = new ToggleGroup();
        all.setId("streams-purge-all");
        keep.setId("streams-purge-keep");
        before.setId("streams-purge-before");
        for (var choice : new RadioButton[] {all, keep, before}) {
            choice.setToggleGroup(which);
            choice.setMinWidth(USE_PREF_SIZE);
        }
        all.setSelected(true);
        number.disableProperty().bind(all.selectedProperty());
        keep.selectedProperty().subscribe(chosen -> number.setPromptText(chosen ? "how many" : "sequence"));
        subject.setAccessibleText("Subject of the messages to purge; empty for all");
        number.setAccessibleText("How many to keep, or below which sequence");
        Parts.present(fault, false);
        var review = Parts.button("streams-purge", "fas-broom", "Count and review…");
        review.setOnAction(pressed -> askPurge());
        return section("Purge", "Removes messages and keeps the stream. What is stored while you look stays.",
                Parts.row(Parts.label("Subject"), subject), Parts.row(all, keep, before, number), fault,
                Parts.row(review));
    }

    private Node one() {
        var review = Parts.button("streams-delete-one", "fas-trash-alt", "Look and review…");
        sequence.setAccessibleText("Sequence of the message to delete");
        review.setOnAction(pressed -> {
            var wanted = number(sequence);
            if (say(wanted == null ? "The sequence must be a number from 1 on" : "") && wanted != null) {
                ask.accept(new Deed.DeleteMessage(stream, wanted));
            }
        });
        return section("Delete one message", "It can also be chosen among the messages.",
                Parts.row(Parts.label("Sequence"), sequence, review));
    }

    private Node whole() {
        var review = Parts.button("streams-delete-stream", "fas-trash", "Count and review…");
        review.setOnAction(pressed -> {
            say("");
            ask.accept(new Deed.DeleteStream(stream));
        });
        return section("Delete the stream", "With all its messages and all its consumers.", Parts.row(review));
    }

    private static Node section(String title, String what, Node... nodes) {
        var section = new VBox(8, Parts.label(title, "card-title"), Parts.paragraph(what, "caption"));
        section.getChildren().addAll(nodes);
        return section;
    }

    /** Fills the form with a subject that is being looked at. */
    void subject(String pattern) {
        subject.setText(pattern.equals(">") ? "" : pattern);
    }

    private void askPurge() {
        var pattern = subject.getText().isBlank() ? ">" : subject.getText().strip();
        var wrong = BrowseViewModel.subjectFault(pattern);
        var count = number(number);
        if (wrong.isEmpty() && !all.isSelected() && count == null) {
            wrong = keep.isSelected()
                    ? "How many are kept must be a number from 1 on"
                    : "The sequence must be a number from 1 on";
        }
        if (say(wrong)) {
            Bound bound = all.isSelected() || count == null
                    ? new Deed.Everything()
                    : keep.isSelected() ? new Deed.Keep(count) : new Deed.Before(count);
            ask.accept(new Deed.Purge(stream, pattern, bound));
        }
    }

    private boolean say(String wrong) {
        fault.setText(wrong);
        Parts.present(fault, !wrong.isEmpty());
        return wrong.isEmpty();
    }

    private static @Nullable Long number(TextField field) {
        var digits = field.getText().strip().replace(",", "");
        return digits.matches("[0-9]{1,18}") && !digits.matches("0+") ? (Long) Long.parseLong(digits) : null;
    }
}
