package claudoom.monitor.feature.agents.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One death as its message tells it; what it does not tell is null. */
public record Death(Instant at, @Nullable String episode, @Nullable Long tick, @Nullable Long kills,
        @Nullable String cause, @Nullable Double survivedSeconds) {}
