package claudoom.monitor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The form of the file and its versions: each step leads from one version to the next. */
final class Schema {

    /** Says that a file is ours: "LagH" in ASCII. */
    static final int OURS = 0x4c616748;

    private static final List<List<String>> STEPS = List.of(List.of(
            "CREATE TABLE connection(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)",
            // ids are not used twice: another window may still hold the one of a consumer that was forgotten here
            "CREATE TABLE consumer(id INTEGER PRIMARY KEY AUTOINCREMENT, connection INTEGER NOT NULL, "
                    + "stream TEXT NOT NULL, name TEXT NOT NULL, seen INTEGER NOT NULL, "
                    + "UNIQUE(connection, stream, name))",
            // the id is tier, time and consumer in one number: what is written at the same time lies together
            "CREATE TABLE part(id INTEGER PRIMARY KEY, buckets BLOB NOT NULL)",
            "CREATE TABLE happening(id INTEGER PRIMARY KEY, connection INTEGER NOT NULL, at INTEGER NOT NULL, "
                    + "kind TEXT NOT NULL, text TEXT NOT NULL, stream TEXT, consumer TEXT)",
            "CREATE INDEX happening_at ON happening(connection, at)"));

    static final int VERSION = STEPS.size();

    private Schema() {}

    /** A file of a newer program, which this one must not touch. */
    static final class Newer extends Exception {
        private static final long serialVersionUID = 1;

        Newer(int version) {
            super("it has form " + version + ", this monitor knows " + VERSION);
        }
    }

    /** A whole database, but of something else. */
    static final class Foreign extends Exception {
        private static final long serialVersionUID = 1;

        Foreign() {
            super("it is the database of something else");
        }
    }

    /** @throws Newer if it must be left alone */
    static void check(Connection connection) throws SQLException, Newer, Foreign {
        int version = number(connection, "PRAGMA user_version");
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        boolean ours = number(connection, "PRAGMA application_id") == OURS;
        if (!ours && (!empty || version != 0)) {
            throw new Foreign();
        }
        if (version > VERSION) {
            throw new Newer(version);
        }
    }

    /** Brings an empty or older file to this version. */
    static void bring(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA user_version") == VERSION) {
            return;
        }
        try (var run = connection.createStatement()) {
            run.execute("BEGIN IMMEDIATE");
            try {
                for (int from = number(connection, "PRAGMA user_version"); from < VERSION; from++) {
                    for (var step : STEPS.get(from)) {
                        run.execute(step);
                    }
                }
                run.execute("PRAGMA application_id = " + OURS);
                run.execute("PRAGMA user_version = " + VERSION);
                run.execute("COMMIT");
            } catch (SQLException failed) {
                rollBack(run, failed);
                throw failed;
            }
        }
    }

    /** A full disk has rolled back already: what is told is why, and not that. */
    private static void rollBack(Statement run, SQLException failed) {
        try {
            run.execute("ROLLBACK");
        } catch (SQLException already) {
            failed.addSuppressed(already);
        }
    }

    static int number(Connection connection, String question) throws SQLException {
        try (var run = connection.createStatement(); var answer = run.executeQuery(question)) {
            return answer.next() ? answer.getInt(1) : 0;
        }
    }
}
