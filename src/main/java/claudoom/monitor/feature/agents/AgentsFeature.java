package claudoom.monitor.feature.agents;

import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.agents.model.AgentState;
import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.wire.AgentsFeed;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door of what is known about agents. */
public final class AgentsFeature implements Reporting {

    private final Swarm swarm;
    private final AgentsFeed feed;
    private final Grammars grammars;
    private final Supplier<@Nullable Instant> pausedSince;
    private volatile Instant watchedSince = Instant.EPOCH;
    /** While nobody listens the agents are as they were at this moment. */
    private volatile @Nullable Instant blindSince;

    /**
     * One agent at a glance.
     *
     * @param state playing, silent, dead, paused, errored or never seen
     * @param usualSeconds its usual time between two events, or null when unknown
     */
    public record Glance(String id, String state, @Nullable Instant lastSeen, @Nullable Double usualSeconds) {}

    /** @param pausedSince since when the experiment is told to pause, then silence is as it should be; null if it is not */
    public AgentsFeature(Traffic traffic, Grammars grammars, Supplier<@Nullable Instant> pausedSince) {
        this.grammars = grammars;
        this.pausedSince = pausedSince;
        swarm = new Swarm(traffic);
        feed = new AgentsFeed(traffic, grammars, swarm);
    }

    /** Takes in what is new; about once a second, on one thread. */
    public void tick(Instant now) {
        swarm.tick(now);
        feed.drain();
    }

    /** Silence while nobody listened is nobody's fault. */
    public void link(LinkState state) {
        if (!state.connected()) {
            blindSince = blindSince == null ? state.since() : blindSince;
        } else {
            blindSince = null;
            watchedSince = state.since().isAfter(watchedSince) ? state.since() : watchedSince;
        }
    }

    public List<String> ids() {
        return swarm.ids();
    }

    /** Names of the grammars in which this agent was heard; those that know all of its subjects. */
    public Set<String> grammarsOf(String agent) {
        Set<String> all = null;
        for (var subject : swarm.eventSubjects(agent)) {
            var names = grammars.grammarNamesFor(subject);
            if (all == null) {
                all = new TreeSet<>(names);
            } else {
                all.retainAll(names);
            }
        }
        return all == null ? Set.of() : all;
    }

    /** All agents, those that need somebody first. */
    public List<Glance> glances(Instant now) {
        var resting = pausedSince.get();
        var seen = seen(now);
        return swarm.each(agent -> glance(agent, seen, resting)).stream()
                .sorted(Comparator.comparingInt(AgentsFeature::urgency)).toList();
    }

    private Instant seen(Instant now) {
        var blind = blindSince;
        return blind != null && blind.isBefore(now) ? blind : now;
    }

    private Glance glance(AgentTrack agent, Instant now, @Nullable Instant resting) {
        var newest = agent.newestEvent();
        var usual = agent.usual();
        return new Glance(agent.id(), agent.state(now, watchedSince, resting).word(),
                newest == null ? null : newest.lastSeen(), usual == null ? null : usual.toNanos() / 1e9);
    }

    private static int urgency(Glance glance) {
        var order = List.of(AgentState.SILENT.word(), AgentState.ERRORED.word(), AgentState.DEAD.word());
        int place = order.indexOf(glance.state);
        return place < 0 ? order.size() : place;
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        tick(now);
        var resting = pausedSince.get();
        var sections = new LinkedHashMap<String, @Nullable Object>();
        var seen = seen(now);
        sections.put("agents", swarm.each(agent -> line(agent, seen, resting)));
        return sections;
    }

    private Map<String, @Nullable Object> line(AgentTrack agent, Instant now, @Nullable Instant resting) {
        var newest = agent.newestEvent();
        var field = feed.newest(agent);
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", Visible.of(agent.id()));
        line.put("state", agent.state(now, watchedSince, resting).word());
        line.put("last_event", newest == null ? null : newest.meaning().event());
        line.put("last_seen", newest == null ? null : newest.lastSeen());
        line.put("generation", field.apply("generation"));
        line.put("episode", field.apply("episode"));
        line.put("actions", agent.count(Kind.ACTION));
        line.put("deaths", agent.count(Kind.DEATH));
        line.put("kills", agent.kills());
        line.put("errors", agent.count(Kind.AGENT_ERROR));
        return line;
    }

    /** How many agents are in each state, by the state's word. */
    public static Map<String, Long> counts(List<Glance> glances) {
        var counts = new EnumMap<AgentState, Long>(AgentState.class);
        var words = new LinkedHashMap<String, Long>();
        for (var state : AgentState.values()) {
            counts.put(state, glances.stream().filter(glance -> glance.state.equals(state.word())).count());
        }
        counts.forEach((state, count) -> words.put(state.word(), count));
        return words;
    }
}
