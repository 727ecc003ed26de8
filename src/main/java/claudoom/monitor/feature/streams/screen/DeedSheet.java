package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The last look before a stream is changed: what goes, counted; what is sent; a file first; then the typed word. Cancel is what Escape and Enter do. */
final class DeedSheet {

    private static final ButtonType DO = new ButtonType("Do it", ButtonData.APPLY);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
    private static final int LONGEST = 4_000;

    private final SheetViewModel model;
    private final OutFiles files;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label title = Parts.paragraph("Looking and counting …", "sheet-title");
    private final VBox content = Parts.stack();
    private final TextField word = new TextField();
    private final Label wanted = Parts.paragraph("");
    private final VBox asked = Parts.stack(wanted, word);
    private final CheckBox lenient = Parts.check("streams-sheet-lenient", "", false);
    private final Button export =
            Parts.button("streams-sheet-export", "fas-file-export", "Export these first…", "small-button");
    private final Button stop = Parts.button("streams-sheet-export-cancel", "fas-times", "Cancel export",
            "small-button");
    private final Label exported = Parts.paragraph("", "caption");
    private final HBox exporting = Parts.row(export, exported, Parts.grow(), stop);
    private final Label news = Parts.paragraph("");
    private final HBox newsLine =
            Parts.row(Parts.chip("fas-exclamation-triangle", "NOT DONE", Role.WARN).plain(), news);

    /** @param closed called when the sheet is gone, with what was done or null */
    DeedSheet(SheetViewModel model, Window owner, OutFiles files, Consumer<@Nullable Done> closed) {
        this.model = model;
        this.files = files;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Change a stream");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("streams-sheet");
        pane.getStyleClass().add("sheet");
        pane.getButtonTypes().setAll(DO, CANCEL);
        pane.setContent(body());
        dress((Button) pane.lookupButton(DO), (Button) pane.lookupButton(CANCEL));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> enterDoesNothing(key, pane.lookupButton(DO)));
        dialog.setOnHidden(gone -> {
            model.cancelExport();
            closed.accept(model.doneProperty().get());
        });
        model.planProperty().subscribe(this::tell);
        model.exportedProperty().subscribe(words -> follow());
        model.doneProperty().subscribe(done -> {
            if (done instanceof Done.Success) {
                dialog.close();
            }
        });
    }

    void show() {
        dialog.show();
    }

    void toFront() {
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    private Node body() {
        word.setId("streams-sheet-word");
        word.textProperty().bindBidirectional(model.typedProperty());
        lenient.setWrapText(true);
        lenient.selectedProperty().bindBidirectional(model.lenientProperty());
        export.setOnAction(pressed -> export());
        stop.setOnAction(pressed -> model.cancelExport());
        exported.setId("streams-sheet-exported");
        exported.textProperty().bind(model.exportedProperty());
        news.setId("streams-sheet-news");
        news.textProperty().bind(model.newsProperty());
        newsLine.getStyleClass().add("why");
        model.newsProperty().subscribe(words -> Parts.present(newsLine, !words.isEmpty()));
        var reason = Parts.paragraph("", "caption");
        reason.setId("streams-sheet-reason");
        reason.textProperty().bind(model.reasonProperty());
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(560);
        scroll.setPrefViewportHeight(230);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Parts.present(asked, false);
        Parts.present(lenient, false);
        Parts.present(exporting, false);
        var all = Parts.stack(title, newsLine, scroll, exporting, lenient, asked, reason);
        all.getStyleClass().add("sheet-body");
        all.setPrefWidth(600);
        return all;
    }

    private void dress(Button deed, Button cancel) {
        deed.setId("streams-sheet-do");
        deed.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(deed, false);
        deed.setDefaultButton(false);
        deed.disableProperty().bind(model.readyProperty().not());
        deed.accessibleHelpProperty().bind(model.reasonProperty());
        deed.addEventFilter(ActionEvent.ACTION, pressed -> {
            pressed.consume(); // the sheet stays until it is known what became of it
            model.confirm();
        });
        cancel.setId("streams-sheet-cancel");
        cancel.setDefaultButton(true);
    }

    /** Enter on a focused button would press it: here it cancels, or says what does it, and does nothing while the word is typed. */
    private void enterDoesNothing(KeyEvent key, Node deed) {
        if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            if (deed.isFocused()) {
                model.enterPressed();
            } else if (!word.isFocused()) {
                dialog.close();
            }
        }
    }

    private void export() {
        var plan = model.planProperty().get();
        var file = plan == null
                ? null
                : files.apply(plan.deed().stream(), dialog.getDialogPane().getScene().getWindow());
        if (file != null) {
            model.export(file);
        }
    }

    private void follow() {
        export.setDisable(model.exporting());
        Parts.present(stop, model.exporting());
    }

    private void tell(@Nullable Plan plan) {
        if (plan == null) {
            return;
        }
        var deed = (Button) dialog.getDialogPane().lookupButton(DO);
        deed.setText(Visible.line(plan.button(), 80));
        deed.getStyleClass().removeAll("danger", "accent");
        deed.getStyleClass().add(plan.type() == null ? "accent" : "danger");
        title.setText(Visible.line(plan.title(), 200) + "?");
        content.getChildren().setAll(plan.notes().stream().map(DeedSheet::note).toList());
        content.getChildren().add(Parts.id(facts(plan), "streams-sheet-facts"));
        Parts.present(exporting, model.exportable());
        follow();
        lenient.setText(plan.leeway());
        Parts.present(lenient, !plan.leeway().isEmpty());
        Parts.present(asked, plan.type() != null);
        if (plan.type() != null) {
            wanted.setText("This cannot be undone. Type " + plan.type() + " to confirm:");
            word.setAccessibleText("Type " + plan.type() + " to confirm");
            word.setPromptText(plan.type());
            word.requestFocus();
        }
        dialog.getDialogPane().getScene().getWindow().sizeToScene();
    }

    private static Node facts(Plan plan) {
        var facts = Parts.facts();
        facts.with("Server", Visible.line(plan.place().words(), LONGEST));
        for (var fact : plan.facts()) {
            facts.with(fact.word(), fact.code()
                    ? code(fact.value())
                    : Parts.paragraph(Visible.lines(fact.value(), LONGEST), "value"));
        }
        var copy = Parts.iconButton("streams-sheet-copy", "fas-copy", "Copy the command");
        copy.setOnAction(pressed -> Clip.copy(plan.command()));
        var command = code(plan.command());
        HBox.setHgrow(command, Priority.ALWAYS);
        facts.with("As a command", new HBox(8, command, copy));
        facts.with("Is sent to", code(plan.subject()));
        facts.with("As", plan.json().isEmpty() ? Parts.label("an empty message", "muted") : code(plan.json()));
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return facts;
    }

    private static Label code(String text) {
        return Parts.paragraph(Visible.lines(text, LONGEST), "control-code");
    }

    private static Node note(String text) {
        var line = Parts.row(Parts.chip("fas-exclamation-triangle", "NOTE", Role.WARN).plain(),
                Parts.paragraph(Visible.line(text, 500)));
        line.getStyleClass().add("why");
        return line;
    }
}
