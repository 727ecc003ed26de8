package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Newcomers;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All agents that messages speak of. Thread-safe. */
public final class Swarm {

    /** Subjects met in one go, so that nobody who looks waits long. */
    private static final int AT_ONCE = 1_000;
    /** More agents than this are forgotten when the last of their subjects is. */
    private static final int MOST = 200_000;

    private final Traffic traffic;
    private final Map<String, AgentTrack> agents = new TreeMap<>();
    private final Newcomers newcomers;
    /** By number those subjects that speak of an agent: the same may be handed over again, and another take its number. */
    private @Nullable LiveSubject[] met = new LiveSubject[AT_ONCE];
    private @Nullable List<AgentTrack> inOrder;

    public Swarm(Traffic traffic) {
        this.traffic = traffic;
        newcomers = traffic.newcomers();
    }

    /** Where nobody sets the machine's clock. */
    public void tick(Instant now) {
        tick(now, now);
    }

    /**
     * Takes in what is new since the last call; about once a second.
     *
     * @param steady this moment by a clock that only goes forward
     */
    public void tick(Instant now, Instant steady) {
        meet();
        forget();
        tracks().forEach(agent -> agent.learn(now.toEpochMilli(), steady.toEpochMilli()));
    }

    /** Takes in the subjects that came since the last call. In pieces, for a frame may be waiting to look. */
    public void meet() {
        boolean more = true;
        while (more) {
            more = meetSome();
        }
    }

    private synchronized boolean meetSome() {
        return newcomers.take(AT_ONCE, this::meet);
    }

    /** The time until the next tick tells nothing of anybody's rhythm. */
    public void interrupt() {
        tracks().forEach(AgentTrack::interrupt);
    }

    private void meet(LiveSubject subject) {
        int number = subject.number();
        var before = number < met.length ? met[number] : null;
        if (before == subject) {
            return;
        }
        if (before != null) {
            met[number] = null;
            retire(before);
        }
        var meaning = subject.meaning();
        var id = meaning.agent();
        if (id != null && speaksOfAnAgent(meaning)) {
            met = number < met.length ? met : Arrays.copyOf(met, Math.max(number + 1, met.length * 2));
            met[number] = subject;
            var agent = agents.get(id);
            if (agent == null) {
                agent = new AgentTrack(id);
                agents.put(id, agent);
                inOrder = null;
            }
            agent.add(subject);
        }
    }

    private void retire(LiveSubject subject) {
        var id = subject.meaning().agent();
        var agent = id == null ? null : agents.get(id);
        if (agent != null) {
            agent.retire(subject, traffic::tracks);
        }
    }

    private synchronized void forget() {
        if (agents.size() > MOST && agents.values().removeIf(AgentTrack::forgotten)) {
            inOrder = null;
        }
    }

    /** A command or a dead letter may name an agent that never was; who is asked for or evaluated is expected to be there. */
    public static boolean speaksOfAnAgent(Meaning meaning) {
        return switch (meaning.kind()) {
            case METRIC, SYSTEM, GENERATION, AGENT_QUESTION -> true;
            default -> meaning.kind().agentEvent();
        };
    }

    public synchronized List<String> ids() {
        return new ArrayList<>(agents.keySet());
    }

    /** Those that were met, in the order of their names. */
    public synchronized List<AgentTrack> tracks() {
        var all = inOrder == null ? List.copyOf(agents.values()) : inOrder;
        inOrder = all;
        return all;
    }

    /** Which part of those that ever played did so after this moment, 0 to 1. */
    public double playedSince(long moment) {
        var newest = tracks().stream().map(AgentTrack::newestPlay).filter(Objects::nonNull).toList();
        return newest.isEmpty()
                ? 0
                : newest.stream().filter(play -> play.lastAt() > moment).count() / (double) newest.size();
    }

    /** Null if it is not known. */
    public synchronized @Nullable AgentTrack track(String agent) {
        return agents.get(agent);
    }
}
