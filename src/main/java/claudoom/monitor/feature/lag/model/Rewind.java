package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last time a consumer went back in its stream, by a reset or because it was deleted and made again; told for a minute. */
final class Rewind {

    private static final Duration TOLD = Duration.ofMinutes(1);

    /** The step back itself makes the lag grow. */
    private static final Set<LagState> SAID_LESS =
            EnumSet.of(LagState.OK, LagState.CATCHING_UP, LagState.FALLING_BEHIND);

    private @Nullable Instant at;
    private long from;
    private long to;
    private boolean remade;

    void take(@Nullable ConsumerSample before, ConsumerSample now, boolean another) {
        if (before != null && now.delivered().stream() < before.delivered().stream()) {
            at = now.at();
            from = before.delivered().stream();
            to = now.delivered().stream();
            remade = another;
        }
    }

    /** A judgement that says so, unless it says something worse or the last step is too long ago. */
    Judgement with(Judgement judgement, ConsumerSample sample) {
        var when = at;
        boolean told = when != null && Duration.between(when, sample.at()).compareTo(TOLD) < 0;
        if (!told || !SAID_LESS.contains(judgement.state())) {
            return judgement;
        }
        var sentence = remade
                ? "It was deleted and made again: it stood at message %,d of the stream and now stands at %,d."
                : "It went back from message %,d to %,d of the stream and works through them again.";
        long back = from;
        long stands = to;
        return judgement.as(LagState.REWOUND, () -> String.format(Locale.ROOT, sentence, back, stands));
    }
}
