package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Happening;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to a database what it does not hold yet; what is there already is merged with, never replaced. One thread. */
final class Writing {

    /** So much of the bound may be used before the oldest goes: in sixteenths. */
    private static final int FULL_AT = 14;
    private static final int ALL_HAPPENINGS = Happenings.MOST;

    private final Part part = new Part();
    private final Part other = new Part();

    /** All or nothing. */
    interface Step {
        void run() throws SQLException;
    }

    static void whole(Database database, Step step) throws SQLException {
        database.begin();
        try {
            step.run();
            database.commit();
        } catch (SQLException failed) {
            database.rollback();
            throw failed;
        }
    }

    /** What came of these tiers and what happened; within one transaction. */
    void write(Database database, Unwritten unwritten, Collection<Tier> tiers, List<Happening> happened, long now)
            throws SQLException {
        whole(database, () -> {
            for (var tier : tiers) {
                for (var one : unwritten.changed(tier).entrySet()) {
                    write(database, tier, database.idFor(one.getKey(), now), one.getValue());
                }
            }
            for (var one : happened) {
                database.happenings().put(one);
            }
        });
        tiers.forEach(tier -> unwritten.changed(tier).values().forEach(Fresh::written));
    }

    private void write(Database database, Tier tier, long id, Fresh fresh) throws SQLException {
        long open = Long.MIN_VALUE;
        for (int index = 0; index < fresh.size(); index++) {
            long number = fresh.part(index);
            if (number != open) {
                save(database, tier, open, id);
                load(database, tier, number, id);
                open = number;
            }
            fresh.into(part, index);
        }
        save(database, tier, open, id);
    }

    private void load(Database database, Tier tier, long number, long id) throws SQLException {
        var bytes = database.parts().get(tier, number, id);
        if (bytes == null || !part.read(bytes)) {
            part.clear();
        }
    }

    private void save(Database database, Tier tier, long number, long id) throws SQLException {
        if (number >= 0) {
            database.parts().put(tier, number, id, part.written());
        }
    }

    /** Everything of one database into another; afterwards the other has both. */
    void copy(Database from, Database to, long now) throws SQLException {
        whole(to, () -> {
            for (var tier : Tier.values()) {
                for (var stored : from.parts().from(tier, 0)) {
                    if (other.read(stored.bytes())) {
                        merge(to, tier, stored.part(), to.idFor(stored.consumer(), now));
                    }
                }
            }
            for (var one : from.happenings().between(0, Long.MAX_VALUE, ALL_HAPPENINGS)) {
                to.happenings().put(one);
            }
        });
    }

    private void merge(Database database, Tier tier, long number, long id) throws SQLException {
        load(database, tier, number, id);
        part.merge(other);
        save(database, tier, number, id);
    }

    /** The wider tiers are written less often: after a sudden end what they lack is made of the finer ones. */
    void repair(Database database, long now) throws SQLException {
        whole(database, () -> {
            long first = widen(database, Tier.FINE, Tier.MIDDLE, 0, now);
            widen(database, Tier.MIDDLE, Tier.COARSE, Tier.MIDDLE.part(first), now);
        });
    }

    /** @return the time of the first part that was widened */
    private long widen(Database database, Tier finer, Tier wider, long from, long now) throws SQLException {
        var finest = new Part();
        long first = now;
        for (var stored : database.parts().from(finer, from)) {
            long begin = finer.startOf(stored.part());
            first = Math.min(first, begin);
            if (finest.read(stored.bytes())) {
                other.clear();
                widen(finest, finer, begin, wider);
                merge(database, wider, wider.part(begin), database.idFor(stored.consumer(), now));
            }
        }
        return first;
    }

    private void widen(Part from, Tier finer, long begin, Tier wider) {
        for (int slot = 0; slot < finer.slots; slot++) {
            long at = begin + slot * finer.width;
            long bucket = wider.bucket(at);
            Cells.fold(other.cells, (int) Math.floorMod(bucket, (long) wider.slots) * Cells.WIDE, from.cells,
                    slot * Cells.WIDE, (at - bucket * wider.width) / Cells.TICK);
        }
    }

    /**
     * Forgets what was kept for long enough, and the oldest where there is too little room.
     *
     * @return until when history was given up for lack of room; null if there is room
     */
    @Nullable Instant tidy(Database database, long now) throws SQLException {
        whole(database, () -> database.forget(now));
        Instant until = null;
        while (database.used() > database.most() / 16 * FULL_AT) {
            var given = giveUp(database, now);
            if (given == null) {
                break;
            }
            until = given;
        }
        return until;
    }

    /** A stretch at a time, so that no transaction is long. */
    @Nullable Instant giveUp(Database database, long now) throws SQLException {
        database.begin();
        try {
            var until = database.parts().giveUpOldest(now);
            database.commit();
            return until;
        } catch (SQLException failed) {
            database.rollback();
            throw failed;
        }
    }
}
