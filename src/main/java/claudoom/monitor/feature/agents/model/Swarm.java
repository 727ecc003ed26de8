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

    private void meet() {
        for (int count = traffic.subjectCount(); known < count; known++) {
            var subject = traffic.subject(known);
            var id = subject.meaning().agent();
            if (id != null && speaksOfAnAgent(subject.meaning())) {
                agents.computeIfAbsent(id, AgentTrack::new).add(subject);
            }
        }
    }

    /** A command or a dead letter may name an agent that never was. */
    private static boolean speaksOfAnAgent(Meaning meaning) {
        return meaning.kind().agentEvent() || meaning.kind() == Kind.METRIC || meaning.kind() == Kind.SYSTEM;
    }

    /** @param kills as one death message has it, or null when it does not say */
    public synchronized void died(String agent, @Nullable Long kills) {
        agents.computeIfAbsent(agent, AgentTrack::new).killed(kills);
    }

    /** Deaths were too many to be read: no sum of kills is known any more. */
    public synchronized void killsUnknown() {
        agents.values().forEach(agent -> agent.killed(null));
    }

    public synchronized List<String> ids() {
        return new ArrayList<>(new TreeSet<>(agents.keySet()));
    }

    /** Calls back with each agent, in the order of their names, while nothing changes. */
    public synchronized <T> List<T> each(java.util.function.Function<AgentTrack, T> view) {
        meet();
        return agents.values().stream().map(view).toList();
    }

    /** The subjects of one agent's own events; empty if it is not known. */
    public synchronized Set<String> eventSubjects(String agent) {
        var found = new TreeSet<String>();
        var track = agents.get(agent);
        if (track != null) {
            track.newestFirst().stream().filter(subject -> subject.meaning().kind().agentEvent())
                    .forEach(subject -> found.add(subject.text()));
        }
        return found;
    }
}
