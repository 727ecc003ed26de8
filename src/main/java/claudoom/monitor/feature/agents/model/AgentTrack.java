package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent as its messages show it, and its own rhythm: what is silence for one that reports ten times a second is the
 * usual pause for another. One thread.
 */
public final class AgentTrack {

    /** Nobody is called silent sooner than this. */
    private static final long SHORTEST_SILENCE = 3_000;
    /** Nor sooner than this as long as its rhythm is not known. */
    private static final long UNKNOWN_RHYTHM = 30_000;
    /** An event this long after the command to pause, in milliseconds, was on its way already. */
    public static final long OBEYS_WITHIN = 1_000;
    private static final double TIMES_ITS_USUAL = 10;
    private static final double LEARNING = 0.3;
    /** Milliseconds between two looks. */
    private static final long LOOK_EVERY = 1_000;

    private final String id;
    private final List<LiveSubject> subjects = new ArrayList<>();
    private long counted;
    private long countedAt;
    private double usualMillis;
    private @Nullable Long kills = 0L;

    AgentTrack(String id) {
        this.id = id;
    }

    void add(LiveSubject subject) {
        subjects.add(subject);
    }

    /** @param n kills that one death message reports, or null when it does not say */
    void killed(@Nullable Long n) {
        kills = kills == null || n == null ? null : kills + n;
    }

    void learn(long now) {
        long events = events();
        if (countedAt == 0 && events > 1) {
            usualMillis = LOOK_EVERY / (double) events; // they came since the look before, when it was not known yet
        } else if (countedAt > 0 && events > counted && now > countedAt) {
            double interval = (now - countedAt) / (double) (events - counted);
            usualMillis = usualMillis == 0 ? interval : usualMillis + LEARNING * (interval - usualMillis);
        }
        if (countedAt == 0 || events > counted) {
            counted = events;
            countedAt = now;
        }
    }

    public String id() {
        return id;
    }

    private long events() {
        return subjects.stream().filter(subject -> subject.meaning().kind().agentEvent())
                .mapToLong(LiveSubject::messages)
                .sum();
    }

    public long count(Kind kind) {
        return subjects.stream().filter(subject -> subject.meaning().kind() == kind).mapToLong(LiveSubject::messages)
                .sum();
    }

    /** Kills in all deaths seen; null when a death did not tell. */
    public @Nullable Long kills() {
        return kills;
    }

    /** Its subjects, the one with the newest message first. */
    public List<LiveSubject> newestFirst() {
        return subjects.stream().sorted(Comparator.comparingLong(LiveSubject::lastAt)
                .thenComparingLong(LiveSubject::lastEntry).reversed()).toList();
    }

    public @Nullable LiveSubject newestEvent() {
        return newestFirst().stream().filter(subject -> subject.meaning().kind().agentEvent()).findFirst().orElse(null);
    }

    /** Its usual time between two events, or null when too few were seen. */
    public @Nullable Duration usual() {
        return usualMillis == 0 ? null : Duration.ofMillis(Math.max(1, Math.round(usualMillis)));
    }

    /**
     * @param watchedSince silence before this moment was not observed and does not count
     * @param pausedSince since when the experiment is told to pause, null if it is not
     */
    public AgentState state(Instant now, Instant watchedSince, @Nullable Instant pausedSince) {
        var newest = newestEvent();
        if (newest == null) {
            return AgentState.NEVER_SEEN;
        }
        if (pausedSince != null && newest.lastAt() <= pausedSince.toEpochMilli() + OBEYS_WITHIN) {
            return AgentState.PAUSED;
        }
        boolean unheard = newest.lastAt() < watchedSince.toEpochMilli();
        long since = Math.max(newest.lastAt(), watchedSince.toEpochMilli());
        boolean silent = now.toEpochMilli() - since > silence();
        if (unheard && !silent) {
            return AgentState.UNKNOWN;
        }
        return switch (newest.meaning().kind()) {
            case DEATH -> AgentState.DEAD;
            case AGENT_ERROR -> AgentState.ERRORED;
            default -> silent ? AgentState.SILENT : AgentState.PLAYING;
        };
    }

    private double silence() {
        return usualMillis == 0 ? UNKNOWN_RHYTHM : Math.max(SHORTEST_SILENCE, TIMES_ITS_USUAL * usualMillis);
    }
}
