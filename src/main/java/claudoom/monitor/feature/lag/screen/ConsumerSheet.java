package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerPlan;
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

/** The last look before a consumer is changed. Escape cancels, and Enter too unless the red button has the focus; only the button that says the deed sends. */
public final class ConsumerSheet {

    private static final ButtonType SEND = new ButtonType("Send", ButtonData.APPLY);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);

    private final ConsumerSheetViewModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox content = Parts.stack();
    private final VBox asked = Parts.stack();
    private final Label title = Parts.id(Parts.paragraph("Change the consumer?", "sheet-title"), "lag-sheet-title");
    private final Label reason = Parts.id(Parts.paragraph("", "caption"), "lag-sheet-reason");
    private final TextField word = new TextField();

    /**
     * @param send sends now if nothing is against it, and says whether it did; called at each press of the button
     * @param enter called when Enter is pressed on that button, which does not send
     * @param closed called when the sheet is gone, however
     */
    public ConsumerSheet(ConsumerSheetViewModel model, Window owner, BooleanSupplier send, Runnable enter,
            Runnable closed) {
        this.model = model;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Change a consumer");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("lag-sheet");
        pane.getStyleClass().add("sheet");
        pane.getButtonTypes().setAll(SEND, CANCEL);
        pane.setContent(content());
        dress((Button) pane.lookupButton(SEND), (Button) pane.lookupButton(CANCEL), send);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> enterNeverSends(key, pane.lookupButton(SEND), enter));
        dialog.setOnHidden(gone -> closed.run());
        model.plan().subscribe(this::tell);
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
        word.setId("lag-sheet-word");
        word.textProperty().bindBidirectional(model.typed());
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(600);
        scroll.setPrefViewportHeight(290);
        scroll.getStyleClass().addAll("edge-to-edge", "consumer-scroll");
        Parts.present(asked, false);
        var all = Parts.stack(title, scroll, asked, reason);
        all.getStyleClass().add("sheet-body");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        all.setPrefWidth(620);
        return all;
    }

    private void dress(Button send, Button cancel, BooleanSupplier deed) {
        send.setId("lag-sheet-send");
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
        cancel.setId("lag-sheet-cancel");
        cancel.setDefaultButton(true);
    }

    /** Enter on a focused button would press it: here it cancels, or says what sends, and does nothing while the name is typed. */
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

    private void tell(@Nullable ConsumerPlan told) {
        if (told == null) {
            return;
        }
        var send = (Button) dialog.getDialogPane().lookupButton(SEND);
        send.setText(Visible.line(told.button(), 60));
        title.setText(Visible.line(told.title(), 160) + "?");
        content.getChildren().setAll(told.notes().stream().map(ConsumerSheet::note).toList());
        if (!told.changes().isEmpty()) {
            content.getChildren().add(changes(told));
        }
        told.effects().forEach(effect -> content.getChildren().add(Parts.paragraph(Visible.line(effect, 600))));
        content.getChildren().add(facts(told));
        if (told.type() != null) {
            typing(told.type());
            word.requestFocus();
        }
        var window = dialog.getDialogPane().getScene().getWindow();
        if (window != null) {
            window.sizeToScene();
        }
    }

    private static Node changes(ConsumerPlan told) {
        var grid = new GridPane();
        grid.setId("lag-sheet-changes");
        grid.getStyleClass().addAll("facts", "consumer-changes");
        int row = 0;
        for (var change : told.changes()) {
            grid.addRow(row++, Parts.label(change.what(), "caption"),
                    Parts.paragraph("− " + Visible.line(change.is(), 300), "consumer-was"),
                    Parts.paragraph("+ " + Visible.line(change.becomes(), 300), "consumer-becomes"));
        }
        grid.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return grid;
    }

    private Node facts(ConsumerPlan told) {
        var facts = Parts.facts();
        facts.setId("lag-sheet-facts");
        facts.with("Server", Visible.of(told.ground().words()));
        if (!model.environment().isEmpty()) {
            facts.with("Environment", Visible.of(model.environment()));
        }
        facts.with("As a command", code("lag-sheet-command", told.command()));
        facts.with("Sent to", code("lag-sheet-subject", told.subject()));
        facts.with("Payload", told.json().isEmpty()
                ? Parts.label("empty", "muted")
                : code("lag-sheet-payload", told.json()));
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return facts;
    }

    private static Label code(String id, String text) {
        return Parts.id(Parts.paragraph(Visible.lines(text, 4_000), "control-code"), id);
    }

    private static Node note(String text) {
        var line = Parts.row(Parts.chip("fas-exclamation-triangle", "NOTE", Role.WARN).plain(),
                Parts.paragraph(Visible.line(text, 500)));
        line.getStyleClass().add("why");
        return line;
    }

    private void typing(String wanted) {
        word.setAccessibleText("Type " + wanted + " to confirm");
        word.setPromptText(Visible.line(wanted, 120));
        asked.getChildren().setAll(Parts.paragraph("This cannot be undone. Type the name of the consumer."), word);
        Parts.present(asked, true);
    }
}
