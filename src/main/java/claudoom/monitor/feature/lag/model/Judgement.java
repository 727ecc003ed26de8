package claudoom.monitor.feature.lag.model;

import java.util.List;

/**
 * A state, the sentence that says what led to it and what to do (empty where there is nothing to say), and the facts behind it.
 *
 * @param facts each with its number, as in "12 open requests"
 */
public record Judgement(LagState state, String why, List<String> facts) {

    static final Judgement OK = new Judgement(LagState.OK, "");

    public Judgement(LagState state, String why) {
        this(state, why, List.of());
    }

    /** With another sentence behind the first. */
    Judgement and(String sentence) {
        return new Judgement(state, why.isEmpty() ? sentence : why + " " + sentence, facts);
    }

    Judgement facts(List<String> all) {
        return new Judgement(state, why, all);
    }
}
