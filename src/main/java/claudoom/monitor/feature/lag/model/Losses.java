package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages that left a stream before a consumer had them: a limit of the stream, or a purge. The consumer's lag shrinks then as if it
 * had worked, so this is looked for between each two samples: the stream begins behind where the consumer stood, and
 * more is missing than was delivered.
 */
final class Losses {

    /** For so long it is told. */
    private static final Duration TOLD = Duration.ofMinutes(10);
    private static final int MOST = 400;

    private final Deque<Loss> losses = new ArrayDeque<>();
    private @Nullable ConsumerSample before;
    private @Nullable Long firstBefore;

    private record Loss(Instant at, long messages) {}

    /** @param first the first sequence that the stream holds, as said not later than the sample; null if not known */
    void take(ConsumerSample sample, @Nullable Long first, ConsumerSetup setup) {
        var last = before;
        var lastFirst = firstBefore;
        before = sample;
        firstBefore = first == null ? lastFirst : first;
        while (!losses.isEmpty() && losses.getFirst().at().plus(TOLD).isBefore(sample.at())) {
            losses.removeFirst();
        }
        if (last == null || lastFirst == null || first == null || setup.lastPerSubject()
                || !Objects.equals(last.leader(), sample.leader())) {
            return;
        }
        long lost = lost(last, sample, lastFirst, first, setup);
        if (lost > 0) {
            losses.addLast(new Loss(sample.at(), lost));
            if (losses.size() > MOST) {
                var two = losses.removeFirst().messages() + losses.removeFirst().messages();
                losses.addFirst(new Loss(sample.at(), two));
            }
        }
    }

    private static long lost(ConsumerSample last, ConsumerSample now, long firstBefore, long first,
            ConsumerSetup setup) {
        boolean passed = first > firstBefore && first > last.delivered().stream() + 1 && last.pending() > 0;
        long deliveries = now.delivered().consumer() - last.delivered().consumer();
        if (!passed || deliveries < 0 || now.delivered().stream() < last.delivered().stream()) {
            return 0;
        }
        long fewer = last.pending() - now.pending() - deliveries; // what came in meanwhile only makes it more
        long from = Math.max(firstBefore, last.delivered().stream() + 1);
        long gone = setup.filters().isEmpty() ? first - from - deliveries : 0;
        return Math.max(fewer, gone);
    }

    void clear() {
        losses.clear();
        before = null;
        firstBefore = null;
    }

    /** A judgement with what was lost; a state that says something worse stays. */
    Judgement with(Judgement judgement) {
        long all = losses.stream().mapToLong(Loss::messages).sum();
        if (all <= 0 || judgement.state() == LagState.UNKNOWN) {
            return judgement;
        }
        var sentence = String.format(Locale.ROOT,
                "At least %,d %s from the stream before it had them, in the last ten minutes: a limit of the stream, or a purge. "
                        + "Raise the limit, or make its worker faster.",
                all, all == 1 ? "message was removed" : "messages were removed");
        boolean worse = judgement.state().needsSomebody() || judgement.state() == LagState.PAUSED;
        return worse
                ? new Judgement(judgement.state(), judgement.why() + " " + sentence)
                : new Judgement(LagState.LOST_UNREAD, sentence);
    }
}
