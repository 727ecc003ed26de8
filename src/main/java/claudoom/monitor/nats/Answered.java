package claudoom.monitor.nats;

import claudoom.monitor.terms.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question.
 *
 * @param data the answer as it came, never a stream's receipt; null unless somebody answered
 * @param unheard whether an answer could not have been heard: this login may not, or the connection was lost
 */
public record Answered(Outcome outcome, byte @Nullable [] data, boolean unheard) {

    Answered(Outcome outcome, byte @Nullable [] data) {
        this(outcome, data, false);
    }

    static Answered without(Outcome outcome) {
        return new Answered(outcome, null);
    }

    static Answered unheard(Outcome outcome) {
        return new Answered(outcome, null, true);
    }
}
