package claudoom.monitor.feature.lag.model;

/**
 * How far something has come, in both of JetStream's counts.
 *
 * @param consumer deliveries counted by the consumer, redeliveries included
 * @param stream sequence of the message in the stream
 */
public record Position(long consumer, long stream) {}
