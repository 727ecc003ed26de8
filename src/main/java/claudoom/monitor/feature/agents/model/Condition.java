package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing and what that follows from.
 *
 * @param quiet since its newest event, as far as anybody listened; null if it has sent none
 * @param usual its usual time between two events; null when too few were seen
 * @param patience how long it may be silent by its own rhythm
 * @param overdue whether it is silent for longer than that
 * @param spokenOf of what others said of it the newest word, for one that has sent nothing; empty otherwise
 * @param waking whether the experiment was resumed, and it was not heard since
 */
public record Condition(AgentState state, @Nullable Duration quiet, @Nullable Duration usual, Duration patience,
        boolean overdue, String spokenOf, boolean waking) {

    /** Silent, in error, or dead for longer than it ever is. */
    public boolean needsSomebody() {
        return state == AgentState.SILENT || state == AgentState.ERRORED || (state == AgentState.DEAD && overdue);
    }

    /** The same, its newest event so long ago. */
    public Condition quietFor(Duration age) {
        return new Condition(state, age, usual, patience, overdue, spokenOf, waking);
    }

    /** Smaller for those that need somebody sooner. */
    public int urgency() {
        return switch (state) {
            case SILENT -> 0;
            case ERRORED -> 1;
            case DEAD -> overdue ? 2 : 3;
            case NEVER_SEEN -> 4;
            case UNKNOWN -> 5;
            case PAUSED -> 6;
            case PLAYING -> 7;
        };
    }
}
