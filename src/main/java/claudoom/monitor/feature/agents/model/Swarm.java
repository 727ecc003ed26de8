package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Newcomers;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All agents that messages speak of. Thread-safe. */
public final class Swarm {

    /** Subjects met in one go where somebody waits for it. */
    private static final int AT_ONCE = 5_000;
    /** More agents than this are forgotten when the last of their subjects is. */
    private static final int MOST = 200_000;

    private final Traffic traffic;
    private final Map<String, AgentTrack> agents = new TreeMap<>();
    private final Newcomers newcomers;

    public Swarm(Traffic traffic) {
        this.traffic = traffic;
        newcomers = traffic.newcomers();
    }

    /** Takes in what is new since the last call; about once a second. In pieces, for a frame may be waiting to look. */
    public void tick(Instant now) {
        boolean more = true;
        while (more) {
            more = meetSome();
        }
        forget();
        tracks().forEach(agent -> agent.learn(now.toEpochMilli()));
    }

    private synchronized boolean meetSome() {
        return newcomers.take(AT_ONCE, this::meet);
    }

    /** The time until the next tick tells nothing of anybody's rhythm. */
    public void interrupt() {
        tracks().forEach(AgentTrack::interrupt);
    }

    private void meet(LiveSubject subject) {
        var meaning = subject.meaning();
        var id = meaning.agent();
        if (id != null && speaksOfAnAgent(meaning)) {
            agents.computeIfAbsent(id, AgentTrack::new).add(subject);
        }
    }

    private synchronized void forget() {
        if (agents.size() > MOST) {
            agents.values().removeIf(agent -> agent.subjects().stream().noneMatch(traffic::tracks));
        }
    }

    /** A command or a dead letter may name an agent that never was; who is asked for or evaluated is expected to be there. */
    private static boolean speaksOfAnAgent(Meaning meaning) {
        return switch (meaning.kind()) {
            case METRIC, SYSTEM, GENERATION, AGENT_QUESTION -> true;
            default -> meaning.kind().agentEvent();
        };
    }

    public synchronized List<String> ids() {
        return new ArrayList<>(agents.keySet());
    }

    /** In the order of their names. */
    public synchronized List<AgentTrack> tracks() {
        newcomers.take(AT_ONCE, this::meet);
        return new ArrayList<>(agents.values());
    }

    /** Null if it is not known. */
    public synchronized @Nullable AgentTrack track(String agent) {
        return agents.get(agent);
    }

    /** The subjects of such kinds on which one agent was heard; empty if it is not known. */
    public Set<String> subjects(String agent, Predicate<Kind> wanted) {
        var found = new TreeSet<String>();
        var track = track(agent);
        if (track != null) {
            track.subjects().stream().filter(subject -> wanted.test(subject.kind()))
                    .forEach(subject -> found.add(subject.text()));
        }
        return found;
    }
}
