package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The picture of all consumers for several who ask at a time: a new one every so often is enough. Any thread. */
public final class Glimpse {

    private static final Duration SAME_MOMENT = Duration.ofMillis(100);

    private final LagBook book;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    private record Seen(Instant at, LagPicture picture) {}

    public Glimpse(LagBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    public LagPicture picture() {
        var now = clock.instant();
        var last = seen;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(SAME_MOMENT) > 0) {
            last = new Seen(now, book.picture(now));
            seen = last;
        }
        return last.picture();
    }

    /** What was seen does not hold any more. */
    public void renew() {
        seen = null;
    }
}
