package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Plot;
import claudoom.monitor.feature.lag.model.PlotCsv;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.WholeFile;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Png;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Saves what the chart shows as a picture or as numbers, and says what became of it. */
final class LagSave {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    /** So that a picture can be read on a screen with finer pixels. */
    private static final double SCALE = 2;

    /** What is saved: the paper as it is drawn, and the numbers on it. */
    record Shown(Node paper, List<Plot> plots, long from, long to) {}

    /** Asks for a file, null when the user thinks better of it. */
    @FunctionalInterface
    interface FileQuestion {
        @Nullable Path ask(Window owner, String name, String kind, String extension);
    }

    private final MenuButton button = new MenuButton("", Parts.icon("fas-file-export"));
    private final Label outcome = Parts.paragraph("", "caption");
    private final Supplier<Shown> shown;
    private final Aside aside;
    private final FileQuestion question;

    LagSave(Supplier<Shown> shown, Aside aside, FileQuestion question) {
        this.shown = shown;
        this.aside = aside;
        this.question = question;
        button.setId("lag-chart-save");
        button.setAccessibleText("Save the chart");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.getStyleClass().addAll("quiet", "small-button");
        Parts.tip(button, "Save the chart (Ctrl+E)");
        button.getItems().addAll(item("lag-chart-png", "Picture as PNG…", this::picture),
                item("lag-chart-csv", "Numbers as CSV…", this::numbers));
        outcome.setId("lag-chart-outcome");
        outcome.textProperty().subscribe(text -> Parts.present(outcome, !text.isEmpty()));
    }

    private static MenuItem item(String id, String title, Runnable act) {
        var item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(e -> act.run());
        return item;
    }

    MenuButton button() {
        return button;
    }

    Label outcome() {
        return outcome;
    }

    private @Nullable Path file(String kind, String extension) {
        var stamp = STAMP.format(Instant.ofEpochMilli(shown.get().to).atZone(ZoneId.systemDefault()));
        return question.ask(button.getScene().getWindow(), "lag-" + stamp + "." + extension, kind, extension);
    }

    private void picture() {
        var file = file("Picture", "png");
        if (file == null) {
            return;
        }
        var fine = new SnapshotParameters();
        fine.setTransform(Transform.scale(SCALE, SCALE));
        WritableImage image = shown.get().paper.snapshot(fine, null);
        write(file, out -> {
            Png.write(image, out);
            return true;
        }, () -> "Saved the picture to " + file + ".");
    }

    private void numbers() {
        var what = shown.get();
        var file = file("Numbers", "csv");
        if (file == null) {
            return;
        }
        var lines = new AtomicLong();
        write(file, out -> {
            lines.set(PlotCsv.write(what.plots, what.from, what.to, out));
            return lines.get() > 0;
        }, () -> lines.get() == 0
                ? "Nothing is known of this time, so nothing was saved."
                : "Saved %s moment%s to %s.".formatted(Figures.count(lines.get()), lines.get() == 1 ? "" : "s", file));
    }

    private void write(Path file, WholeFile.Content content, Supplier<String> done) {
        outcome.setText("Saving…");
        aside.run(() -> {
            try {
                WholeFile.write(file, content);
                return done.get();
            } catch (IOException | RuntimeException failed) {
                return "Could not save to %s: %s.".formatted(file, WholeFile.reason(failed));
            }
        }, outcome::setText);
    }

    /** The desktop's own dialog. */
    static @Nullable Path askDesktop(Window owner, String name, String kind, String extension) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the chart");
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + extension));
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
