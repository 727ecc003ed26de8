package claudoom.monitor.feature.agents.model;

import java.util.Locale;

/** How an agent is doing, judged by its own messages. */
public enum AgentState {
    PLAYING,
    /** Much longer without an event than it usually is. */
    SILENT,
    /** Its newest event is its death. */
    DEAD,
    /** It played, and rests because the experiment was told to pause. */
    PAUSED,
    /** Its newest event is an error. */
    ERRORED,
    /** Not heard since the connection came back or the experiment was resumed, and that is not long ago. */
    UNKNOWN,
    /** Others speak of it; it has sent nothing itself. */
    NEVER_SEEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
