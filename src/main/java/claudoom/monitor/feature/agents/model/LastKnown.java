package claudoom.monitor.feature.agents.model;

import org.jspecify.annotations.Nullable;

/** What one agent's payloads said last; null is what none has said. One thread writes and reads. */
public final class LastKnown {

    public @Nullable String generation;
    public @Nullable String episode;
    public @Nullable Long tick;
    public @Nullable String action;
    /** 0 to 1. */
    public @Nullable Double confidence;
    /** What its metrics say of its decisions, microseconds. */
    public @Nullable Long reportedP99;
    /** What its metrics say, counted by itself. */
    public @Nullable Long reportedKills;
    /** As {@link #reportedKills}. */
    public @Nullable Long reportedDeaths;
}
