package claudoom.monitor.feature.subjects.model;

import java.time.Instant;

/** One of the busiest subjects, as the report tells it. */
public record TopSubject(String subject, long messages, long bytes, Instant lastSeen) {}
