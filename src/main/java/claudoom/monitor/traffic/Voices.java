package claudoom.monitor.traffic;

import claudoom.monitor.terms.Meaning;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agents whose last events are kept: the first so many that were heard. The intake thread writes, any may read. */
final class Voices {

    /** A thousand times as many as an experiment has; of further agents the last events are not kept. */
    static final int MOST = 20_000;

    private final Map<String, AgentVoice> byName = new HashMap<>();
    private final Roll<AgentVoice> all = new Roll<>();
    private final Shelf shelf;

    Voices(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The voice of the agent whose own event this is; null if it is none, or there are too many agents. */
    @Nullable AgentVoice of(Meaning meaning) {
        var agent = meaning.agent();
        if (agent == null || !meaning.kind().agentEvent()) {
            return null;
        }
        var known = byName.get(agent);
        if (known == null && byName.size() < MOST) {
            known = new AgentVoice();
            byName.put(agent, known);
            all.add(known);
        }
        return known;
    }

    Shelf shelf() {
        return shelf;
    }

    /** In order of their numbers. */
    List<Entry> aside(long first) {
        int count = all.count();
        return Stream.iterate(0, n -> n < count, n -> n + 1).map(all::get).filter(AgentVoice::hasAside)
                .flatMap(AgentVoice::aside).filter(entry -> entry.number() < first)
                .sorted(Comparator.comparingLong(Entry::number)).toList();
    }
}
