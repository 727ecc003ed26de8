package claudoom.monitor.app;

import claudoom.monitor.nats.ServerUrls;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
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

    private Logs() {}

    /** @return null, or why there is no log file, as a sentence */
    static @Nullable String into(Path folder) {
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
            root.addHandler(file);
            return null;
        } catch (IOException full) {
            return "No log is kept: " + full.getMessage();
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
                var trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace, true));
                line.append(ServerUrls.withoutLogin(trace.toString()));
            }
            return line.toString();
        }

        private static String shortName(@Nullable String logger) {
            return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
        }

        private static String safe(String text) {
            return ServerUrls.withoutLogin(text).replaceAll("\\p{Cntrl}", " ");
        }
    }
}
