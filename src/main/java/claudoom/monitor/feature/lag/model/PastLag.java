package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of consumers before, also in earlier runs and by other windows. Any thread may ask; answers come on a thread of
 * the history, never on the frame thread, and never fail: what cannot be read is not there.
 */
public interface PastLag {

    /** What is kept of each sample. */
    enum Series {
        LAG, PENDING, ACK_PENDING, REDELIVERED, WAITING
    }

    /**
     * All samples of one span of time. There is no bucket where nothing was sampled: a hole between buckets is a gap, not a zero.
     *
     * @param start a multiple of the width since the epoch
     * @param last of the samples in it the newest
     * @param count of samples it was made of, at least
     */
    record Bucket(Instant start, Duration width, double min, double max, double last, long count) {

        /** The first moment after it. */
        public Instant end() {
            return start.plus(width);
        }
    }

    /** What kind of thing happened to the system. */
    enum Kind {
        COMMAND, CONSUMER, STREAM, LEADER, CONNECTION, DEAD_LETTERS, SERVER
    }

    /**
     * Something that happened at one moment, for the time axis.
     *
     * @param text one short line
     * @param stream that it is about; null if it is about all
     * @param consumer that it is about; null if it is about all of the stream
     */
    record Mark(Instant at, Kind kind, String text, @Nullable String stream, @Nullable String consumer) {

        /** Whether it matters to this consumer. */
        public boolean concerns(ConsumerId id) {
            return (stream == null || stream.equals(id.stream()))
                    && (consumer == null || consumer.equals(id.consumer()));
        }
    }

    /**
     * Buckets that touch the time asked for, oldest first, all of one width: the finest for which the whole time is kept and there are
     * no more than asked for. Where that is wider than what is kept, kept buckets are put together: no spike is lost.
     *
     * @param most buckets, at least 1
     */
    CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to, int most);

    /** What happened in this time, oldest first; of more than can be drawn the newest thousand. */
    CompletableFuture<List<Mark>> marks(Instant from, Instant to);

    /** Remembers nothing. */
    static PastLag none() {
        return new PastLag() {
            @Override
            public CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to,
                    int most) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletableFuture<List<Mark>> marks(Instant from, Instant to) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
    }
}
