package claudoom.monitor.terms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole or not at all: it is written beside its place and moved there at the end. */
public final class WholeFile {

    /** What stands in the file. */
    @FunctionalInterface
    public interface Content {
        /** @return false to leave everything as it was */
        boolean writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Replaces the file; nothing stays beside it, also when the writing fails. */
    public static void write(Path file, Content content) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            boolean whole;
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                whole = content.writeTo(out);
            }
            if (whole) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Why something with a file failed, in a few words to be put into a sentence. */
    public static String reason(Exception failed) {
        return switch (failed) {
            case NoSuchFileException e -> "there is no folder for it";
            case AccessDeniedException e -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        };
    }
}
