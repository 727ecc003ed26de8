package claudoom.monitor.feature.lag.model;

/**
 * What became of a confirmed plan.
 *
 * @param done whether it surely was done as it was confirmed
 * @param sentence what was done, or why not, or that nobody knows
 */
public record ConsumerDone(boolean done, String sentence) {}
