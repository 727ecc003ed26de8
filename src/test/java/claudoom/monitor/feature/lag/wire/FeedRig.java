package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.kit.Await;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The questions about consumers on real servers, and the book that they fill. */
public final class FeedRig implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private final Connections connections;
    public final LagBook book = new LagBook(LagFeed.PERIOD);
    final LagFeed feed;

    /** @param urls of one or more servers, with commas */
    public FeedRig(String urls) {
        var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
        try {
            connections = new Connections(ConnectOptions.to(urls), List.of(), true, traffic, polls,
                    InstantSource.system());
        } catch (BadConnectOptions wrong) {
            throw new AssertionError(wrong);
        }
        feed = new LagFeed(connections.questions(), book, polls, InstantSource.system(), new Latest<>());
        connections.onState(feed::link);
        feed.start();
        connections.start();
    }

    JetStreamLists lists() {
        return new JetStreamLists(connections.questions(), polls);
    }

    /** Null if there is no such consumer. */
    public @Nullable ConsumerLag find(String name) {
        return book.picture(Instant.now()).consumers().stream().filter(one -> one.id().consumer().equals(name))
                .findFirst().orElse(null);
    }

    public ConsumerLag lag(String name) {
        return Objects.requireNonNull(find(name));
    }

    /** Whether it is known now, with this much pending and unacknowledged. */
    boolean shows(String name, long pending, long ackPending) {
        var lag = find(name);
        var sample = lag == null || !lag.fresh() ? null : lag.sample();
        return sample != null && sample.pending() == pending && sample.ackPending() == ackPending;
    }

    public void until(String what, Callable<Boolean> condition) {
        try {
            Await.until(LIMIT, what, condition);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; known: " + book.picture(Instant.now()).consumers(), late);
        }
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
    }
}
