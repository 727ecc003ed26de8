package claudoom.monitor.store;

import claudoom.monitor.store.HistoryFile.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the history is now: in the file, or in memory while the file cannot be written. What was kept in memory goes into the
 * file when that can be written again. One thread.
 */
final class Home implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Home.class.getName());
    private static final long IN_MEMORY = 48L << 20;
    private static final Duration TRY_AGAIN = Duration.ofMinutes(5);
    private static final int PATIENCE = 6;

    private final @Nullable HistoryFile file;
    private final String owner;
    private final long most;
    private final InstantSource clock;
    private final Consumer<String> tell;
    private final Writing writing;
    private @Nullable Database disk;
    private @Nullable Database memory;
    private long triedAt;
    private int busy;
    private boolean dead;

    /** @param file null keeps everything in memory */
    Home(@Nullable HistoryFile file, String owner, long most, InstantSource clock, Consumer<String> tell,
            Writing writing) {
        this.file = file;
        this.owner = owner;
        this.most = file == null ? Math.min(most, IN_MEMORY) : IN_MEMORY;
        this.clock = clock;
        this.tell = tell;
        this.writing = writing;
    }

    /** Null while there is none: then later, or never. */
    @Nullable Database toWrite() {
        open();
        return memory == null ? disk : memory;
    }

    List<Database> toRead() {
        open();
        var all = new ArrayList<Database>();
        if (disk != null) {
            all.add(disk);
        }
        if (memory != null) {
            all.add(memory);
        }
        return all;
    }

    /** Whether there will never be one in this run. */
    boolean dead() {
        return dead;
    }

    private void open() {
        try {
            if (dead) {
                return;
            }
            if (memory != null) {
                goHome();
            } else if (file == null) {
                memory = Database.inMemory(owner, most);
            } else if (disk == null || file.replaced()) {
                drop(disk);
                disk = null;
                disk = ready(file);
            }
        } catch (Refused refused) {
            refused(refused);
        } catch (SQLException | LinkageError none) {
            nothing(none);
        }
    }

    private void nothing(Throwable why) {
        LOG.log(System.Logger.Level.WARNING, "no history", why);
        dead = true;
        tell.accept(
                "There is no history of lag in this run: the database cannot be loaded (" + why.getMessage() + ").");
    }

    private Database ready(HistoryFile from) throws Refused, SQLException {
        var made = from.open();
        try {
            writing.repair(made, clock.millis());
            busy = 0;
            return made;
        } catch (SQLException failed) {
            drop(made);
            throw new Refused(from.path() + " cannot be written: " + failed.getMessage(),
                    Trouble.of(failed) == Trouble.BUSY);
        }
    }

    private void refused(Refused why) {
        if (why.passing()) {
            busy();
            return;
        }
        inMemory(String.valueOf(why.getMessage()));
    }

    private void busy() {
        if (++busy == PATIENCE) {
            tell.accept("The history of lag is not written now: another program holds its file.");
        }
    }

    private void inMemory(String why) {
        try {
            triedAt = clock.millis();
            drop(disk);
            disk = file == null ? null : file.look();
            memory = Database.inMemory(owner, most);
            tell.accept("The history of lag is kept until the monitor ends, and not longer: " + why + ".");
        } catch (SQLException | LinkageError none) {
            nothing(none);
        }
    }

    private void goHome() throws SQLException {
        var kept = memory;
        if (file == null || kept == null || Math.abs(clock.millis() - triedAt) < TRY_AGAIN.toMillis()) {
            return;
        }
        triedAt = clock.millis();
        Database opened = null;
        try {
            opened = file.open();
            writing.copy(kept, opened, clock.millis());
            drop(disk);
            disk = opened;
            drop(kept);
            memory = null;
            tell.accept("The history of lag is written to " + file.path() + " again.");
        } catch (Refused | SQLException still) {
            LOG.log(System.Logger.Level.DEBUG, "still in memory", still);
            drop(opened);
        }
    }

    /**
     * Something failed with this database.
     *
     * @return whether it is worth trying again at once
     */
    boolean failed(Database database, SQLException failed) {
        LOG.log(System.Logger.Level.DEBUG, "history", failed);
        var trouble = Trouble.of(failed);
        if (trouble == Trouble.BUSY) {
            busy();
            return false;
        }
        if (database == memory) {
            drop(memory);
            memory = null;
            return true;
        }
        drop(disk);
        disk = null;
        if (trouble == Trouble.BROKEN) {
            return true; // opening looks through the file and sets it aside
        }
        if (memory == null) {
            inMemory(trouble == Trouble.FULL ? "there is no room on its disk" : "its file cannot be written");
        }
        return true;
    }

    private static void drop(@Nullable Database database) {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException closing) {
            LOG.log(System.Logger.Level.DEBUG, "closing", closing);
        }
    }

    @Override
    public void close() {
        drop(memory);
        drop(disk);
        memory = null;
        disk = null;
        dead = true;
    }
}
