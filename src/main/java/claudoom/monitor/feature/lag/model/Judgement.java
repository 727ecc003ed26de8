package claudoom.monitor.feature.lag.model;

/**
 * A state and the sentence that says what led to it and what to do; empty where there is nothing to say.
 */
public record Judgement(LagState state, String why) {

    static final Judgement OK = new Judgement(LagState.OK, "");
}
