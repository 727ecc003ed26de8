package claudoom.monitor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Removes whole folders. */
final class Folders {

    private static final Logger LOG = System.getLogger(Folders.class.getName());

    private Folders() {}

    /** Removes what it can; links are removed, not followed, and what cannot be removed is logged. */
    static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (var path : deepestFirst(folder)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException kept) {
                LOG.log(Level.DEBUG, "could not delete " + path, kept);
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.log(Level.DEBUG, "could not list " + folder, unreadable);
            return List.of(folder);
        }
    }
}
