package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.Pick;
import claudoom.monitor.feature.control.screen.ControlViewModel.Shown;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The command as it would leave: words, grammar, subjects, payload, and who listens. */
final class ComposePane {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("error");
    private static final String AUTOMATIC = "Automatic";

    private final ControlViewModel model;
    private final Consumer<Draft> ask;

    ComposePane(ControlViewModel model, Consumer<Draft> ask) {
        this.model = model;
        this.ask = ask;
    }

    Node node() {
        var deed = Parts.paragraph("", "control-deed");
        deed.setId("control-deed");
        model.words(Shown.DEED).subscribe(text -> deed.setText(Visible.line(text, 100)));
        var fault = Parts.id(Parts.paragraph("", "control-fault"), "control-payload-fault");
        model.words(Shown.FAULT).subscribe(text -> {
            fault.setText(Visible.line(text, 300));
            Parts.present(fault, !text.isEmpty());
        });
        var body = Parts.stack(deed, facts(), Parts.label("Payload (JSON)", "caption"), editor(), fault,
                Parts.paragraph("{agent}, {id} and {now} are filled in for each message.", "caption"));
        body.getStyleClass().add("control-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        var pane = Parts.pane(Parts.paneHead(Parts.label("Command", "card-title")), body, actions());
        pane.setMinWidth(280);
        return pane;
    }

    private Node facts() {
        var facts = Parts.facts();
        facts.with("Grammar", grammar());
        line(facts, "control-choice", "Why", Shown.CHOICE);
        if (model.picks().stream().anyMatch(pick -> !pick.agents() && pick.named())) {
            facts.with("Experiment", experiment());
        }
        line(facts, "control-subjects", "Goes to", Shown.SUBJECTS);
        line(facts, "control-listeners", "Listening now", Shown.LISTENERS);
        return facts;
    }

    private void line(Facts facts, String id, String name, Shown which) {
        Label value = facts.add(id, name);
        model.words(which).subscribe(text -> value.setText(Visible.line(text, 400)));
    }

    private ChoiceBox<String> grammar() {
        var box = new ChoiceBox<String>();
        box.setId("control-grammar");
        box.setAccessibleText("Grammar to send in");
        box.setMinWidth(160);
        model.pick().subscribe(pick -> offer(box, pick));
        box.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.grammar().set(chosen.equals(AUTOMATIC) ? "" : chosen);
            }
        });
        return box;
    }

    private void offer(ChoiceBox<String> box, Pick pick) {
        var offered = new ArrayList<String>();
        offered.add(AUTOMATIC);
        offered.addAll(pick.grammars());
        var set = model.grammar().get();
        box.getItems().setAll(offered);
        box.setValue(pick.grammars().contains(set) ? set : AUTOMATIC);
    }

    private TextField experiment() {
        var field = new TextField();
        field.setId("control-experiment");
        field.setPromptText("the whole experiment");
        field.setAccessibleText("Experiment that the command is for");
        field.textProperty().bindBidirectional(model.experiment());
        field.disableProperty().bind(model.pick().map(pick -> pick.agents() || !pick.named()));
        return field;
    }

    private TextArea editor() {
        var area = new TextArea();
        area.setId("control-payload");
        area.setAccessibleText("Payload as JSON");
        area.getStyleClass().add("control-editor");
        area.setPrefRowCount(5);
        area.setMinHeight(90);
        area.setWrapText(true);
        area.textProperty().bindBidirectional(model.payload());
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> tab(area, key));
        model.words(Shown.FAULT).subscribe(fault -> {
            area.pseudoClassStateChanged(FAULTY, !fault.isEmpty());
            area.setAccessibleHelp(fault);
        });
        VBox.setVgrow(area, Priority.ALWAYS);
        return area;
    }

    /** Tab goes on to the next control, as everywhere; Ctrl+Tab indents. */
    private static void tab(TextArea area, KeyEvent key) {
        if (key.getCode() == KeyCode.TAB) {
            key.consume();
            if (key.isControlDown()) {
                area.replaceSelection("  ");
            } else {
                area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        }
    }

    private Node actions() {
        Button send = Parts.button("control-send", "fas-paper-plane", "Send…", "accent");
        send.setOnAction(pressed -> ask.accept(model.draft()));
        var against = Parts.id(Parts.paragraph(""), "control-against");
        model.words(Shown.AGAINST).subscribe((@Nullable String text) -> {
            against.setText(text == null || text.isEmpty() ? "You will see it all once more first." : text);
            send.setDisable(text != null && !text.isEmpty());
        });
        var actions = Parts.foot(against, Parts.grow(), send);
        actions.getStyleClass().add("control-actions");
        return actions;
    }
}
