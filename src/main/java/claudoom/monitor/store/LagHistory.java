package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what was seen of the consumers of one connection. Any thread; nobody waits, nothing fails. */
public interface LagHistory extends AutoCloseable {

    /** The numbers of a sample, in the order in which they are kept. */
    enum Figure {
        LAG(0), PENDING(1), ACK_PENDING(2), REDELIVERED(3), WAITING(4);

        /** As the file has it. */
        final int place;

        Figure(int place) {
            this.place = place;
        }
    }

    /**
     * All samples of a span of time.
     *
     * @param start and width in milliseconds
     * @param samples how many there were, at least; 0 if none fell into it but those around it are no gap apart
     */
    record Span(long start, long width, long min, long max, long last, long samples) {}

    /**
     * Something that happened.
     *
     * @param kind one word
     * @param text one line
     */
    record Happening(Instant at, String kind, String text, @Nullable String stream, @Nullable String consumer) {}

    /**
     * @param at epoch milliseconds
     * @param longestGap milliseconds since the sample before; if it is longer ago, the time between is not known
     * @param values one of each {@link Figure}
     */
    void sample(ConsumerId id, long at, long longestGap, long... values);

    /** The same within a few seconds, from another window, is kept once. */
    void happened(Happening happening);

    /**
     * Oldest first, all of one width; no span where nothing is known.
     *
     * @param most spans, at least 1
     */
    CompletableFuture<List<Span>> between(ConsumerId id, Figure figure, Instant from, Instant to, int most);

    /** Oldest first; of more than {@code most} the newest. */
    CompletableFuture<List<Happening>> happenings(Instant from, Instant to, int most);

    /** Begins to write. */
    void start();

    /** Writes what is not written yet, and takes nothing any more. */
    @Override
    void close();

    /** Keeps nothing. */
    static LagHistory none() {
        return new Nothing();
    }
}
