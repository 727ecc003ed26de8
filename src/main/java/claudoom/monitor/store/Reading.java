package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.store.LagHistory.Span;
import claudoom.monitor.terms.ConsumerId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one question about one consumer: from the tier that fits, out of files and what is not written yet. */
final class Reading {

    private final Tier tier;
    /** Of an answered span, in milliseconds: a multiple of the tier's. */
    private final long width;
    private final long from;
    private final long to;
    private final Part part = new Part();
    private final Part other = new Part();
    private final long[] span = new long[Cells.WIDE];
    private final List<Span> spans = new ArrayList<>();
    private final Figure figure;
    private long start = -1;

    /**
     * @param from and {@code to} in epoch milliseconds
     * @param most spans
     */
    Reading(Figure figure, long from, long to, int most, long now) {
        this.figure = figure;
        this.from = Math.max(from, Math.max(0, now - Tier.COARSE.kept - Tier.COARSE.width * Tier.COARSE.slots));
        this.to = Math.min(to, now + Tier.COARSE.width);
        long wanted = Math.max(0, this.to - this.from) / Math.max(1, most);
        tier = tier(now - this.from, wanted);
        width = tier.width * times(Math.max(1, most));
    }

    /** The first that reaches back far enough; a wider one if its buckets are narrow enough as well. */
    private static Tier tier(long age, long wanted) {
        Tier best = null;
        for (var tier : Tier.values()) {
            boolean covers = age <= tier.kept + tier.kept / 100 || tier == Tier.COARSE;
            if (covers && (best == null || tier.width <= wanted)) {
                best = tier;
            }
        }
        return best == null ? Tier.COARSE : best;
    }

    private long times(int most) {
        long times = 1;
        while (to > from && (to - 1) / (tier.width * times) - from / (tier.width * times) + 1 > most) {
            times += Math.max(1, times / 16);
        }
        return times;
    }

    /** @param fresh what is not written yet */
    List<Span> of(List<Database> databases, ConsumerId id, Unwritten fresh) throws SQLException {
        if (to <= from) {
            return List.of();
        }
        var ids = new long[databases.size()];
        for (int n = 0; n < ids.length; n++) {
            ids[n] = databases.get(n).idOf(id);
        }
        var unwritten = fresh.of(id, tier);
        for (long number = tier.part(from); number <= tier.part(to - 1); number++) {
            part.clear();
            for (int n = 0; n < ids.length; n++) {
                add(ids[n] < 0 ? null : databases.get(n).parts().get(tier, number, ids[n]));
            }
            if (unwritten != null) {
                unwritten.into(part, number);
            }
            fold(number);
        }
        end();
        return spans;
    }

    private void add(byte @Nullable [] bytes) {
        if (bytes != null && other.read(bytes)) {
            part.merge(other);
        }
    }

    private void fold(long number) {
        for (int slot = 0; slot < tier.slots; slot++) {
            long at = tier.startOf(number) + slot * tier.width;
            if (part.has(slot) && at + tier.width > from && at < to) {
                long begin = at - at % width;
                if (begin != start) {
                    end();
                    start = begin;
                }
                Cells.fold(span, 0, part.cells, slot * Cells.WIDE, 0);
            }
        }
    }

    private void end() {
        int at = figure.ordinal();
        if (span[Cells.PRESENT] > 0) {
            spans.add(new Span(start, width, span[Cells.min(at)], span[Cells.max(at)], span[Cells.last(at)],
                    span[Cells.PRESENT] - 1));
        }
        span[Cells.PRESENT] = 0;
    }
}
