package claudoom.monitor.feature.lag.model;

/**
 * Where the oldest unacknowledged message of a consumer is looked for.
 *
 * @param from sequence in the stream
 * @param sure whether the first message from there on is the one; otherwise the one is not older than that
 */
public record UnackedSearch(long from, boolean sure) {}
