package claudoom.monitor.app;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A file in the folder of what the user chose: read and replaced as a whole, set aside when it is broken, never a reason to stop. */
final class ConfigFile {

    private final Path folder;
    private final Path file;
    private final String name;

    /** @param name of the file without its ending */
    ConfigFile(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        file = folder.resolve(name + ".json");
    }

    Path path() {
        return file;
    }

    /** Null if there is none. */
    byte @Nullable [] read() throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    /** Moves a broken file out of the way; the sentence says where it is kept, to be followed by what is done instead. */
    String setAside(Instant now) {
        var stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC).format(now);
        var aside = file.resolveSibling(name + ".broken-" + stamp + ".json");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The " + name + " file was broken: it is kept as " + aside.getFileName();
        } catch (IOException readOnly) {
            return "The " + name + " file " + file + " is broken and cannot be set aside";
        }
    }

    /**
     * Replaces the file, so that a crash leaves the old or the new one.
     *
     * @return null, or why nothing was written, in a few words
     */
    @Nullable String write(byte[] content) {
        if (!Folders.writable(folder)) {
            return folder + " cannot be written";
        }
        Path fresh = null;
        try {
            fresh = Files.createTempFile(folder, name, ".tmp");
            Files.write(fresh, content);
            move(fresh);
            return null;
        } catch (IOException full) {
            drop(fresh);
            return String.valueOf(full.getMessage());
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void drop(@Nullable Path fresh) {
        try {
            if (fresh != null) {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException stays) {
            System.getLogger(ConfigFile.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + fresh, stays);
        }
    }
}
