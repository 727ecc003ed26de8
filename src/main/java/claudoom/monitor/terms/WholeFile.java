package claudoom.monitor.terms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/** A file that appears whole or not at all: it is written beside its place and moved there at the end. */
public final class WholeFile {

    private static final int MOST_LINKS = 40;
    /** Of letters that may take four bytes each; a name has at most 255. */
    private static final int LONGEST_BEGINNING = 60;

    /** What stands in the file. */
    @FunctionalInterface
    public interface Content {
        /** @return false to leave everything as it was */
        boolean writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Replaces the file, or the one that a symbolic link leads to; no other file is touched, and nothing stays beside it, also
     * when the writing fails.
     */
    public static void write(Path file, Content content) throws IOException {
        var place = place(file);
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new FileSystemException(file.toString(), null, "there is something that is not a file");
        }
        var part = own(place);
        try {
            boolean whole;
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                whole = content.writeTo(out);
            }
            if (whole) {
                Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where symbolic links lead, whether or not anything is there yet. */
    private static Path place(Path file) throws IOException {
        var place = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "its symbolic links lead in a circle");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /** A new file in the same folder, so that it can be moved there at once. */
    private static Path own(Path place) throws IOException {
        var name = String.valueOf(place.getFileName());
        var beginning = name.length() > LONGEST_BEGINNING ? "export" : name;
        var part = place.resolveSibling(beginning + "." + number() + ".part");
        while (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            part = place.resolveSibling(beginning + "." + number() + ".part");
        }
        return Files.createFile(part);
    }

    private static String number() {
        return Integer.toHexString(ThreadLocalRandom.current().nextInt());
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
