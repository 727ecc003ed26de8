package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
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

    private final Traffic traffic;
    private final Map<String, AgentTrack> agents = new TreeMap<>();
    private int known;

    public Swarm(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Takes in what is new since the last call; about once a second. */
    public synchronized void tick(Instant now) {
        meet();
        agents.values().forEach(agent -> agent.learn(now.toEpochMilli()));
    }

    /** The time until the next tick tells nothing of anybody's rhythm. */
    public synchronized void interrupt() {
        agents.values().forEach(AgentTrack::interrupt);
    }

    private void meet() {
        for (int count = traffic.subjectCount(); known < count; known++) {
            var subject = traffic.subject(known);
            var id = subject.meaning().agent();
            if (id != null && speaksOfAnAgent(subject.meaning())) {
                agents.computeIfAbsent(id, AgentTrack::new).add(subject);
            }
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
        meet();
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
            track.subjects().stream().filter(subject -> wanted.test(subject.meaning().kind()))
                    .forEach(subject -> found.add(subject.text()));
        }
        return found;
    }
}
