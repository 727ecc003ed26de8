package claudoom.monitor.feature.subjects.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the busiest subjects, as the report tells it; {@code perSecond} is null if unknown. */
public record TopSubject(String subject, long messages, long bytes, @Nullable Double perSecond, Instant lastSeen) {}
