package claudoom.monitor.feature.lag.model;

/** What came of making a deed ready. */
public sealed interface ConsumerPrepared {

    record Ready(ConsumerPlan plan) implements ConsumerPrepared {}

    /** Why it cannot be done, as a sentence or two that say what to do. */
    record Impossible(String reason) implements ConsumerPrepared {}
}
