package claudoom.monitor.ui;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old the numbers of a list are, in words. */
public final class SampleAge {

    private SampleAge() {}

    /**
     * "asked 0.6 s ago, every 2 s"; "from 19:42:10" for what is not renewed now; "not asked yet".
     *
     * @param at when the last answer came; null before the first
     * @param fresh whether nothing is wrong with the asking
     */
    public static String words(@Nullable Instant at, Instant now, Duration period, boolean fresh) {
        return at == null
                ? "not asked yet"
                : !fresh
                        ? "from " + Figures.time(at)
                        : "asked %s, every %d s".formatted(Figures.ago(at, now),
                                Math.round(period.toMillis() / 1e3));
    }
}
