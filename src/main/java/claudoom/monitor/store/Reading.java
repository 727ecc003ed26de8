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

    private final List<Database> databases;
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

    private Reading(List<Database> databases, Tier tier, Figure figure, long from, long to, int most) {
        this.databases = databases;
        this.tier = tier;
        this.figure = figure;
        this.from = from;
        this.to = to;
        width = tier.width * times(Math.max(1, most));
    }

    /**
     * Answers from the finest tier that holds the time asked for and is not too fine for it, or from a wider one that reaches further
     * back: where there was too little room for all, a part of the time is only there.
     *
     * @param from and {@code to} in epoch milliseconds
     * @param most spans
     * @param fresh what is not written yet
     */
    static List<Span> answer(List<Database> databases, Unwritten fresh, ConsumerId id, Figure figure, long from,
            long to,
            int most, long now) throws SQLException {
        long first = Math.max(from, Math.max(0, now - Tier.COARSE.kept - Tier.COARSE.width * Tier.COARSE.slots));
        long last = Math.min(to, now + Tier.COARSE.width);
        var tier = tier(now - first, Math.max(0, last - first) / Math.max(1, most));
        var best = new Reading(databases, tier, figure, first, last, most).of(id, fresh);
        for (var wider : Tier.values()) {
            if (wider.width > tier.width && (best.isEmpty() || best.getFirst().start() > first)) {
                var other = new Reading(databases, wider, figure, first, last, most).of(id, fresh);
                best = reachesFurther(other, best) ? other : best;
            }
        }
        return best;
    }

    private static boolean reachesFurther(List<Span> wider, List<Span> best) {
        return !wider.isEmpty() && (best.isEmpty()
                || wider.getFirst().start() + wider.getFirst().width() <= best.getFirst().start());
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

    private List<Span> of(ConsumerId id, Unwritten fresh) throws SQLException {
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
        int at = figure.place;
        if (span[Cells.PRESENT] > 0) {
            spans.add(new Span(start, width, span[Cells.min(at)], span[Cells.max(at)], span[Cells.last(at)],
                    span[Cells.PRESENT] - 1));
        }
        span[Cells.PRESENT] = 0;
    }
}
