package claudoom.monitor.demo;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Marks of running servers in the cache folder, and the end of servers whose owner is gone. */
final class LeftBehind {

    static final String FOLDER_PREFIX = "claudoom-monitor-nats-";

    private static final Logger LOG = System.getLogger(LeftBehind.class.getName());
    private static final String SUFFIX = ".server";
    // the start of a process is counted from the start of the machine, whose own time may shift by a second
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Path marks;

    LeftBehind(Path cache) {
        marks = cache.resolve("running");
    }

    /** Where the mark of a server lies that this process starts in {@code folder}; the name is the folder's. */
    Path markOf(Path folder) {
        return marks.resolve(folder.getFileName() + SUFFIX);
    }

    /** Without a writable cache there is no mark: the watcher and the shutdown hook are still there. */
    void mark(Path folder, ProcessHandle server) {
        var facts = new Properties();
        put(facts, "server", server);
        put(facts, "owner", ProcessHandle.current());
        facts.setProperty("folder", folder.toString());
        try {
            Files.createDirectories(marks);
            var half = Files.createTempFile(marks, "half", null);
            try (var out = Files.newBufferedWriter(half)) {
                facts.store(out, null);
            }
            Files.move(half, markOf(folder), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException readOnly) {
            LOG.log(Level.INFO, "no mark of the private server in " + marks + ": " + readOnly.getMessage());
        }
    }

    void unmark(Path folder) {
        Folders.delete(markOf(folder));
    }

    /** Ends every marked server whose owner is gone, and removes its folder. */
    void reap() {
        if (!Files.isDirectory(marks)) {
            return;
        }
        try (var all = Files.newDirectoryStream(marks, "*" + SUFFIX)) {
            for (var mark : all) {
                reap(mark);
            }
        } catch (IOException unreadable) {
            LOG.log(Level.INFO, "cannot look for servers left behind in " + marks, unreadable);
        }
    }

    private static void reap(Path mark) throws IOException {
        var facts = new Properties();
        try (var in = Files.newBufferedReader(mark)) {
            facts.load(in);
        } catch (IllegalArgumentException | CharacterCodingException garbage) {
            LOG.log(Level.INFO, "a mark that cannot be read is removed: " + mark + " (" + garbage + ")");
        }
        if (isStill(facts, "owner")) {
            return;
        }
        if (isStill(facts, "server")) {
            end(Long.parseLong(facts.getProperty("server.pid")));
        }
        var folder = Path.of(facts.getProperty("folder", ""));
        if (folder.isAbsolute() && String.valueOf(folder.getFileName()).startsWith(FOLDER_PREFIX)) {
            Folders.delete(folder);
        }
        Files.deleteIfExists(mark);
    }

    private static void end(long pid) {
        ProcessHandle.of(pid).ifPresent(server -> {
            LOG.log(Level.INFO, "ends a nats-server that was left behind, process {0}", Long.toString(pid));
            server.destroyForcibly();
            server.onExit().completeOnTimeout(server, 1, TimeUnit.SECONDS).join();
        });
    }

    private static void put(Properties facts, String who, ProcessHandle process) {
        facts.setProperty(who + ".pid", Long.toString(process.pid()));
        facts.setProperty(who + ".command", process.info().command().orElse(""));
        facts.setProperty(who + ".started", process.info().startInstant().map(Instant::toString).orElse(""));
    }

    /** Whether the process with that number is the one that was marked, not a later one with the same number. */
    private static boolean isStill(Properties facts, String who) {
        try {
            long pid = Long.parseLong(facts.getProperty(who + ".pid", ""));
            var started = Instant.parse(facts.getProperty(who + ".started", ""));
            var command = facts.getProperty(who + ".command", "");
            var info = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
            return info.isPresent() && !command.isEmpty()
                    && info.get().command().map(command::equals).orElse(false)
                    && info.get().startInstant().map(at -> near(at, started)).orElse(false);
        } catch (NumberFormatException | DateTimeParseException garbage) {
            LOG.log(Level.DEBUG, "a mark without a usable " + who, garbage);
            return false;
        }
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME) <= 0;
    }
}
