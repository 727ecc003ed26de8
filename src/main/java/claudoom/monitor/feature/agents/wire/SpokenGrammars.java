package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

/** In which grammars each agent was heard. */
public final class SpokenGrammars {

    /** Who is heard on more subjects than this is judged by the first ones. */
    private static final int ENOUGH = 500;
    private static final Set<Kind> TELLING = Set.of(Kind.METRIC, Kind.SYSTEM, Kind.GENERATION);

    private final Swarm swarm;
    private final Grammars grammars;
    private final Map<AgentTrack, Spoken> found = Collections.synchronizedMap(new WeakHashMap<>());

    /** As long as an agent was met on so many subjects, they are the same. */
    private record Spoken(long subjects, Set<String> names) {}

    public SpokenGrammars(Swarm swarm, Grammars grammars) {
        this.swarm = swarm;
        this.grammars = grammars;
    }

    /** Names of the grammars that know all events of this agent, and what else is said of it; empty if unknown. Any thread. */
    public Set<String> of(String agent) {
        var track = swarm.track(agent);
        if (track == null) {
            return Set.of();
        }
        long subjects = track.met();
        var known = found.get(track);
        if (known == null || known.subjects != subjects) {
            known = new Spoken(subjects, names(track));
            found.put(track, known);
        }
        return known.names;
    }

    private Set<String> names(AgentTrack track) {
        var own = track.own();
        var said = track.said().stream().filter(one -> TELLING.contains(one.kind())).limit(ENOUGH).toList();
        var spoken = common(own);
        if (said.isEmpty()) {
            return spoken;
        }
        var both = own.isEmpty() ? common(said) : new TreeSet<>(spoken);
        if (!own.isEmpty()) {
            both.retainAll(common(said));
        }
        return both.isEmpty() ? spoken : both;
    }

    private Set<String> common(List<LiveSubject> subjects) {
        Set<String> all = null;
        for (var subject : subjects.subList(0, Math.min(ENOUGH, subjects.size()))) {
            var names = grammars.grammarNamesFor(subject.text());
            if (all == null) {
                all = new TreeSet<>(names);
            } else {
                all.retainAll(names);
            }
        }
        return all == null ? Set.of() : all;
    }
}
