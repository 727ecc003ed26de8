package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts as they lie in one database. Their key is tier, time and consumer in one number: what is written at the same moment, and
 * what is given up at the same moment, lies together.
 */
final class Parts {

    private static final int CONSUMER_BITS = 24;
    private static final int TIER_SHIFT = 56;

    private final Statements ask;
    private final long owner;

    /** A part as it lies in the file. */
    record Stored(ConsumerId consumer, long part, byte[] bytes) {}

    Parts(Statements ask, long owner) {
        this.ask = ask;
        this.owner = owner;
    }

    private static long key(Tier tier, long part, long consumer) {
        return ((long) tier.number << TIER_SHIFT) | (part << CONSUMER_BITS) | consumer;
    }

    private static long end(Tier tier) {
        return (tier.number + 1L) << TIER_SHIFT;
    }

    private static long partOf(long key) {
        return (key & ((1L << TIER_SHIFT) - 1)) >> CONSUMER_BITS;
    }

    byte @Nullable [] get(Tier tier, long part, long consumer) throws SQLException {
        try (var answer =
                ask.of("SELECT buckets FROM part WHERE id = ?", key(tier, part, consumer)).executeQuery()) {
            return answer.next() ? answer.getBytes(1) : null;
        }
    }

    void put(Tier tier, long part, long consumer, byte[] bytes) throws SQLException {
        var put = ask.of("INSERT INTO part(id, buckets) VALUES(?, ?) "
                + "ON CONFLICT(id) DO UPDATE SET buckets = excluded.buckets", key(tier, part, consumer));
        put.setBytes(2, bytes);
        put.executeUpdate();
    }

    /** All parts of this connection in a tier, from this one on. */
    List<Stored> from(Tier tier, long first) throws SQLException {
        var asked = ask.of("SELECT p.id, c.stream, c.name, p.buckets FROM part p JOIN consumer c "
                + "ON c.id = (p.id & " + ((1L << CONSUMER_BITS) - 1) + ") "
                + "WHERE p.id >= ? AND p.id < ? AND c.connection = ?", key(tier, Math.max(0, first), 0), end(tier),
                owner);
        var found = new ArrayList<Stored>();
        try (var answer = asked.executeQuery()) {
            while (answer.next()) {
                found.add(new Stored(new ConsumerId(answer.getString(2), answer.getString(3)),
                        partOf(answer.getLong(1)), answer.getBytes(4)));
            }
        }
        return found;
    }

    /** What each tier has kept for long enough. */
    void forget(long now) throws SQLException {
        for (var tier : Tier.values()) {
            before(tier, tier.part(now - tier.kept));
        }
    }

    /** @param first the part that stays */
    private void before(Tier tier, long first) throws SQLException {
        ask.of("DELETE FROM part WHERE id >= ? AND id < ?", key(tier, 0, 0), key(tier, Math.max(0, first), 0))
                .executeUpdate();
    }

    /**
     * Gives up the stretch of time that ended the longest ago; whatever a finer tier holds, the wider ones hold as well.
     *
     * @return until when nothing is left of that tier; null if only the present is left
     */
    @Nullable Instant giveUpOldest(long now) throws SQLException {
        Tier chosen = null;
        long oldest = Long.MAX_VALUE;
        for (var tier : Tier.values()) {
            long first = first(tier);
            if (first >= 0 && first < tier.part(now) && tier.startOf(first + 1) < oldest) {
                chosen = tier;
                oldest = tier.startOf(first + 1);
            }
        }
        if (chosen == null) {
            return null;
        }
        before(chosen, chosen.part(oldest));
        return Instant.ofEpochMilli(oldest);
    }

    /** The oldest part of a tier; -1 if there is none. */
    private long first(Tier tier) throws SQLException {
        var found = Statements.first(
                ask.of("SELECT min(id) FROM part WHERE id >= ? AND id < ?", key(tier, 0, 0), end(tier)));
        return found.isPresent() ? partOf(found.getAsLong()) : -1;
    }
}
