package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.Dossier;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all agents a few times a second: at their counters each time, and at the newest payloads of as many as can be read
 * in a few milliseconds. A message itself costs nothing here, whatever the rate. One thread.
 */
public final class AgentWatch {

    /** Payloads read in one round: some five milliseconds. */
    private static final int MOST_READ = 2_000;
    /** Frames of a game may come as observations; those are not read in passing. */
    private static final long LARGEST = 16 << 10;
    private static final double MICROS_PER_MILLI = 1_000;
    /** Of one agent so many are read in one round; of more the newest. */
    private static final int MOST_OF_ONE = 100;
    /** To look through so many of an agent's subjects takes as long as to read one payload. */
    private static final int LOOKS_PER_READ = 64;

    private static final int CROWD = 4_000;
    private static final int SELDOM = 8;

    private final Traffic traffic;
    private final Grammars grammars;
    private final Swarm swarm;
    private final Dossiers dossiers;
    private int next;
    private int looks;

    public AgentWatch(Traffic traffic, Grammars grammars, Swarm swarm, Dossiers dossiers) {
        this.traffic = traffic;
        this.grammars = grammars;
        this.swarm = swarm;
        this.dossiers = dossiers;
    }

    /** Takes in the counters; several times a second, so that lanes are fine. Of a great crowd those without a lane less often. */
    public void look(long now) {
        boolean everybody = dossiers.count() <= CROWD || looks++ % SELDOM == 0;
        if (everybody) {
            swarm.meet();
            dossiers.meet(swarm.tracks());
            dossiers.all().forEach(dossier -> dossier.look(now));
        } else {
            dossiers.whole().forEach(dossier -> dossier.look(now));
        }
    }

    /** The clock by which lanes are drawn was set. */
    public void restart() {
        dossiers.all().forEach(Dossier::restart);
    }

    /** Nothing was observed for a while. */
    public void interrupt() {
        dossiers.all().forEach(Dossier::interrupt);
    }

    /**
     * Reads the newest payloads, of all agents in turn.
     *
     * @param all whether everything that the table shows is wanted, or only what is lost if it is not read now
     */
    public void read(boolean all) {
        var agents = new ArrayList<>(dossiers.all());
        int left = MOST_READ;
        int count = agents.size();
        for (int n = 0; n < count && left > 0; n++) {
            left -= read(agents.get((next + n) % count), all);
            next = left > 0 ? next : (next + n + 1) % count;
        }
    }

    private int read(Dossier agent, boolean all) {
        var track = agent.track();
        // the newest one may have been counted only a moment ago, and its subject not seen to have it
        long end = Math.max(0, traffic.messages() - 1);
        long unread = agent.unread(all);
        int read = 0;
        if (all) {
            for (var subject : track.saidSince(unread,
                    kind -> kind == Kind.METRIC || kind == Kind.GENERATION, MOST_OF_ONE)) {
                read += read(agent, subject);
            }
        }
        for (var subject : track.ownSince(all ? Math.min(unread, agent.unread(false)) : unread,
                kind -> all || kind == Kind.ACTION, MOST_OF_ONE)) {
            read += read(agent, subject);
        }
        agent.read(all, end);
        return read + track.subjects() / LOOKS_PER_READ;
    }

    private int read(Dossier agent, LiveSubject subject) {
        boolean small = small(subject);
        if (subject.kind() == Kind.ACTION) {
            agent.largeActions(!small);
        }
        var entry = small ? traffic.newest(subject) : null;
        if (entry == null) {
            return 0;
        }
        if (subject.kind() == Kind.GENERATION) { // the only place where some grammars tell it
            agent.known().generation = or(subject.meaning().generation(), agent.known().generation);
        }
        take(agent, subject.kind(), subject.kind() == Kind.METRIC ? subject.meaning().event() : "", entry.number(),
                entry.at(), Fields.read(entry.payload(), grammars.fields(subject.kind())));
        return 1;
    }

    private static boolean small(LiveSubject subject) {
        return subject.bytes() <= LARGEST * Math.max(1, subject.messages());
    }

    private static void take(Dossier agent, Kind kind, String event, long entry, long at, FieldValues values) {
        if (kind == Kind.METRIC) {
            metric(agent, event, values);
            return;
        }
        var known = agent.known();
        known.generation = or(AgentsFeed.word(values, FieldNames.GENERATION), known.generation);
        known.episode = or(AgentsFeed.word(values, FieldNames.EPISODE), known.episode);
        known.tick = or(values.anyWhole(FieldNames.TICK), known.tick);
        if (kind == Kind.ACTION) {
            known.action = or(AgentsFeed.word(values, FieldNames.ACTION), known.action);
            known.confidence = values.anyNumber(FieldNames.CONFIDENCE);
            var micros = values.anyNumber(FieldNames.LATENCY_US);
            var latencies = agent.latencies();
            if (micros != null && latencies != null) {
                latencies.add(entry, at, Math.round(micros));
            }
        }
    }

    /** One object of numbers, or one number under the name of the metric; a latency without a unit is in milliseconds. */
    private static void metric(Dossier agent, String event, FieldValues values) {
        var known = agent.known();
        known.reportedKills = or(values.anyWhole(FieldNames.KILLS), known.reportedKills);
        known.reportedDeaths = or(values.anyWhole(FieldNames.DEATHS), known.reportedDeaths);
        var micros = values.anyNumber(FieldNames.LATENCY_P99_US);
        var value = values.anyNumber(FieldNames.VALUE);
        var name = event.toLowerCase(Locale.ROOT);
        if (micros == null && value != null && name.contains("latency") && name.contains("p99")) {
            micros = name.endsWith("_us") ? value : Double.valueOf(value * MICROS_PER_MILLI);
        }
        known.reportedP99 = micros == null || micros < 0 ? known.reportedP99 : Long.valueOf(Math.round(micros));
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T then) {
        return first != null ? first : then;
    }
}
