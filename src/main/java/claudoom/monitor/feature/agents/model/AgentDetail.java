package claudoom.monitor.feature.agents.model;

import java.time.Instant;
import java.util.List;

/**
 * What is told of the one agent that is chosen, beside its line.
 *
 * @param newest of its subjects those with the newest messages, at most {@link #NEWEST}
 * @param subjects on how many it is heard
 */
public record AgentDetail(AgentLine line, List<Newest> newest, List<Death> deaths, int subjects) {

    /** So many subjects are told of. */
    public static final int NEWEST = 24;

    /**
     * The newest message of one subject.
     *
     * @param text what matters most in it, safe to show
     */
    public record Newest(String subject, String event, Instant at, long count, String text) {}
}
