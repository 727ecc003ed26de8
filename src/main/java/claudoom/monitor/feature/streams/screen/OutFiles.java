package claudoom.monitor.feature.streams.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BiFunction;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for the file that messages of a stream are written to; null when the user thinks better of it. */
@FunctionalInterface
public interface OutFiles extends BiFunction<String, Window, @Nullable Path> {

    /** The desktop's own dialog. */
    static @Nullable Path askDesktop(String stream, Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Write messages of " + stream + " to a file");
        chooser.setInitialFileName(stream.replaceAll("[^A-Za-z0-9_-]", "_") + ".jsonl");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON lines", "*.jsonl"));
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }
}
