package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;

/** The limits of one consumer: what counts and who says so, to be changed and put back. Enter saves, Escape leaves all as it was. */
final class LimitsSheet {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("error");
    private static final ButtonType SAVE = new ButtonType("Save", ButtonData.OK_DONE);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
    private static final double WIDTH = 640;
    private static final double FIELD = 110;

    private final LimitsViewModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final List<TextField> fields = new ArrayList<>();

    /** @param closed called when the sheet is gone, with whether limits were saved */
    LimitsSheet(LimitsViewModel model, Window owner, Consumer<Boolean> closed) {
        this.model = model;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Limits of a consumer");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("lag-limits-sheet");
        pane.getStyleClass().add("sheet");
        pane.getButtonTypes().setAll(SAVE, CANCEL);
        pane.setContent(content());
        var save = (Button) pane.lookupButton(SAVE);
        save.setId("lag-limits-save");
        save.getStyleClass().add("accent");
        save.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(save, false);
        save.disableProperty().bind(model.ready().not());
        var saved = new boolean[1];
        save.addEventFilter(ActionEvent.ACTION, pressed -> {
            saved[0] = model.save();
            if (!saved[0]) {
                pressed.consume();
            }
        });
        pane.lookupButton(CANCEL).setId("lag-limits-cancel");
        dialog.setOnHidden(gone -> closed.accept(saved[0]));
    }

    void show() {
        dialog.show();
        if (!fields.isEmpty()) {
            fields.getFirst().requestFocus();
        }
    }

    void toFront() {
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    private Node content() {
        var title = Parts.id(Parts.paragraph("Limits of " + Visible.line(model.id().consumer(), 80), "sheet-title"),
                "lag-limits-title");
        var what =
                Parts.paragraph("A number over its limit marks the row, the chart and the Overview. Remembered here, "
                        + "for this connection; nothing is sent to the server.", "caption");
        var notice = Parts.id(Parts.paragraph("", "caption"), "lag-limits-notice");
        model.notice().subscribe(words -> {
            notice.setText(words);
            Parts.present(notice, !words.isEmpty());
            fit();
        });
        var defaults = Parts.button("lag-limits-defaults", "fas-undo", "All back to the default", "small-button");
        defaults.setOnAction(pressed -> model.clearAll());
        var foot = Parts.paragraph("Empty: the default. 0: no limit.", "caption");
        var all = Parts.stack(title, what, grid(), notice, Parts.row(foot, Parts.grow(), defaults));
        all.getStyleClass().add("sheet-body");
        all.setPrefWidth(WIDTH);
        return all;
    }

    private Node grid() {
        var grid = new GridPane();
        grid.getStyleClass().addAll("facts", "limits-grid");
        var now = Parts.label("Now", "caption");
        GridPane.setHalignment(now, HPos.RIGHT);
        grid.addRow(0, Parts.label("", "caption"), Parts.label("Limit", "caption"), Parts.label("", "caption"), now,
                Parts.label("What counts", "caption"));
        int row = 1;
        for (var line : model.lines()) {
            line(grid, line, row);
            row += 2;
        }
        return grid;
    }

    private void line(GridPane grid, LimitLine line, int row) {
        var id = "lag-limits-" + line.measure().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var title = LimitWords.title(line.measure());
        var field = field(line, id, title);
        var clear = Parts.iconButton(id + "-clear", "fas-undo", title + ": back to the default");
        clear.setOnAction(pressed -> {
            line.clear();
            field.requestFocus();
        });
        clear.disableProperty().bind(line.typed().isEmpty());
        var now = Parts.id(Parts.number(""), id + "-now");
        now.textProperty().bind(line.now());
        line.over().subscribe(
                over -> now.setGraphic(over ? Parts.icon("fas-tachometer-alt", "state-icon", "warn") : null));
        line.over().subscribe(over -> now.setAccessibleHelp(over ? "over its limit" : null));
        var source = Parts.id(Parts.paragraph(""), id + "-source");
        source.textProperty().bind(line.source());
        var name = Parts.label(title, "value");
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(now, HPos.RIGHT);
        grid.addRow(row, name, field, clear, now, source);
        var fault = Parts.id(Parts.paragraph("", "control-fault"), id + "-fault");
        grid.add(fault, 1, row + 1, 4, 1);
        line.fault().subscribe(words -> {
            fault.setText(words);
            Parts.present(fault, !words.isEmpty());
            field.pseudoClassStateChanged(FAULTY, !words.isEmpty());
            field.setAccessibleHelp(words);
            fit();
        });
    }

    /** What is said under a field needs its room. */
    private void fit() {
        if (dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }

    private TextField field(LimitLine line, String id, String title) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().add("limit-field");
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        field.setAccessibleText(title + " limit");
        field.setPromptText(line.prompt());
        field.textProperty().bindBidirectional(line.typed());
        fields.add(field);
        return field;
    }
}
