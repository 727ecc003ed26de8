package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last time a consumer went back in its stream, by a reset or because it was deleted and made again; told for a minute. */
final class Rewind {

    private static final Duration TOLD = Duration.ofMinutes(1);

    /** The step back itself makes the lag grow. */
    private static final Set<LagState> SAID_LESS =
            EnumSet.of(LagState.OK, LagState.CATCHING_UP, LagState.FALLING_BEHIND);

    private @Nullable Instant at;
    private String sentence = "";

    void take(@Nullable ConsumerSample before, ConsumerSample now, boolean another) {
        if (before == null) {
            return;
        }
        long from = before.delivered().stream();
        long to = now.delivered().stream();
        if (to < from) {
            at = now.at();
            sentence = String.format(Locale.ROOT, another
                    ? "It was deleted and made again: it stood at message %,d of the stream and now stands at %,d."
                    : "It went back from message %,d to %,d of the stream and works through them again.", from, to);
        } else if (!another && setBack(before, now)) {
            at = now.at();
            sentence = String.format(Locale.ROOT,
                    "It was set back in the stream from message %,d, and has come to message %,d since.", from, to);
        }
    }

    /** A quick worker comes to where it was before anybody looks again; the counts of the consumer tell. */
    private static boolean setBack(ConsumerSample before, ConsumerSample now) {
        boolean fewer = now.delivered().consumer() < before.delivered().consumer()
                || now.ackFloor().stream() < before.ackFloor().stream();
        return Objects.equals(before.leader(), now.leader()) && (fewer || deliveredUncounted(before, now));
    }

    /** All that it had it had again. */
    private static boolean deliveredUncounted(ConsumerSample before, ConsumerSample now) {
        var last = now.lastDelivered();
        return last != null && before.lastDelivered() != null && last.isAfter(before.lastDelivered())
                && now.delivered().equals(before.delivered());
    }

    /** A judgement that says so, unless it says something worse or the last step is too long ago. */
    Judgement with(Judgement judgement, ConsumerSample sample) {
        var when = at;
        boolean told = when != null && Duration.between(when, sample.at()).compareTo(TOLD) < 0;
        return told && SAID_LESS.contains(judgement.state())
                ? new Judgement(LagState.REWOUND, sentence, judgement.facts())
                : judgement;
    }
}
