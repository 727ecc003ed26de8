package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;

/** In which grammars each agent was heard. */
public final class SpokenGrammars {

    private final Swarm swarm;
    private final Grammars grammars;
    private final Map<AgentTrack, Spoken> found = Collections.synchronizedMap(new WeakHashMap<>());

    /** As long as an agent is on so many subjects, they are the same. */
    private record Spoken(int subjects, Set<String> names) {}

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
        int subjects = track.subjects().size();
        var known = found.get(track);
        if (known == null || known.subjects != subjects) {
            known = new Spoken(subjects, names(agent));
            found.put(track, known);
        }
        return known.names;
    }

    private Set<String> names(String agent) {
        var spoken = common(swarm.subjects(agent, Kind::agentEvent));
        var said = common(swarm.subjects(agent, kind -> kind.agentEvent() || kind == Kind.METRIC
                || kind == Kind.SYSTEM || kind == Kind.GENERATION));
        return said.isEmpty() ? spoken : said;
    }

    private Set<String> common(Set<String> subjects) {
        Set<String> all = null;
        for (var subject : subjects) {
            var names = grammars.grammarNamesFor(subject);
            if (all == null) {
                all = new TreeSet<>(names);
            } else {
                all.retainAll(names);
            }
        }
        return all == null ? Set.of() : all;
    }
}
