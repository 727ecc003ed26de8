package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentDetail;
import claudoom.monitor.feature.agents.model.AgentDetail.Newest;
import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.AgentLine.Latency;
import claudoom.monitor.feature.agents.model.AgentLine.Tally;
import claudoom.monitor.feature.agents.model.Condition;
import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Dossier;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together what the screen shows of agents. Always on the thread that watches them. */
public final class AgentLines {

    private final Traffic traffic;
    private final Dossiers dossiers;
    private final Kills kills;
    private final Deaths deaths;
    private final Summary summary;

    public AgentLines(Traffic traffic, Grammars grammars, Dossiers dossiers, Kills kills, Deaths deaths) {
        this.traffic = traffic;
        this.dossiers = dossiers;
        this.kills = kills;
        this.deaths = deaths;
        summary = new Summary(grammars);
    }

    /**
     * The lines of all, or of very many those that fit the filter, the ones that need somebody first, up to
     * {@link Dossiers#WHOLE}.
     *
     * @param condition how an agent is now
     * @param fits whether somebody looks for one with this name and this word of state
     * @param chosen is among them in any case: whoever is selected must not be exchanged for another; null if nobody is
     */
    public List<AgentLine> all(Function<Dossier, Condition> condition, BiPredicate<String, String> fits,
            @Nullable String chosen) {
        if (dossiers.count() <= Dossiers.WHOLE) {
            return dossiers.all().stream().map(dossier -> line(dossier, condition.apply(dossier))).toList();
        }
        return dossiers.all().stream().map(dossier -> new Judged(dossier, condition.apply(dossier)))
                .filter(one -> one.is(chosen)
                        || fits.test(one.dossier.track().id(), one.condition.state().word()))
                .sorted(Comparator.<Judged, Boolean>comparing(one -> !one.is(chosen))
                        .thenComparingInt(one -> one.condition.urgency())
                        .thenComparing(one -> one.dossier.track().id()))
                .limit(Dossiers.WHOLE).map(one -> line(one.dossier, one.condition)).toList();
    }

    private record Judged(Dossier dossier, Condition condition) {

        boolean is(@Nullable String agent) {
            return dossier.track().id().equals(agent);
        }
    }

    /** Null if there is no such agent. */
    public @Nullable AgentDetail detail(String agent, Function<Dossier, Condition> condition) {
        var dossier = dossiers.of(agent);
        if (dossier == null) {
            return null;
        }
        var newest = dossier.track().newestFirst(AgentDetail.NEWEST).stream().map(subject -> {
            var entry = traffic.newest(subject);
            return new Newest(subject.text(), word(subject), subject.lastSeen(), subject.messages(),
                    entry == null ? "" : summary.of(subject.kind(), entry.payload()));
        }).toList();
        return new AgentDetail(line(dossier, condition.apply(dossier)), newest, deaths.of(agent),
                dossier.track().subjects());
    }

    /** A grammar may give an agent's metrics no word of their own; a generation's score is another than the agent's. */
    private static String word(LiveSubject subject) {
        var event = subject.meaning().event();
        var generation = subject.meaning().generation();
        return subject.kind() == Kind.GENERATION && generation != null
                ? event + " of " + generation
                : subject.kind() == Kind.METRIC && event.equals("agent") ? "metrics" : event;
    }

    private AgentLine line(Dossier dossier, Condition condition) {
        var track = dossier.track();
        var known = dossier.known();
        var newest = track.newestEvent();
        var latencies = dossier.latencies();
        var latency = new Latency(latencies == null ? null : latencies.spread(),
                latencies == null ? 0 : latencies.sampled(), track.count(Kind.ACTION), known.reportedP99,
                dossier.largeActions(), latencies != null);
        var tally = new Tally(kills.of(track.id()), track.count(Kind.DEATH), track.count(Kind.AGENT_ERROR),
                known.reportedKills, known.reportedDeaths);
        return new AgentLine(track.id(), condition, newest == null ? null : newest.lastSeen(), known.generation,
                known.episode, known.tick, tally, known.action, known.confidence, latency, dossier.perSecond());
    }
}
