package claudoom.monitor.feature.events.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A way through the messages of one stream in their order, part by part. Within a part several questions are under way, each
 * lane looking for the next message from where it stands, so that holes of any width cost a few questions.
 */
final class StreamWalk {

    /** A server drops all waiting questions when they are 10,000; some ten are enough to keep it busy. */
    static final int LANES = 32;
    private static final long SMALLEST = LANES;
    private static final long FIRST = 256;
    private static final long LARGEST = 1 << 16;
    private static final int FEW = 256;
    private static final int MOST_A_LANE = 64;
    private static final long MOST_BYTES_A_LANE = 256 << 10;

    private final Archive archive;
    private final String stream;
    private final String subject;
    private final long last;
    private final BooleanSupplier stopped;
    private long at;
    private long size = FIRST;

    /**
     * What lies in a range of sequences, oldest first.
     *
     * @param until the last sequence of the range; all of it was looked at
     */
    record Part(List<Stored> messages, long from, long until) {}

    /**
     * @param last the sequence up to and with which it goes
     * @param stopped whether nobody wants it any more: then no further question is asked
     */
    StreamWalk(Archive archive, String stream, String subject, long from, long last, BooleanSupplier stopped) {
        this.archive = archive;
        this.stream = stream;
        this.subject = subject;
        this.last = last;
        this.stopped = stopped;
        at = Math.max(1, from);
    }

    boolean over() {
        return at > last;
    }

    /** The sequence from which it goes on. */
    long at() {
        return at;
    }

    /** The next part. Not while one is on its way; after a failure it can be asked for again. */
    CompletableFuture<Part> next() {
        long from = at;
        long until = Math.min(last, from + size - 1);
        long each = Math.max(1, (until - from + LANES) / LANES);
        var lanes = new ArrayList<Lane>();
        var ways = new ArrayList<CompletableFuture<Void>>();
        for (long begin = from; begin <= until; begin += each) {
            var lane = new Lane(begin, Math.min(until, begin + each - 1));
            lanes.add(lane);
            ways.add(lane.go());
        }
        return CompletableFuture.allOf(ways.toArray(CompletableFuture[]::new))
                .thenApplyAsync(done -> part(lanes, from), archive.thread());
    }

    /** What the lanes found, up to the first that had to stop before its end. */
    private Part part(List<Lane> lanes, long from) {
        var found = new ArrayList<Stored>();
        for (var lane : lanes) {
            found.addAll(lane.found);
            if (lane.full()) {
                at = lane.at;
                size = Math.max(SMALLEST, at - from);
                return new Part(List.copyOf(found), from, at - 1);
            }
        }
        at = Math.min(last + 1, lanes.getLast().at);
        size = found.size() < FEW ? Math.min(LARGEST, size * 4) : size;
        return new Part(List.copyOf(found), from, at - 1);
    }

    /** One row of questions, each after the answer of the one before; all lanes go on on the one thread of the archive. */
    private final class Lane {

        private final long until;
        private final List<Stored> found = new ArrayList<>();
        private long at;
        private long bytes;

        Lane(long from, long until) {
            this.at = from;
            this.until = until;
        }

        boolean full() {
            return at <= until;
        }

        CompletableFuture<Void> go() {
            if (at > until || found.size() == MOST_A_LANE || bytes > MOST_BYTES_A_LANE || stopped.getAsBoolean()) {
                return CompletableFuture.completedFuture(null);
            }
            return archive.next(stream, at, subject).thenComposeAsync(this::take, archive.thread());
        }

        private CompletableFuture<Void> take(@Nullable Stored message) {
            if (message == null) {
                at = Math.max(until, last) + 1;
            } else if (message.sequence() < at || message.sequence() > until) {
                at = Math.max(until + 1, message.sequence()); // whatever lies before it is not there
            } else {
                found.add(message);
                bytes += message.payload().length;
                at = message.sequence() + 1;
            }
            return go();
        }
    }
}
