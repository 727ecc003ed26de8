package claudoom.monitor.app;

import claudoom.monitor.store.FileHold;
import claudoom.monitor.terms.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the screens remember of one connection, kept in one file for all connections. It is written a while after a change
 * and at the end, and only what changed here is changed there, so that two windows do not undo each other's.
 */
final class MemoryFile implements Memory, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MemoryFile.class.getName());
    private static final long WRITE_AFTER_MILLIS = 1_500;
    private static final Duration WAITS = Duration.ofSeconds(1);

    private final ConfigFile file;
    private final Path folder;
    private final Path lock;
    private final String connection;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor writer;
    private final Remembered known;
    private final Map<String, Optional<String>> changed = new LinkedHashMap<>();
    private @Nullable String notice;
    private boolean due;
    private boolean told;

    /**
     * Never fails; {@link #notice} tells what went wrong.
     *
     * @param connection whose values these are
     */
    MemoryFile(Path folder, String connection, InstantSource clock) {
        this.folder = folder;
        file = new ConfigFile(folder, "memory");
        lock = folder.resolve("memory.lock");
        this.connection = connection;
        this.clock = clock;
        writer = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("monitor-memory").factory(), new ThreadPoolExecutor.DiscardPolicy());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false); // the end writes what is due, and does not wait for it
        known = read();
        if (!Folders.writable(folder)) {
            told = true;
            notice = "How the screens are arranged is not remembered: " + folder + " cannot be written.";
        }
    }

    private Remembered read() {
        try {
            var bytes = file.read();
            var found = bytes == null ? new Remembered() : Remembered.read(bytes);
            if (found != null) {
                return found;
            }
            notice = file.setAside(clock.instant()) + "; the screens are arranged as at the first start.";
            LOG.log(System.Logger.Level.WARNING, notice);
        } catch (IOException unreadable) {
            notice = "What the screens remember cannot be read from " + file.path() + ".";
        }
        return new Remembered();
    }

    /** What is to be said of the file, or null. */
    synchronized @Nullable String notice() {
        return notice;
    }

    @Override
    public synchronized @Nullable String get(String name) {
        return known.get(connection, name);
    }

    @Override
    public synchronized void put(String name, @Nullable String value) {
        known.put(connection, name, value);
        changed.remove(name);
        changed.put(name, Optional.ofNullable(known.get(connection, name)));
        while (changed.size() > Remembered.MOST_NAMES) {
            changed.remove(changed.keySet().iterator().next());
        }
        if (!due) {
            due = true;
            writer.schedule(this::write, WRITE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        Map<String, Optional<String>> news;
        synchronized (this) {
            due = false;
            news = new LinkedHashMap<>(changed);
            changed.clear();
        }
        if (news.isEmpty()) {
            return;
        }
        var problem = merge(news);
        if (problem != null) {
            failed(problem);
        }
    }

    /** @return why nothing was written, or null */
    private @Nullable String merge(Map<String, Optional<String>> news) {
        if (!Folders.writable(folder)) {
            return folder + " cannot be written";
        }
        try (var hold = FileHold.on(lock, WAITS)) {
            if (!hold.held()) { // then what others write last is lost, not the file
                LOG.log(System.Logger.Level.DEBUG, "the memory file is busy; written without its lock");
            }
            var all = read();
            news.forEach((name, value) -> all.put(connection, name, value.orElse(null)));
            all.used(connection, clock.millis());
            return file.write(all.written());
        } catch (IOException unwritable) {
            return String.valueOf(unwritable.getMessage());
        }
    }

    private synchronized void failed(String problem) {
        if (!told) {
            told = true;
            LOG.log(System.Logger.Level.WARNING, "How the screens are arranged is not remembered: " + problem);
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
