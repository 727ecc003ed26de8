package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import org.HdrHistogram.ShortCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * How long one agent took to decide, from a sample of its actions, in microseconds. Two histograms are filled at staggered
 * times and the older one is read, so that what is said covers the last five to ten minutes. One thread.
 */
public final class Latencies {

    /** The time to decide that the experiment's documents promise; what is slower is marked. */
    public static final Duration PROMISE = Duration.ofMillis(100);
    /** What one histogram holds at least, milliseconds. */
    static final long SPAN = 300_000;
    /** In microseconds; a longer one counts as so long. */
    public static final long LONGEST = 60_000_000;
    private static final int DIGITS = 2;
    /** Among fewer than a hundred the slowest hundredth would be the slowest one. */
    public static final int FEW = 100;

    private ShortCountsHistogram older = new ShortCountsHistogram(LONGEST, DIGITS);
    private @Nullable ShortCountsHistogram younger;
    private long turnedAt = Long.MIN_VALUE;
    private long sampled;
    private long lastEntry = -1;
    private @Nullable Spread spread;

    /**
     * What can be said of them.
     *
     * @param p50 in microseconds
     * @param p99 in microseconds; null while so few were read that it would only be the slowest of them
     * @param from how many were read
     */
    public record Spread(long p50, @Nullable Long p99, long from) {}

    /**
     * @param entry number of the message that said so, higher than before; the same one again counts once
     * @param at when it came, epoch milliseconds
     */
    public void add(long entry, long at, long micros) {
        if (entry <= lastEntry || micros < 0) {
            return;
        }
        lastEntry = entry;
        sampled++;
        spread = null;
        turn(at);
        long value = Math.min(micros, LONGEST);
        older.recordValue(value);
        var next = younger;
        if (next != null) {
            next.recordValue(value);
        }
    }

    private void turn(long at) {
        if (turnedAt == Long.MIN_VALUE) {
            turnedAt = at;
        } else if (at - turnedAt >= SPAN || at < turnedAt) { // a clock that was set back would never come there
            turnedAt = at;
            older = younger == null ? older : younger;
            younger = new ShortCountsHistogram(LONGEST, DIGITS);
        }
    }

    /** Null as long as none was read. */
    public @Nullable Spread spread() {
        if (spread == null && older.getTotalCount() > 0) {
            long read = older.getTotalCount();
            spread = new Spread(older.getValueAtPercentile(50), read < FEW ? null : older.getValueAtPercentile(99),
                    read);
        }
        return spread;
    }

    /** Actions of which it was read since the program watches. */
    public long sampled() {
        return sampled;
    }
}
