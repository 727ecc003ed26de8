package claudoom.monitor.store;

import claudoom.monitor.store.Schema.Foreign;
import claudoom.monitor.store.Schema.Newer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file on the disk: opened, made, or set aside when it is broken. */
final class HistoryFile {

    static final String NAME = "lag-history";
    private static final System.Logger LOG = System.getLogger(HistoryFile.class.getName());
    /** Of two windows that find the file broken only one sets it aside. */
    private static final Duration WAITS = Duration.ofSeconds(3);
    private static final int BROKEN_ONES_KEPT = 2;

    private final Path folder;
    private final Path file;
    private final String owner;
    private final long most;
    private final InstantSource clock;
    private final Consumer<String> tell;
    private @Nullable Object opened;

    /** Why the history cannot be kept in the file, in a few words. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean passing;

        Refused(String why, boolean passing) {
            super(why);
            this.passing = passing;
        }

        /** Whether it is only a matter of moments. */
        boolean passing() {
            return passing;
        }
    }

    /** @param tell is told what happened to the file, in sentences */
    HistoryFile(Path folder, String owner, long most, InstantSource clock, Consumer<String> tell) {
        this.folder = folder;
        file = folder.resolve(NAME + ".db");
        this.owner = owner;
        this.most = most;
        this.clock = clock;
        this.tell = tell;
    }

    /** A database that can be written, as far as can be told. */
    Database open() throws Refused {
        try {
            Files.createDirectories(folder);
            try (var lock = FileHold.on(folder.resolve(NAME + ".lock"), WAITS)) {
                if (!lock.held()) {
                    throw new Refused("another window opens it", true);
                }
                var database = sound();
                opened = key();
                return database;
            }
        } catch (IOException unwritable) {
            throw new Refused(folder + " cannot be written", false);
        }
    }

    private Database sound() throws Refused {
        try {
            var database = Database.open(file, owner, most);
            var fault = database.fault();
            if (fault == null) {
                return database;
            }
            database.close();
            LOG.log(System.Logger.Level.WARNING, "damaged: " + fault);
        } catch (Newer newer) {
            throw new Refused(file + " was written by a newer monitor (" + newer.getMessage() + ")", false);
        } catch (Foreign foreign) {
            LOG.log(System.Logger.Level.WARNING, foreign.getMessage());
        } catch (SQLException failed) {
            LOG.log(System.Logger.Level.DEBUG, "cannot be opened", failed);
            switch (Trouble.of(failed)) {
                case BUSY -> throw new Refused("another window writes " + file, true);
                case FULL -> throw new Refused("there is no room on the disk of " + folder, false);
                case UNWRITABLE -> throw new Refused(file + " cannot be written", false);
                case BROKEN -> LOG.log(System.Logger.Level.WARNING, "not readable: " + failed.getMessage());
            }
        }
        return instead();
    }

    private Database instead() throws Refused {
        setAside();
        try {
            return Database.open(file, owner, most);
        } catch (SQLException | Newer | Foreign again) {
            throw new Refused(file + " cannot be made anew: " + again.getMessage(), false);
        }
    }

    /** To look into what is there although nothing can be added; null if that cannot be done either. */
    @Nullable Database look() {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Database.look(file, owner);
        } catch (SQLException | Newer | Foreign unreadable) {
            LOG.log(System.Logger.Level.DEBUG, "nothing to look into", unreadable);
            return null;
        }
    }

    /** Whether the file under our name is no longer the one that was opened: it was set aside or deleted. */
    boolean replaced() {
        var now = key();
        return opened != null && !opened.equals(now);
    }

    private @Nullable Object key() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.TRACE, "no file", gone);
            return null;
        }
    }

    private void setAside() throws Refused {
        var aside = NAME + ".broken-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC)
                .format(clock.instant()) + ".db";
        try {
            Files.move(file, folder.resolve(aside), StandardCopyOption.REPLACE_EXISTING);
            var journal = folder.resolve(NAME + ".db-journal");
            if (Files.exists(journal)) { // it would be played back into the new file
                Files.move(journal, folder.resolve(aside + "-journal"), StandardCopyOption.REPLACE_EXISTING);
            }
            dropOlder();
        } catch (IOException held) {
            throw new Refused(file + " is broken and cannot be set aside", false);
        }
        tell.accept("The history of lag was broken: it is kept as " + aside + ", and a new one begins.");
    }

    private void dropOlder() throws IOException {
        try (var files = Files.list(folder)) {
            var broken = files.filter(one -> one.getFileName().toString().matches(NAME + "\\.broken-.*\\.db"))
                    .sorted().toList();
            for (var old : broken.subList(0, Math.max(0, broken.size() - BROKEN_ONES_KEPT))) {
                Files.deleteIfExists(old);
                Files.deleteIfExists(old.resolveSibling(old.getFileName() + "-journal"));
            }
        }
    }

    /** For the log and for words. */
    Path path() {
        return file;
    }
}
