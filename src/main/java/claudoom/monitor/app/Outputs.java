package claudoom.monitor.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tries where a report or pictures go before anything is watched: after an hour it would be too late to say. */
final class Outputs {

    private Outputs() {}

    /** False if nothing could be written; then it has said so. */
    static boolean writable(Options options, PrintStream err) {
        try {
            if (options.snapshot != null) {
                Files.createDirectories(options.snapshot);
                tryFile(options.snapshot.resolve("report.json"));
            }
            if (options.report != null && !options.report.equals("-")) {
                tryFile(Path.of(options.report));
            }
            return true;
        } catch (IOException refused) {
            err.println("monitor: cannot write " + refused.getMessage()
                    + "; check that the folder is there and that you may write in it");
            return false;
        }
    }

    private static void tryFile(Path file) throws IOException {
        boolean there = Files.exists(file);
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        if (!there) {
            Files.delete(file);
        }
    }
}
