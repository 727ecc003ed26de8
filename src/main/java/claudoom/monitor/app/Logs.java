package claudoom.monitor.app;

import claudoom.monitor.nats.ServerUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends what the program says of itself to a rolling file in the state folder: five files of 2 MB, nothing on the terminal. */
final class Logs {

    private static final int BYTES = 2_000_000;
    private static final int FILES = 5;
    private static final int CAUSES = 10;

    private Logs() {}

    /**
     * Never a word on the terminal: standard error is for the one line that says why the program ended.
     *
     * @param told is told once, on any thread, when the file cannot be written any more
     * @return null, or why there is no log file, as a sentence
     */
    static @Nullable String into(Path folder, Consumer<String> told) {
        var root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        if (!Folders.writable(folder)) {
            return "No log is kept: " + folder + " cannot be written.";
        }
        try {
            var file = new FileHandler(folder.resolve("monitor.%u.%g.log").toString(), BYTES, FILES, true);
            file.setFormatter(new OneLine());
            file.setEncoding("UTF-8");
            file.setErrorManager(new Once(folder, told));
            root.addHandler(file);
            return null;
        } catch (IOException full) {
            return "No log is kept: " + full.getMessage();
        }
    }

    /** Hears of every line that could not be written; the JDK's own would print a stack trace. */
    private static final class Once extends ErrorManager {

        private final AtomicBoolean first = new AtomicBoolean(true);
        private final Path folder;
        private final Consumer<String> told;

        Once(Path folder, Consumer<String> told) {
            this.folder = folder;
            this.told = told;
        }

        @Override
        public void error(@Nullable String words, @Nullable Exception problem, int code) {
            if (first.getAndSet(false)) {
                var why = problem == null ? words : problem.getMessage();
                told.accept("The log in " + folder + " is not complete: " + (why == null ? "it cannot be written" : why)
                        + ".");
            }
        }
    }

    /** One line a record, a stack trace below it; control characters and logins never get in. */
    private static final class OneLine extends Formatter {

        @Override
        public String format(LogRecord record) {
            var line = new StringBuilder(DateTimeFormatter.ISO_INSTANT.format(record.getInstant())).append(' ')
                    .append(record.getLevel().getName()).append(' ').append(shortName(record.getLoggerName()))
                    .append(": ")
                    .append(safe(formatMessage(record))).append('\n');
            if (record.getThrown() != null) {
                trace(record.getThrown(), line);
            }
            return line.toString();
        }

        private static void trace(Throwable thrown, StringBuilder line) {
            int depth = 0;
            for (@Nullable Throwable cause = thrown; cause != null && depth < CAUSES; cause = cause.getCause(), depth++) {
                line.append(depth == 0 ? "" : "caused by ").append(safe(cause.toString())).append('\n');
                for (var frame : cause.getStackTrace()) {
                    line.append("    at ").append(frame).append('\n');
                }
            }
        }

        private static String shortName(@Nullable String logger) {
            return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
        }

        private static String safe(String text) {
            return ServerUrls.withoutLogin(text).replaceAll("\\p{Cntrl}", " ");
        }
    }
}
