package claudoom.monitor.kit;

import claudoom.monitor.ui.Png;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;

/** A picture of what is shown, in target/pictures: to be looked at. */
public final class Picture {

    private static final Path FOLDER = Path.of("target", "pictures");

    private Picture() {}

    /**
     * On the thread of JavaFX.
     *
     * @param name without its ending; its letters become small ones
     */
    public static void save(Scene scene, String name) {
        try (var out = Files.newOutputStream(file(name))) {
            Png.write(scene.snapshot(null), out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Where a picture of that name belongs; its folder exists. */
    public static Path file(String name) throws IOException {
        return Files.createDirectories(FOLDER).resolve(name.toLowerCase(Locale.ROOT) + ".png");
    }
}
