package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.ui.Parts;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where listed messages are sent into a file, and the line that says how far that is. */
final class ExportBar {

    private final MenuButton button = new MenuButton("Export", Parts.icon("fas-file-export"));
    private final HBox progress;

    /** @param ask asks for the file, null when the user thinks better of it */
    ExportBar(EventsViewModel model, BiFunction<ExportFormat, Window, @Nullable Path> ask) {
        button.getStyleClass().add("quiet");
        button.setId("events-export");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        for (var format : ExportFormat.values()) {
            add("Listed messages as " + format.title() + "…", "events-export-" + format.extension(),
                    () -> ask.apply(format, button.getScene().getWindow()),
                    file -> model.outFile().write(format, file));
        }
        for (var format : ExportFormat.values()) {
            add("Everything in the buffer as " + format.title() + "…", "events-export-all-" + format.extension(),
                    () -> ask.apply(format, button.getScene().getWindow()),
                    file -> model.outFile().writeAll(format, file));
        }
        progress = progress(model);
    }

    private void add(String title, String id, Supplier<@Nullable Path> ask, Consumer<Path> write) {
        var item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(e -> {
            button.hide(); // it would stand open behind the dialog
            var file = ask.get();
            if (file != null) {
                write.accept(file);
            }
        });
        button.getItems().add(item);
    }

    private static HBox progress(EventsViewModel model) {
        var bar = new ProgressBar();
        bar.setId("events-export-progress");
        bar.setAccessibleText("Export");
        var text = Parts.label("");
        text.setId("events-export-text");
        text.textProperty().bind(model.outFile().textProperty());
        var cancel = Parts.button("events-export-cancel", "fas-times", "Cancel", "small-button");
        cancel.setOnAction(e -> model.outFile().cancel());
        var away = Parts.iconButton("events-export-away", "fas-times", "Put this line away");
        away.setOnAction(e -> model.outFile().putAway());
        var line = Parts.row(bar, cancel, text, away); // Cancel before the words, so that it does not move with them
        model.outFile().textProperty().subscribe(words -> {
            var share = model.outFile().share();
            boolean going = share != null;
            Parts.present(line, !words.isEmpty());
            Parts.present(bar, going);
            Parts.present(cancel, going);
            Parts.present(away, !going);
            bar.setProgress(share == null ? 0 : share);
        });
        return line;
    }

    MenuButton button() {
        return button;
    }

    HBox progress() {
        return progress;
    }

    /** The desktop's own dialog. */
    static @Nullable Path askDesktop(ExportFormat format, Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Write messages to a file");
        chooser.setInitialFileName("events." + format.extension());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.title(), "*." + format.extension()));
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
