package claudoom.monitor.feature.agents.model;

import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agents screen can look up and ask for beyond what it is fed with. Frame thread; nothing here waits. */
public interface AgentsDesk {

    /** Why nobody can be asked, a sentence; empty if it is possible. */
    String cannotAsk();

    void ask(String agent);

    void askAll(List<String> agents);

    void stopAsking();

    @Nullable Reply reply(String agent);

    /** The newest time that all were asked; null if nobody did. */
    @Nullable Round round();

    /** Opens the place from which commands are sent, with this command to these agents put together. */
    void compose(String command, List<String> agents);

    void openEvents(String subject);

    /** All that is said of this agent, on whatever subject. */
    void openAgent(String agent);

    /** The messages of the mark's subject, standing at that one. */
    void openEvents(LaneMark mark);

    /** Whose detail is wanted from now on. */
    void choose(@Nullable String agent);

    /** Words, in lower case, by which agents are looked for: where there are too many only those are told that fit. */
    void narrow(List<String> words);

    /** How many agents are known, also those that are too many to be told. */
    int known();

    /** Null for an agent that has none. */
    @Nullable Lane lane(String agent);

    /** Agents that are too many to have a lane. */
    int withoutLane();

    /** When nothing was observed. */
    List<Gap> gaps();

    /** Whether there is a connection at all, whatever may be heard on it. */
    default boolean connected() {
        return true;
    }

    /** Since when anything could be observed. */
    Instant watchedSince();

    /** Why nothing is known of the time before that, in a few words. */
    default String unwatched() {
        return "not watched yet";
    }

    /** What matters most in that message, safe to show; empty if it is not kept any more. Quick: one message is read. */
    String told(LaneMark mark);
}
