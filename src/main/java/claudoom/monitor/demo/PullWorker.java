package claudoom.monitor.demo;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A worker that pulls from its consumer at its own pace; what it does with a message is given to it. */
final class PullWorker {

    private static final Logger LOG = System.getLogger(PullWorker.class.getName());

    private final JetStreamSubscription subscription;
    private final Pace pace;
    private final AtomicInteger open;
    private long pulledAt = Long.MIN_VALUE / 2;

    private PullWorker(JetStreamSubscription subscription, Pace pace, AtomicInteger open) {
        this.subscription = subscription;
        this.pace = pace;
        this.open = open;
    }

    /** How many messages a worker asks for at a time, how long the question stands, and how long it rests after. */
    interface Pace {

        int batch(long millis);

        Duration patience();

        Duration rest();
    }

    /** Keeps up with whatever comes. */
    record Eager(int batch, Duration patience) implements Pace {

        @Override
        public int batch(long millis) {
            return batch;
        }

        @Override
        public Duration rest() {
            return Duration.ZERO;
        }
    }

    /** Falls behind for {@code slowly}, then works off what lies there for {@code quickly}. */
    record InWaves(int small, Duration slowly, int large, Duration quickly, Duration rest) implements Pace {

        @Override
        public int batch(long millis) {
            long inWave = millis % (slowly.toMillis() + quickly.toMillis());
            return inWave < slowly.toMillis() ? small : large;
        }

        @Override
        public Duration patience() {
            return rest;
        }
    }

    static PullWorker start(Line line, String stream, String consumer, Pace pace, Consumer<Message> treatment)
            throws IOException, JetStreamApiException {
        var connection = line.connection();
        var ears = connection.createDispatcher();
        var open = new AtomicInteger();
        var subscription = connection.jetStream().subscribe(null, ears, message -> {
            if (message.isJetStream()) {
                open.decrementAndGet();
                treatment.accept(message);
            }
        }, PullSubscribeOptions.bind(stream, consumer));
        return new PullWorker(subscription, pace, open);
    }

    /** Asks for more when it is time: the last batch has come or its question has run out. */
    void live(long millis) {
        long waited = millis - pulledAt;
        if (waited < pace.rest().toMillis() || (open.get() > 0 && waited < pace.patience().toMillis())) {
            return;
        }
        int batch = pace.batch(millis);
        pulledAt = millis;
        open.set(batch);
        try {
            subscription.pullExpiresIn(batch, pace.patience());
        } catch (IllegalStateException serverAway) {
            LOG.log(Level.DEBUG, "not pulled", serverAway);
        }
    }
}
