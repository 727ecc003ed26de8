package claudoom.monitor.feature.events.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Finds where the last so many messages of a stream begin, where sequences are missing or only some subjects are wanted: it
 * looks back from the end, each stretch as long as those after it let expect.
 */
final class LastSearch {

    /** A question each. */
    private static final int MOST_LOOKED = 50_000;
    private static final long NARROWEST = 64;
    private static final long FASTER = 8;

    private final Archive archive;
    private final StreamFacts stream;
    private final String pattern;
    private final long wanted;
    private final BooleanSupplier stopped;
    private final ArrayDeque<Long> found = new ArrayDeque<>();
    private long looked;

    /**
     * Where to begin.
     *
     * @param note what is to be said of it, a sentence; empty if nothing is
     */
    record Begin(long sequence, String note) {}

    LastSearch(Archive archive, StreamFacts stream, String pattern, long wanted, BooleanSupplier stopped) {
        this.archive = archive;
        this.stream = stream;
        this.pattern = pattern;
        this.wanted = wanted;
        this.stopped = stopped;
    }

    CompletableFuture<Begin> find() {
        boolean every = pattern.equals(Archive.EVERY_SUBJECT);
        long span = stream.lastSeq() - stream.firstSeq() + 1;
        if (every && (stream.messages() <= wanted || stream.messages() == span)) {
            long enough = Math.max(stream.firstSeq(), stream.lastSeq() - wanted + 1);
            return at(stream.messages() < wanted ? stream.firstSeq() : enough, "");
        }
        if (wanted > MOST_LOOKED) {
            return at(stream.lastSeq() - wanted + 1,
                    String.format(Locale.ROOT, "These are the last %,d sequences: there may be older messages.",
                            wanted));
        }
        return stretch(stream.lastSeq(), Math.max(NARROWEST, wanted));
    }

    private static CompletableFuture<Begin> at(long sequence, String note) {
        return CompletableFuture.completedFuture(new Begin(sequence, note));
    }

    private CompletableFuture<Begin> stretch(long to, long width) {
        long from = Math.max(stream.firstSeq(), to - width + 1);
        var here = new ArrayList<Long>();
        return walk(new StreamWalk(archive, stream.name(), pattern, from, to, stopped), here)
                .thenComposeAsync(whole -> {
                    if (!whole) {
                        return at(to + 1, String.format(Locale.ROOT,
                                "Looked back for %,d messages as far as #%,d: there may be older ones.", wanted,
                                to + 1));
                    }
                    here.reversed().forEach(found::addFirst);
                    if (found.size() >= wanted) {
                        return at(found.stream().skip(found.size() - wanted).findFirst().orElse(from), "");
                    }
                    return from == stream.firstSeq()
                            ? at(from, "It holds no more of them.")
                            : stretch(from - 1, next(from, to, here.size()));
                }, archive.thread());
    }

    private long next(long from, long to, int here) {
        long width = to - from + 1;
        double expected = here == 0 ? Double.MAX_VALUE : 1.25 * width / here * (wanted - found.size());
        return (long) Math.clamp(expected, NARROWEST, (double) width * FASTER);
    }

    /** Tells whether it came to its end. */
    private CompletableFuture<Boolean> walk(StreamWalk way, List<Long> here) {
        if (way.over() || stopped.getAsBoolean()) {
            return CompletableFuture.completedFuture(true);
        }
        if (looked > MOST_LOOKED) {
            return CompletableFuture.completedFuture(false);
        }
        return way.next().thenComposeAsync(part -> {
            part.messages().forEach(message -> here.add(message.sequence()));
            looked += part.messages().size();
            return walk(way, here);
        }, archive.thread());
    }
}
