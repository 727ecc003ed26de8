package claudoom.monitor.traffic;

import claudoom.monitor.terms.Meaning;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The agents whose last events are kept: the first so many that were heard. The intake thread writes, any may read. */
final class Voices {

    /** A thousand times as many as an experiment has; of further agents the last events are not kept. */
    static final int MOST = 20_000;

    /** Number of whoever is no agent whose events are kept. */
    static final int NONE = -1;

    private final Map<String, Integer> byName = new HashMap<>();
    private final Roll<AgentVoice> all = new Roll<>();
    private final Shelf shelf;
    /** By number, close together: of every message one is read and one is counted. */
    private final int[] events = new int[MOST];
    private final boolean[] withAside = new boolean[MOST];
    private long forgotten;
    private boolean turnedAway;

    Voices(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Number of the agent whose own event this is; {@link #NONE} if it is none, or there are too many agents. */
    int of(Meaning meaning) {
        var agent = meaning.agent();
        if (agent == null || !meaning.kind().agentEvent()) {
            return NONE;
        }
        var known = byName.get(agent);
        if (known == null && byName.size() < MOST) {
            known = all.count();
            byName.put(agent, known);
            all.add(new AgentVoice(this, known));
        }
        turnedAway |= known == null;
        return known == null ? NONE : known;
    }

    /** Counts one more event of an agent and tells its ordinal. */
    int next(int voice) {
        return events[voice]++;
    }

    /** Whether that event is among the last ones of an agent. */
    boolean among(int voice, int ordinal) {
        return events[voice] - ordinal <= AgentVoice.LAST;
    }

    boolean hasAside(int voice) {
        return withAside[voice];
    }

    void hasAside(int voice, boolean has) {
        withAside[voice] = has;
    }

    AgentVoice get(int voice) {
        return all.get(voice);
    }

    Shelf shelf() {
        return shelf;
    }

    /** One that was among the last ones of its agent is kept no longer. */
    void forgot() {
        forgotten++;
    }

    /** So many were forgotten while they were among the last ones of their agents. */
    long forgotten() {
        return forgotten;
    }

    /** Whether there are agents whose last events are not kept. */
    boolean turnedAway() {
        return turnedAway;
    }

    /** In order of their numbers. */
    List<Entry> aside(long first) {
        return before(first).sorted(Comparator.comparingLong(Entry::number)).toList();
    }

    long countAside(long first) {
        return before(first).count();
    }

    private Stream<Entry> before(long first) {
        int count = all.count();
        return Stream.iterate(0, n -> n < count, n -> n + 1).map(all::get).filter(AgentVoice::hasAside)
                .flatMap(AgentVoice::aside).filter(entry -> entry.number() < first);
    }
}
