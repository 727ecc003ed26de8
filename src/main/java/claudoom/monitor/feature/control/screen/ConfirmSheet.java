package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Confirmation;
import claudoom.monitor.feature.control.model.Wording;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The last look before a command leaves. Cancel is what Escape does, and Enter unless the red button has the focus; only the button that says the deed sends. */
public final class ConfirmSheet {

    private static final ButtonType SEND = new ButtonType("Send", ButtonData.APPLY);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);

    private final ConfirmViewModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox content = Parts.stack();
    private final VBox asked = Parts.stack();
    private final Label title = Parts.paragraph("Send a command?", "sheet-title");
    private final Label reason = Parts.paragraph("", "caption");
    private final TextField word = new TextField();

    /**
     * @param send sends now if nothing is against it, and says whether it did; called at each press of the button
     * @param enter called when Enter is pressed on that button, which does not send
     * @param closed called when the sheet is gone, however
     */
    public ConfirmSheet(ConfirmViewModel model, Window owner, BooleanSupplier send, Runnable enter, Runnable closed) {
        this.model = model;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Send a command");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("control-sheet");
        pane.getStyleClass().add("sheet");
        pane.getButtonTypes().setAll(SEND, CANCEL);
        pane.setContent(content());
        dress((Button) pane.lookupButton(SEND), (Button) pane.lookupButton(CANCEL), send);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> enterNeverSends(key, pane.lookupButton(SEND), enter));
        dialog.setOnHidden(gone -> closed.run());
        model.confirmation().subscribe(told -> tell(told));
        reason.textProperty().bind(model.reason());
    }

    public void show() {
        dialog.show();
    }

    /** Brings the sheet that is open already before the eyes. */
    public void toFront() {
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    private Node content() {
        reason.setId("control-sheet-reason");
        word.setId("control-sheet-word");
        word.textProperty().bindBidirectional(model.typed());
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(560);
        scroll.setPrefViewportHeight(250);
        scroll.getStyleClass().add("edge-to-edge");
        Parts.present(asked, false);
        var all = Parts.stack(title, scroll, asked, reason);
        all.getStyleClass().add("sheet-body");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        all.setPrefWidth(580);
        return all;
    }

    private void dress(Button send, Button cancel, BooleanSupplier deed) {
        send.setId("control-sheet-send");
        send.getStyleClass().add("danger");
        send.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(send, false);
        send.setDefaultButton(false);
        send.disableProperty().bind(model.ready().not());
        send.accessibleHelpProperty().bind(model.reason());
        send.addEventFilter(ActionEvent.ACTION, pressed -> {
            if (!deed.getAsBoolean()) {
                pressed.consume();
            }
        });
        cancel.setId("control-sheet-cancel");
        cancel.setDefaultButton(true);
    }

    /** Enter on a focused button would press it: here it cancels, or says what sends, and does nothing while the word is typed. */
    private void enterNeverSends(KeyEvent key, Node send, Runnable enter) {
        if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            if (send.isFocused()) {
                enter.run();
            } else if (!word.isFocused()) {
                dialog.close();
            }
        }
    }

    private void tell(@Nullable Confirmation told) {
        if (told == null) {
            return;
        }
        var send = (Button) dialog.getDialogPane().lookupButton(SEND);
        send.setText(Visible.line(told.deed(), 60));
        title.setText(Visible.line(told.deed(), 80) + "?");
        content.getChildren().setAll(told.warnings().stream().map(ConfirmSheet::warning).toList());
        content.getChildren().add(Parts.id(facts(told), "control-sheet-facts"));
        if (told.type() != null) {
            typing(told.type(), told.subjects().size());
            word.requestFocus();
        }
        dialog.getDialogPane().getScene().getWindow().sizeToScene();
    }

    private static Node facts(Confirmation told) {
        var facts = Parts.facts();
        facts.with("Server", Visible.of(told.server()));
        if (!told.environment().isEmpty()) {
            facts.with("Environment", Visible.of(told.environment()));
        }
        facts.with("Listening now", Visible.line(told.receivers(), 300));
        facts.with("Grammar", Visible.of(told.grammar()));
        facts.with(told.subjects().size() == 1 ? "Payload" : "First payload",
                told.payload().isEmpty() ? Parts.label("empty", "muted") : code(told.payload()));
        facts.with(told.subjects().size() == 1 ? "Subject" : "Subjects", subjects(told));
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return facts;
    }

    private static Node subjects(Confirmation told) {
        var shown = told.subjects().stream().limit(20).map(subject -> Visible.line(subject, 200)).toList();
        return code(String.join("\n", shown) + (told.subjects().size() > 20
                ? "\nand " + (told.subjects().size() - 20) + " more"
                : ""));
    }

    private static Label code(String text) {
        return Parts.paragraph(Visible.lines(text, 4_000), "control-code");
    }

    private static Node warning(String text) {
        var line = Parts.row(Parts.chip("fas-exclamation-triangle", "NOTE", Role.WARN).plain(),
                Parts.paragraph(Visible.line(text, 500)));
        line.getStyleClass().add("why");
        return line;
    }

    private void typing(String wanted, int messages) {
        word.setAccessibleText("Type " + wanted + " to confirm");
        word.setPromptText(wanted);
        asked.getChildren().setAll(
                Parts.paragraph(messages > Wording.TYPE_ABOVE
                        ? "This reaches " + messages + " agents at once."
                        : "This cannot be undone."),
                word);
        Parts.present(asked, true);
    }
}
