package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.kit.Await;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages published so far apart that the age of one cannot be taken for that of another. */
final class Spread {

    /** Apart by more than twice what an age may be off. */
    private static final Duration APART = Duration.ofMillis(2_300);
    private static final double OFF = 1;

    private final Map<String, Instant> published = new HashMap<>();
    private final Connection there;
    private Instant last = Instant.EPOCH;

    Spread(Connection there) {
        this.there = there;
    }

    void publish(String subject) throws IOException, JetStreamApiException {
        Await.until(Duration.ofSeconds(20), "time passes",
                () -> Duration.between(last, Instant.now()).compareTo(APART) >= 0);
        there.jetStream().publish(subject, "{}".getBytes(StandardCharsets.UTF_8));
        last = Instant.now();
        published.put(subject, last);
    }

    /** Whether an age is that of this message at the moment of the sample. */
    boolean isAgeOf(String subject, ConsumerLag lag, @Nullable Double seconds) {
        var sample = lag.sample();
        if (sample == null || seconds == null) {
            return false;
        }
        var stored = Objects.requireNonNull(published.get(subject));
        double expected = Duration.between(stored, sample.time()).toMillis() / 1e3;
        return Math.abs(seconds - expected) < OFF;
    }
}
