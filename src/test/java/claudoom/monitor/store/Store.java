package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.store.LagHistory.Span;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store whose time is set by hand. */
final class Store implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ConsumerId ONE = new ConsumerId("ORDERS", "worker");
    private static final long GAP = 6_000;

    final AtomicReference<Instant> now;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final LagStore store;
    private int gone;

    Store(@Nullable Path folder) {
        this(folder, "nats://lab:4222", NOON, LagStore.MOST_BYTES);
    }

    Store(@Nullable Path folder, String connection, Instant at, long most) {
        now = new AtomicReference<>(at);
        store = new LagStore(folder, connection, now::get, told::add, most);
    }

    void at(Instant moment) {
        now.set(moment);
    }

    /** A sample now; the other figures are made of the lag. */
    void sample(ConsumerId id, long lag) {
        store.sample(id, now.get().toEpochMilli(), GAP, lag, lag, 0, lag / 2, 1);
    }

    /** A sample now, and time goes on by two seconds; now and then it is written. */
    void go(ConsumerId id, long lag) {
        sample(id, lag);
        if (++gone % 60 == 0) {
            store.writeNow(false);
        }
        now.set(now.get().plusSeconds(2));
    }

    List<Span> last(Duration span, int most) {
        return last(ONE, span, most);
    }

    List<Span> last(ConsumerId id, Duration span, int most) {
        return store.between(id, Figure.LAG, now.get().minus(span), now.get(), most).join();
    }

    @Override
    public void close() {
        store.close();
    }
}
