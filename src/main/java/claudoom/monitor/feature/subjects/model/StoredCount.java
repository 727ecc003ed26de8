package claudoom.monitor.feature.subjects.model;

/** How many messages of exactly one subject a stream holds, as it said when it was asked. */
public record StoredCount(String stream, long messages) {}
