package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One agent as its messages show it. Thread-safe. */
public final class AgentTrack {

    /** An event this long after the command to pause, in milliseconds, was on its way already. */
    public static final long OBEYS_WITHIN = 1_000;

    private final String id;
    /** Where its own events come, and where it is spoken of otherwise: the first decide how it is, of the others there may be very many. */
    private final Heard own = new Heard();
    private final Heard said = new Heard();
    private final Rhythm rhythm = new Rhythm();

    private volatile Noted noted = new Noted(-1, Long.MIN_VALUE, Long.MIN_VALUE);

    /**
     * When its newest event came by a clock that only goes forward, as far as it was looked.
     *
     * @param entry number of that event
     * @param looked when this was noted
     */
    private record Noted(long entry, long at, long looked) {}

    private record Stamped(LiveSubject subject, long entry) {}

    AgentTrack(String id) {
        this.id = id;
    }

    /** One that was not added before. */
    void add(LiveSubject subject) {
        heard(subject).add(subject);
    }

    /** One of its subjects is not tracked any more; if it comes again it counts on from where it was. */
    void retire(LiveSubject subject, Predicate<LiveSubject> tracked) {
        heard(subject).retired(tracked);
    }

    private Heard heard(LiveSubject subject) {
        return subject.kind().agentEvent() ? own : said;
    }

    boolean forgotten() {
        return own.subjects().isEmpty() && said.subjects().isEmpty();
    }

    /**
     * @param now by the machine's clock
     * @param steady the same moment by one that only goes forward, milliseconds as well
     */
    void learn(long now, long steady) {
        own.count(now);
        said.count(now);
        var newest = newestEvent();
        if (newest != null) {
            long entry = newest.lastEntry();
            noted = new Noted(entry, came(entry, newest.lastAt() - (now - steady), steady), steady);
        }
        synchronized (rhythm) {
            rhythm.look(steady, events());
        }
    }

    /** It came after the last look and before this one, whatever the machine's clock was set to in between. */
    private long came(long entry, long at, long now) {
        var before = noted;
        return entry == before.entry ? before.at : Math.max(before.looked, Math.min(at, now));
    }

    /** Where there are too many subjects to look at each time, looks at them if that was long ago. */
    void look(long now) {
        own.look(now);
        said.look(now);
    }

    /** Of which moment its counts are, epoch milliseconds. */
    long countedAt(long now) {
        return own.countedAt(now);
    }

    void interrupt() {
        synchronized (rhythm) {
            rhythm.interrupt();
        }
    }

    public String id() {
        return id;
    }

    /** All its own events so far. */
    public long events() {
        return own.sum(Kind::agentEvent);
    }

    /** @param kind one of its own events */
    public long count(Kind kind) {
        return own.sum(kind::equals);
    }

    /** Where its own events come. */
    public List<LiveSubject> own() {
        return own.subjects();
    }

    /** Where others speak of it, its metrics among them. */
    public List<LiveSubject> said() {
        return said.subjects();
    }

    /** On how many subjects it was heard so far; grows with each. */
    public long met() {
        return own.met() + said.met();
    }

    /** On how many it is heard now. */
    public int subjects() {
        return own.subjects().size() + said.subjects().size();
    }

    /** Its subjects, the one with the newest message first, at most so many. */
    public List<LiveSubject> newestFirst(int most) {
        var found = new ArrayList<Stamped>();
        for (var heard : List.of(own, said)) {
            heard.since(Long.MIN_VALUE, kind -> true, most)
                    .forEach(one -> found.add(new Stamped(one, one.lastEntry())));
            heard.gone().forEach(one -> found.add(new Stamped(one, one.lastEntry())));
        }
        found.sort(Comparator.comparingLong(Stamped::entry).reversed());
        var texts = new HashSet<String>(); // one that was retired may have come again
        return found.stream().map(Stamped::subject).filter(subject -> texts.add(subject.text())).limit(most).toList();
    }

    /** Its own subjects with a message of at least this number, of too many the newest; oldest message first. */
    public List<LiveSubject> ownSince(long entry, Predicate<Kind> wanted, int most) {
        return own.since(entry, wanted, most);
    }

    /** As {@link #ownSince} of those where others speak of it. */
    public List<LiveSubject> saidSince(long entry, Predicate<Kind> wanted, int most) {
        return said.since(entry, wanted, most);
    }

    public @Nullable LiveSubject newestEvent() {
        return own.newest(Kind::agentEvent);
    }

    /** Where it last acted or observed; null if it never did. */
    @Nullable LiveSubject newestPlay() {
        return own.newest(kind -> kind == Kind.ACTION || kind == Kind.OBSERVE);
    }

    /** Its usual time between two events, or null when too few were seen. */
    public @Nullable Duration usual() {
        synchronized (rhythm) {
            return rhythm.usual();
        }
    }

    /** How it is, seen from here. */
    public Condition condition(View view) {
        Duration patience;
        @Nullable Duration usual;
        synchronized (rhythm) {
            patience = Duration.ofMillis(Math.round(rhythm.patience()));
            usual = rhythm.usual();
        }
        var newest = newestEvent();
        if (newest == null) {
            var other = said.newest(kind -> true);
            return new Condition(AgentState.NEVER_SEEN, null, null, patience, false,
                    other == null ? "" : other.text(), false);
        }
        long last = came(newest.lastEntry(), view.steady(newest.lastAt()), view.now().toEpochMilli());
        boolean overdue = view.counted(last) > patience.toMillis();
        boolean waking = !overdue && view.waking(last);
        var state = state(view, overdue, waking);
        if (state == AgentState.PLAYING && view.rests(last, patience)) {
            state = AgentState.PAUSED;
        }
        long quiet = state == AgentState.SILENT && view.pausedSince() == null ? view.counted(last) : view.quiet(last);
        return new Condition(state, Duration.ofMillis(quiet), usual, patience, overdue, "",
                waking && view.resumedLast());
    }

    private AgentState state(View view, boolean overdue, boolean waking) {
        if (waking && !view.resumedLast()) {
            return AgentState.UNKNOWN;
        }
        var lively = lively(overdue);
        return waking && lively == AgentState.PLAYING ? AgentState.UNKNOWN : lively;
    }

    /** A score or a query after its death is no sign that it plays again, unless that is all it ever sends. */
    private AgentState lively(boolean overdue) {
        var playing = newestPlay();
        var last = playing == null
                ? newestEvent()
                : own.newest(kind -> kind == Kind.DEATH || kind == Kind.AGENT_ERROR
                        || kind == Kind.ACTION || kind == Kind.OBSERVE);
        return switch (last == null ? Kind.OTHER : last.kind()) {
            case DEATH -> AgentState.DEAD;
            case AGENT_ERROR -> AgentState.ERRORED;
            default -> overdue ? AgentState.SILENT : AgentState.PLAYING;
        };
    }
}
