package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that came in on the live subscriptions: the counters of every subject and the tail of newest messages. One
 * thread calls {@link #take}; what a screen needs it samples, and only rare kinds are handed on, through a tap.
 */
public final class Traffic {

    private final Function<String, Meaning> grammar;
    private final int maxSubjects;
    private final Map<String, LiveSubject> byText = new HashMap<>();
    private final SubjectList subjects = new SubjectList();
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private final Tail tail;
    private long bytes;
    private long untracked;
    private volatile long lastAt;

    private record Tap(Predicate<Meaning> wanted, Consumer<Arrival> taker) {}

    /**
     * @param grammar what a subject means; asked once for each distinct subject
     * @param maxSubjects most subjects tracked; messages on further ones are counted and kept in the tail, their
     *        subjects are not
     * @param tailBytes most payload bytes kept, a multiple of 1 MiB
     */
    public Traffic(Function<String, Meaning> grammar, int maxSubjects, int tailMessages, long tailBytes) {
        this.grammar = grammar;
        this.maxSubjects = maxSubjects;
        tail = new Tail(tailMessages, tailBytes, subjects::get);
    }

    /**
     * Hands every message whose subject has a wanted meaning to {@code taker}, on the intake thread: it must neither wait
     * nor throw. Taps are set before the first message of a subject; a later one misses the subjects already known.
     */
    public void tap(Predicate<Meaning> wanted, Consumer<Arrival> taker) {
        taps.add(new Tap(wanted, taker));
    }

    /**
     * Intake thread only. The payload is copied, or kept and never changed.
     *
     * @param at when it was received, epoch milliseconds
     */
    public void take(String subject, byte[] payload, @Nullable Headers headers, long at) {
        var live = byText.get(subject);
        if (live == null) {
            live = meet(subject);
        }
        long entry = tail.end();
        tail.append(live, payload, headers, at);
        live.count(entry, payload.length, at); // after the tail has it: who sees the number finds the message
        bytes += payload.length;
        lastAt = at;
        var tap = live.tap();
        if (tap != null) {
            tap.accept(new Entry(entry, live, at, payload, payload.length, headers).arrival());
        }
    }

    private LiveSubject meet(String subject) {
        var meaning = grammar.apply(subject);
        if (subjects.count() >= maxSubjects) {
            untracked++;
            return new LiveSubject(subject, meaning, -1, tapFor(meaning));
        }
        var live = new LiveSubject(subject, meaning, subjects.count(), tapFor(meaning));
        byText.put(subject, live);
        subjects.add(live);
        return live;
    }

    private @Nullable Consumer<Arrival> tapFor(Meaning meaning) {
        Consumer<Arrival> all = null;
        for (var tap : taps) {
            if (tap.wanted.test(meaning)) {
                all = all == null ? tap.taker : all.andThen(tap.taker);
            }
        }
        return all;
    }

    /** Distinct subjects tracked so far; {@link #subject} knows those below this number. */
    public int subjectCount() {
        return subjects.count();
    }

    public LiveSubject subject(int number) {
        return subjects.get(number);
    }

    public Tail tail() {
        return tail;
    }

    /** Messages taken so far. */
    public long messages() {
        return tail.end();
    }

    /** Payload bytes taken so far. */
    public long bytes() {
        return bytes;
    }

    /** Messages on subjects beyond the cap: counted and shown in the tail, but not in the tree. */
    public long untrackedMessages() {
        return untracked;
    }

    /** When the newest message was taken, epoch milliseconds; 0 before the first. */
    public long lastAt() {
        return lastAt;
    }

    /** The newest message of a subject; null while its first one is on its way or the flood is overtaking it. */
    public @Nullable Entry newest(LiveSubject subject) {
        for (int attempt = 0; attempt < 3; attempt++) {
            var fresh = tail.read(subject.lastEntry());
            if (fresh != null) {
                return fresh;
            }
            var kept = subject.kept();
            if (kept != null && kept.number() == subject.lastEntry()) {
                return kept;
            }
        }
        return subject.kept();
    }
}
