package claudoom.monitor.feature.deadletters.model;

/** A place in a stream. */
public record StoredAt(String stream, long sequence) {}
