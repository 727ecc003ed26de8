package claudoom.monitor.bridge;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps one value; a newer one replaces it. For states: server health, connection, stream totals. */
public final class Latest<T> extends Mailbox<T> {

    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    public void put(T next) {
        value.set(next);
        arrived();
    }

    @Override
    @Nullable T drain() {
        return value.getAndSet(null);
    }

    @Override
    boolean isEmpty() {
        return value.get() == null;
    }
}
