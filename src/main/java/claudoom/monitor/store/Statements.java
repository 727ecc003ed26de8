package claudoom.monitor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The questions to one database, each prepared once. */
final class Statements {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** @param numbers for the first places */
    PreparedStatement of(String sql, long... numbers) throws SQLException {
        var made = prepared.get(sql);
        if (made == null) {
            made = connection.prepareStatement(sql);
            prepared.put(sql, made);
        }
        for (int n = 0; n < numbers.length; n++) {
            made.setLong(n + 1, numbers[n]);
        }
        return made;
    }

    /** What does not come again. */
    void run(String sql) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(sql);
        }
    }

    /** The first number of the answer, if there is one. */
    static OptionalLong first(PreparedStatement ask) throws SQLException {
        try (var answer = ask.executeQuery()) {
            if (!answer.next()) {
                return OptionalLong.empty();
            }
            long value = answer.getLong(1);
            return answer.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        }
    }
}
