package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who leads a consumer, and since when it is silent. After a change of the leader workers need a moment to ask again, and what they
 * acknowledged last may come back: for {@link #CALM} nothing is an alarm then.
 */
final class Leadership {

    static final Duration CALM = Duration.ofSeconds(10);
    /** One answer that lacks a consumer says nothing: an election within it is enough. */
    private static final int SILENCES = 2;

    private @Nullable String leader;
    private boolean heard;
    private boolean lost;
    private int silences;
    private String reason = "";
    private @Nullable Instant changed;

    void leads(ConsumerSample sample) {
        boolean clustered = sample.leader() != null;
        if (heard && clustered && (lost || !Objects.equals(leader, sample.leader()))) {
            changed = sample.at();
        }
        leader = sample.leader();
        heard = true;
        lost = false;
        reason = "";
        silences = 0;
    }

    /** The server itself says that nobody leads it. */
    void nobody() {
        lost = true;
    }

    /** The server knows it but cannot run it. */
    void offline(String why) {
        lost = true;
        reason = why;
    }

    /** A sentence for while it is lost. */
    String why() {
        return reason.isEmpty()
                ? "No server leads this consumer now, so nobody can say how far it is."
                : "The server cannot run this consumer: " + reason;
    }

    /** The server could not reach its leader. */
    void notHeard() {
        silences++;
        lost |= silences >= SILENCES;
    }

    boolean lost() {
        return lost;
    }

    /** Whether a limit that is passed since then may be told as an alarm: not what a change of the leader has just brought up. */
    boolean tells(Crossing crossing, ConsumerSample sample) {
        var since = changed;
        return since == null || crossing.since().isBefore(since) || !calm(since, sample);
    }

    private static boolean calm(Instant since, ConsumerSample sample) {
        return Duration.between(since, sample.at()).compareTo(CALM) < 0;
    }

    /** A judgement at the moment of this sample, without an alarm if the leader has just changed. */
    Judgement calmed(Judgement judgement, ConsumerSample sample) {
        var since = changed;
        if (since == null || !judgement.state().needsSomebody() || !calm(since, sample)) {
            return judgement;
        }
        var server = sample.leader();
        return new Judgement(LagState.UNKNOWN,
                () -> "Another server, %s, leads it since a moment ago. Its workers need a few seconds to ask again; how it is doing is said after that."
                        .formatted(server),
                List::of);
    }
}
