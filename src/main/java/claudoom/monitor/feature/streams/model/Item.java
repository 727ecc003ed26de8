package claudoom.monitor.feature.streams.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stored message, as a stream gave it without anybody noticing. */
public record Item(long sequence, @Nullable Instant time, String subject, byte[] payload,
        Map<String, List<String>> headers) {}
