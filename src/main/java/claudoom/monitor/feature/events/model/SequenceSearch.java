package claudoom.monitor.feature.events.model;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Finds the place in a stream that belongs to a moment, by halving. */
final class SequenceSearch {

    private SequenceSearch() {}

    /** The sequence of the first message stored at that time or later; one more than the last if there is none. */
    static CompletableFuture<Long> at(Archive archive, StreamFacts stream, Instant time) {
        return halve(archive, stream.name(), time, Math.max(1, stream.firstSeq()), stream.lastSeq() + 1);
    }

    private static CompletableFuture<Long> halve(Archive archive, String stream, Instant time, long low, long high) {
        if (low >= high) {
            return CompletableFuture.completedFuture(low);
        }
        long middle = low + (high - low) / 2;
        return archive.next(stream, middle, Archive.EVERY_SUBJECT).thenComposeAsync(message -> {
            if (message == null || message.sequence() >= high || !message.at().isBefore(time)) {
                return halve(archive, stream, time, low, middle);
            }
            return halve(archive, stream, time, message.sequence() + 1, high);
        }, archive.thread());
    }
}
