package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Happening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened, as it lies in one database. */
final class Happenings {

    /** Of all connections together. */
    static final int MOST = 20_000;
    /** The same within so many milliseconds was seen by two windows. */
    private static final long SAME = 5_000;

    private final Statements ask;
    private final long owner;

    Happenings(Statements ask, long owner) {
        this.ask = ask;
        this.owner = owner;
    }

    void put(Happening one) throws SQLException {
        var put = ask.of("INSERT INTO happening(connection, at, kind, text, stream, consumer) "
                + "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM happening WHERE connection = ?1 "
                + "AND at BETWEEN ?2 - " + SAME + " AND ?2 + " + SAME
                + " AND kind = ?3 AND text = ?4 AND stream IS ?5 AND consumer IS ?6)", owner, one.at().toEpochMilli());
        put.setString(3, one.kind());
        put.setString(4, one.text());
        put.setString(5, one.stream());
        put.setString(6, one.consumer());
        put.executeUpdate();
    }

    /** The newest first. */
    List<Happening> between(long from, long to, int limit) throws SQLException {
        var asked = ask.of("SELECT at, kind, text, stream, consumer FROM happening WHERE connection = ? "
                + "AND at BETWEEN ? AND ? ORDER BY at DESC, id DESC LIMIT ?", owner, from, to, limit);
        var found = new ArrayList<Happening>();
        try (var answer = asked.executeQuery()) {
            while (answer.next()) {
                found.add(happening(answer));
            }
        }
        return found;
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5));
    }

    void forget(long before) throws SQLException {
        ask.of("DELETE FROM happening WHERE at < ?", before).executeUpdate();
        ask.of("DELETE FROM happening WHERE id <= (SELECT max(id) FROM happening) - ?", MOST).executeUpdate();
    }
}
