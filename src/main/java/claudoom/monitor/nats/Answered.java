package claudoom.monitor.nats;

import claudoom.monitor.terms.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question.
 *
 * @param data the answer as it came, never a stream's receipt; null unless somebody answered
 */
public record Answered(Outcome outcome, byte @Nullable [] data) {

    static Answered without(Outcome outcome) {
        return new Answered(outcome, null);
    }
}
