package claudoom.monitor.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * A question before something is done that cannot be undone: what, in facts and as bytes, and a button that says what it does.
 * Cancel is what Enter and Escape mean. It has an owner, because a dialog without one gets no style sheet.
 */
public final class Sheet {

    private static final double WIDTH = 520;
    private static final double CODE_HEIGHT = 140;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox body = new VBox();
    private final Facts facts = Parts.facts();

    /** @param id of the sheet; its buttons are {@code id-confirm} and {@code id-cancel} */
    public Sheet(String id, Window owner, String title) {
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId(id);
        pane.getStyleClass().add("sheet");
        pane.setPrefWidth(WIDTH);
        body.getStyleClass().addAll("stack", "sheet-body");
        body.getChildren().addAll(Parts.paragraph(title, "sheet-title"), facts);
        pane.setContent(body);
    }

    /** One fact a line: "Subject", "To", "Payload size". */
    public Sheet fact(String word, String value) {
        facts.with(word, value);
        return this;
    }

    /** The payload as it will be sent. */
    public Sheet code(String text, boolean json) {
        var code = new CodeView(id("code"));
        code.show(text, json);
        code.setPrefHeight(CODE_HEIGHT);
        code.getStyleClass().add("sheet-code");
        VBox.setVgrow(code, Priority.ALWAYS);
        return with(code);
    }

    /** A warning or an explanation. */
    public Sheet with(Node node) {
        body.getChildren().add(node);
        return this;
    }

    /**
     * Opens the sheet; does not wait.
     *
     * @param doing what the button does, with its number: "Re-drive 7"
     * @param style {@code accent}, or {@code danger} for what destroys
     */
    public void ask(String doing, String style, Runnable confirmed) {
        open(doing, style, confirmed);
    }

    /** As {@link #ask}; the button stays off until this word has been typed, so that a hasty click does nothing. */
    public void askTyped(String word, String doing, String style, Runnable confirmed) {
        var typed = new TextField();
        typed.setId(id("typed"));
        typed.setPrefColumnCount(16);
        var prompt = new Label("Type " + word + " to go on");
        prompt.setLabelFor(typed);
        with(Parts.row(prompt, typed));
        var confirm = open(doing, style, confirmed);
        confirm.disableProperty().bind(typed.textProperty().isNotEqualTo(word));
        typed.requestFocus();
    }

    private Button open(String doing, String style, Runnable confirmed) {
        var yes = new ButtonType(doing, ButtonData.OK_DONE);
        var no = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
        var pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(no, yes);
        var confirm = (Button) pane.lookupButton(yes);
        confirm.setId(id("confirm"));
        confirm.setDefaultButton(false);
        confirm.getStyleClass().add(style);
        var cancel = (Button) pane.lookupButton(no);
        cancel.setId(id("cancel"));
        cancel.setDefaultButton(true);
        Parts.present(facts, facts.getRowCount() > 0);
        dialog.resultProperty().subscribe(result -> {
            if (yes.equals(result)) {
                confirmed.run();
            }
        });
        dialog.show();
        cancel.requestFocus();
        return confirm;
    }

    private String id(String part) {
        return dialog.getDialogPane().getId() + "-" + part;
    }
}
