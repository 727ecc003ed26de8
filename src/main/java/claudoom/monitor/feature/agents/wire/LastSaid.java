package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each agent is, by the newest of its messages that says so, which need not be its newest one: metrics or a broken payload
 * may have come after it. Looks through all that is kept, so it is not for every second.
 */
final class LastSaid {

    /** Of an agent that never says it not all need be read. */
    private static final int MOST_OF_ONE = 5_000;
    /** Of subjects whose newest message is not in the tail any more. */
    private static final int MOST_SUBJECTS = 32;
    /** Payload bytes read in one go: some seconds. */
    private static final long MOST_BYTES = 128L << 20;

    private final Traffic traffic;
    private final Grammars grammars;

    LastSaid(Traffic traffic, Grammars grammars) {
        this.traffic = traffic;
        this.grammars = grammars;
    }

    /**
     * What was said last; null if nothing that is kept says it.
     *
     * @param generation and {@code episode}: a number where it was sent as a whole one, else text
     */
    record Place(@Nullable Object generation, @Nullable Object episode) {

        static final Place UNKNOWN = new Place(null, null);
    }

    /** One agent of which something is still unknown. */
    private static final class Sought {

        private @Nullable Object generation;
        private @Nullable Object episode;
        private int read;

        boolean found() {
            return (generation != null && episode != null) || read >= MOST_OF_ONE;
        }

        Place place() {
            return new Place(generation, episode);
        }
    }

    /** By the names of these agents. */
    Map<String, Place> of(List<AgentTrack> agents) {
        var sought = new HashMap<String, Sought>();
        agents.forEach(agent -> sought.put(agent.id(), new Sought()));
        long left = walk(sought, MOST_BYTES);
        for (var agent : agents) {
            var one = sought.get(agent.id());
            if (one != null && left > 0) {
                left -= older(agent, one);
            }
        }
        var places = new HashMap<String, Place>();
        sought.forEach((id, one) -> places.put(id, one.place()));
        return places;
    }

    /** Back through the tail; returns what is left of the bytes that may be read. */
    private long walk(Map<String, Sought> sought, long bytes) {
        var tail = traffic.tail();
        var whose = new HashMap<LiveSubject, Optional<Sought>>();
        long open = sought.size();
        long left = bytes;
        for (long number = tail.end() - 1; number >= tail.first() && open > 0 && left > 0; number--) {
            var subject = tail.subjectOf(number);
            var one = subject == null
                    ? null
                    : whose.computeIfAbsent(subject, any -> agent(any, sought)).orElse(null);
            var entry = one == null || one.found() ? null : tail.read(number);
            if (one != null && entry != null) {
                left -= read(one, entry);
                open -= one.found() ? 1 : 0;
            }
        }
        return left;
    }

    private static Optional<Sought> agent(LiveSubject subject, Map<String, Sought> sought) {
        var meaning = subject.meaning();
        return Optional.ofNullable(meaning.agent()).filter(any -> Swarm.speaksOfAnAgent(meaning)).map(sought::get);
    }

    /** The last messages that are kept although they left the tail. */
    private long older(AgentTrack agent, Sought one) {
        long bytes = 0;
        var subjects = one.found() ? List.<LiveSubject>of() : agent.newestFirst(MOST_SUBJECTS);
        for (var subject : subjects) {
            var entry = one.found() ? null : traffic.newest(subject);
            bytes += entry == null ? 0 : read(one, entry);
        }
        return bytes;
    }

    private long read(Sought one, Entry entry) {
        var subject = entry.subject();
        var values = Fields.read(entry.payload(), grammars.fields(subject.kind()));
        one.read++;
        one.episode = one.episode == null ? said(values, FieldNames.EPISODE) : one.episode;
        one.generation = one.generation == null ? said(values, FieldNames.GENERATION) : one.generation;
        one.generation = one.generation == null ? subject.meaning().generation() : one.generation;
        return entry.payload().length;
    }

    private static @Nullable Object said(FieldValues values, String name) {
        var text = values.text(name);
        var whole = values.whole(name);
        return whole != null || text == null || text.isBlank() ? whole : text;
    }
}
