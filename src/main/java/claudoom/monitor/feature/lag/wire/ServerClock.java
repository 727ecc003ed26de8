package claudoom.monitor.feature.lag.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How far the server's clock is from ours, for servers whose answers carry no time; asked once a minute at most. */
final class ServerClock {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final JetStreamLists api;
    private final InstantSource clock;
    private @Nullable Instant asked;
    private @Nullable Duration ahead;

    ServerClock(JetStreamLists api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Completes when it is known, or known not to be knowable. */
    CompletableFuture<Void> look() {
        var now = clock.instant();
        if (asked != null && Duration.between(asked, now).compareTo(AGAIN) < 0) {
            return CompletableFuture.completedFuture(null);
        }
        asked = now;
        return api.ask("$SYS.REQ.ACCOUNT.PING.STATZ", "{}").handle((answer, failed) -> {
            var server = failed == null ? Json.time(answer.path("server").path("time")) : null;
            var middle = now.plus(Duration.between(now, clock.instant()).dividedBy(2));
            ahead = server == null ? ahead : Duration.between(middle, server);
            return null;
        });
    }

    /** The server's time at one of our moments; null while nobody knows. */
    @Nullable Instant at(Instant ours) {
        return ahead == null ? null : ours.plus(ahead);
    }
}
