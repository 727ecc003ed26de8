package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps nothing, for runs that nobody will ask. */
final class Nothing implements LagHistory {

    @Override
    public void sample(ConsumerId id, long at, long longestGap, long... values) {}

    @Override
    public void happened(Happening happening) {}

    @Override
    public CompletableFuture<List<Span>> between(ConsumerId id, Figure figure, Instant from, Instant to, int most) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<List<Happening>> happenings(Instant from, Instant to, int most) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void start() {}

    @Override
    public void close() {}
}
