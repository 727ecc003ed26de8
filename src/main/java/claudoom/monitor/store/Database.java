package claudoom.monitor.store;

import claudoom.monitor.store.Schema.Foreign;
import claudoom.monitor.store.Schema.Newer;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One SQLite file, or one in memory, as the history of one connection sees it. One thread. */
final class Database implements AutoCloseable {

    private static final long DAY = 24 * 3_600_000L;
    private static final int BUSY_MILLIS = 1_500;
    private static final int PAGE = 4_096;
    private static final int CACHE_KIBIBYTES = 2_048;

    private final Connection connection;
    private final Statements ask;
    private final long most;
    private final long owner;
    private final Parts parts;
    private final Happenings happenings;
    private final Map<ConsumerId, Seen> consumers = new HashMap<>();

    private record Seen(long id, long day) {}

    private Database(Connection connection, String name, long most, boolean writable) throws SQLException {
        this.connection = connection;
        this.most = most;
        ask = new Statements(connection);
        owner = writable ? named(name) : known(name);
        parts = new Parts(ask, owner);
        happenings = new Happenings(ask, owner);
    }

    /**
     * Makes the file if there is none.
     *
     * @param owner whose history is asked for and added to
     * @param most bytes the file may have
     */
    static Database open(Path file, String owner, long most) throws SQLException, Newer, Foreign {
        var config = new SQLiteConfig();
        config.setPageSize(PAGE);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalMode(JournalMode.TRUNCATE);
        return open(config, "jdbc:sqlite:" + file.toAbsolutePath(), owner, most, true);
    }

    /** Only to look into. */
    static Database look(Path file, String owner) throws SQLException, Newer, Foreign {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(config, "jdbc:sqlite:" + file.toAbsolutePath(), owner, Long.MAX_VALUE, false);
    }

    static Database inMemory(String owner, long most) throws SQLException {
        try {
            return open(new SQLiteConfig(), "jdbc:sqlite::memory:", owner, most, true);
        } catch (Newer | Foreign never) {
            throw new SQLException(never);
        }
    }

    private static Database open(SQLiteConfig config, String url, String owner, long most, boolean writable)
            throws SQLException, Newer, Foreign {
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        var connection = config.createConnection(url);
        try {
            Schema.check(connection);
            if (writable) {
                Schema.bring(connection);
                Schema.number(connection, "PRAGMA max_page_count = " + most / PAGE);
            }
            return new Database(connection, owner, most, writable);
        } catch (SQLException | Newer | Foreign refused) {
            connection.close();
            throw refused;
        }
    }

    /** Looks through the whole file; null if it is sound. */
    @Nullable String fault() throws SQLException {
        try (var run = connection.createStatement(); var answer = run.executeQuery("PRAGMA quick_check(1)")) {
            var word = answer.next() ? answer.getString(1) : "";
            return "ok".equals(word) ? null : word;
        }
    }

    private long named(String name) throws SQLException {
        long there = known(name);
        if (there >= 0) {
            return there;
        }
        var put = ask.of("INSERT INTO connection(name) VALUES(?) ON CONFLICT DO NOTHING");
        put.setString(1, name);
        put.executeUpdate();
        return known(name);
    }

    private long known(String name) throws SQLException {
        var asked = ask.of("SELECT id FROM connection WHERE name = ?");
        asked.setString(1, name);
        return Statements.first(asked).orElse(-1);
    }

    Parts parts() {
        return parts;
    }

    Happenings happenings() {
        return happenings;
    }

    void begin() throws SQLException {
        ask.run("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        ask.run("COMMIT");
    }

    /** After a failure; what was learnt of consumers within the transaction is not true either. */
    void rollback() {
        consumers.clear();
        try {
            ask.run("ROLLBACK");
        } catch (SQLException already) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.TRACE, "rolled back before", already);
        }
    }

    /** The number of a consumer; -1 if nothing is known of it. */
    long idOf(ConsumerId consumer) throws SQLException {
        var seen = consumers.get(consumer);
        return seen == null ? asked(consumer) : seen.id;
    }

    private long asked(ConsumerId consumer) throws SQLException {
        var asked = ask.of("SELECT id FROM consumer WHERE connection = ? AND stream = ? AND name = ?", owner);
        asked.setString(2, consumer.stream());
        asked.setString(3, consumer.consumer());
        return Statements.first(asked).orElse(-1);
    }

    /** The number of a consumer that is seen now; within a transaction. */
    long idFor(ConsumerId consumer, long now) throws SQLException {
        long day = now / DAY;
        var seen = consumers.get(consumer);
        if (seen != null && seen.day >= day) {
            return seen.id;
        }
        var put = ask.of("INSERT INTO consumer(seen, connection, stream, name) VALUES(?, ?, ?, ?) "
                + "ON CONFLICT DO UPDATE SET seen = max(seen, excluded.seen)", day, owner);
        put.setString(3, consumer.stream());
        put.setString(4, consumer.consumer());
        put.executeUpdate();
        long id = asked(consumer);
        consumers.put(consumer, new Seen(id, day));
        return id;
    }

    /** What was kept for long enough, and the names of consumers that were not seen for as long; within a transaction. */
    void forget(long now) throws SQLException {
        long oldest = now - Tier.COARSE.kept;
        parts.forget(now);
        happenings.forget(oldest);
        ask.of("DELETE FROM consumer WHERE seen < ?", oldest / DAY - 1).executeUpdate();
        consumers.values().removeIf(one -> one.day < oldest / DAY);
    }

    /** Bytes in use, without pages that wait to be used again. */
    long used() throws SQLException {
        long pages = Schema.number(connection, "PRAGMA page_count");
        return (pages - Schema.number(connection, "PRAGMA freelist_count")) * PAGE;
    }

    /** Bytes the file may have. */
    long most() {
        return most;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
