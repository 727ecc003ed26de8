package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One agent as its messages show it. Thread-safe. */
public final class AgentTrack {

    /** An event this long after the command to pause, in milliseconds, was on its way already. */
    public static final long OBEYS_WITHIN = 1_000;

    private final String id;
    private final List<LiveSubject> subjects = new CopyOnWriteArrayList<>();
    /** What was counted on subjects that were retired and came again. */
    private final Map<Kind, Long> gone = new ConcurrentHashMap<>();
    private final Rhythm rhythm = new Rhythm();

    AgentTrack(String id) {
        this.id = id;
    }

    /** One that comes again after it was retired counts on from where it was. */
    void add(LiveSubject subject) {
        if (subjects.contains(subject)) {
            return;
        }
        subjects.stream().filter(old -> old.text().equals(subject.text())).findFirst().ifPresent(old -> {
            gone.merge(old.kind(), old.messages(), Long::sum);
            subjects.remove(old);
        });
        subjects.add(subject);
    }

    synchronized void learn(long now) {
        rhythm.look(now, events());
    }

    synchronized void interrupt() {
        rhythm.interrupt();
    }

    public String id() {
        return id;
    }

    /** All its own events so far. */
    public long events() {
        return sum(Kind::agentEvent);
    }

    public long count(Kind kind) {
        return sum(kind::equals);
    }

    private long sum(Predicate<Kind> wanted) {
        long sum = 0;
        for (var old : gone.entrySet()) {
            sum += wanted.test(old.getKey()) ? old.getValue() : 0;
        }
        for (var subject : subjects) {
            sum += wanted.test(subject.kind()) ? subject.messages() : 0;
        }
        return sum;
    }

    /** In the order of their first appearance. */
    public List<LiveSubject> subjects() {
        return subjects;
    }

    /** Its subjects, the one with the newest message first. */
    public List<LiveSubject> newestFirst() {
        return subjects.stream().sorted(Comparator.comparingLong(LiveSubject::lastAt)
                .thenComparingLong(LiveSubject::lastEntry).reversed()).toList();
    }

    public @Nullable LiveSubject newestEvent() {
        return newest(Kind::agentEvent);
    }

    /** Where its newest message of such a kind came; null if none did. */
    public @Nullable LiveSubject newest(Predicate<Kind> wanted) {
        LiveSubject newest = null;
        for (var subject : subjects) {
            if (wanted.test(subject.kind())
                    && (newest == null || subject.lastEntry() > newest.lastEntry())) {
                newest = subject;
            }
        }
        return newest;
    }

    /** Its usual time between two events, or null when too few were seen. */
    public synchronized @Nullable Duration usual() {
        return rhythm.usual();
    }

    /**
     * @param watchedSince silence before this moment was not observed and does not count
     * @param pausedSince since when the experiment is told to pause, null if it is not
     */
    public synchronized Condition condition(Instant now, Instant watchedSince, @Nullable Instant pausedSince) {
        var patience = Duration.ofMillis(Math.round(rhythm.patience()));
        var newest = newestEvent();
        if (newest == null) {
            var other = newest(kind -> true);
            return new Condition(AgentState.NEVER_SEEN, null, null, patience, false,
                    other == null ? "" : other.text());
        }
        long since = Math.max(newest.lastAt(), watchedSince.toEpochMilli());
        long quiet = Math.max(0, now.toEpochMilli() - since);
        boolean overdue = quiet > patience.toMillis();
        var state = pausedSince != null && newest.lastAt() <= pausedSince.toEpochMilli() + OBEYS_WITHIN
                ? AgentState.PAUSED
                : newest.lastAt() < watchedSince.toEpochMilli() && !overdue ? AgentState.UNKNOWN : lively(overdue);
        return new Condition(state, Duration.ofMillis(quiet), rhythm.usual(), patience, overdue, "");
    }

    /** A score or a query after its death is no sign that it plays again, unless that is all it ever sends. */
    private AgentState lively(boolean overdue) {
        var playing = newest(kind -> kind == Kind.ACTION || kind == Kind.OBSERVE);
        var last = playing == null
                ? newestEvent()
                : newest(kind -> kind == Kind.DEATH || kind == Kind.AGENT_ERROR
                        || kind == Kind.ACTION || kind == Kind.OBSERVE);
        return switch (last == null ? Kind.OTHER : last.kind()) {
            case DEATH -> AgentState.DEAD;
            case AGENT_ERROR -> AgentState.ERRORED;
            default -> overdue ? AgentState.SILENT : AgentState.PLAYING;
        };
    }
}
