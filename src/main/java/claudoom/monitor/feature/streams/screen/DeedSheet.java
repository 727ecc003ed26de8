package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.ui.ConfirmSheet;
import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The last look before a stream is changed: a file of what goes may be written first, and the sheet stays until it is known what became of it. */
final class DeedSheet {

    private final DeedViewModel model;
    private final OutFiles files;
    private final CheckBox lenient = Parts.check("streams-sheet-lenient", "", false);
    private final Button export =
            Parts.button("streams-sheet-export", "fas-file-export", "Export these first…", "small-button");
    private final Button stop = Parts.button("streams-sheet-export-cancel", "fas-times", "Cancel export",
            "small-button");
    private final Label exported = Parts.id(Parts.paragraph("", "caption"), "streams-sheet-exported");
    private final HBox exporting = Parts.row(export, exported, Parts.grow(), stop);
    private final ConfirmSheet sheet;

    /** @param closed called when the sheet is gone, with what was done or null */
    DeedSheet(DeedViewModel model, Window owner, OutFiles files, Consumer<@Nullable Done> closed) {
        this.model = model;
        this.files = files;
        lenient.setWrapText(true);
        lenient.selectedProperty().bindBidirectional(model.lenientProperty());
        export.setOnAction(pressed -> export());
        stop.setOnAction(pressed -> model.cancelExport());
        exported.textProperty().bind(model.exportedProperty());
        var ways = new ConfirmSheet.Ways(this::send, model::enterPressed, () -> {
            model.cancelExport();
            closed.accept(model.doneProperty().get());
        });
        sheet = new ConfirmSheet("streams", "Change a stream", "Looking and counting…", model.confirm(), owner, ways,
                exporting, lenient);
        model.confirm().text().subscribe(told -> choices());
        model.exportedProperty().subscribe(words -> follow());
        model.doneProperty().subscribe(done -> {
            if (done instanceof Done.Success) {
                sheet.close();
            }
        });
    }

    void show() {
        sheet.show();
    }

    void toFront() {
        sheet.toFront();
    }

    private boolean send() {
        model.send();
        return false;
    }

    private void export() {
        var plan = model.confirm().what();
        var file = plan == null ? null : files.apply(plan.deed().stream(), sheet.window());
        if (file != null) {
            model.export(file);
        }
    }

    private void follow() {
        export.setDisable(model.exporting());
        Parts.present(stop, model.exporting());
    }

    private void choices() {
        var plan = model.confirm().what();
        var leeway = plan == null ? "" : plan.leeway();
        Parts.present(exporting, model.exportable());
        follow();
        lenient.setText(leeway);
        Parts.present(lenient, !leeway.isEmpty());
    }
}
