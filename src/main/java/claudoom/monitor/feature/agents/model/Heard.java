package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Subjects on which one agent is heard, and what they count together. As long as they are few that is of this moment; who
 * is heard on a hundred thousand is counted about once a second, and in between it is as it was then. Thread-safe.
 */
final class Heard {

    /** So many are looked through whenever somebody asks. */
    static final int FEW = 64;
    /** Of more each of so many may take another millisecond until they are counted again. */
    private static final int IN_A_MILLISECOND = 100;
    private static final LiveSubject[] NONE = {};
    private static final Totals NOTHING = new Totals();
    private static final Comparator<Stamped> OLDEST = Comparator.comparingLong(Stamped::entry);

    private volatile State state = new State(NONE, 0, NOTHING);
    private volatile @Nullable Totals counted;
    private volatile long countedAt;
    private volatile long met;
    private int retired;

    /** The first so many of them; whoever holds this sees neither more nor fewer. */
    private record State(LiveSubject[] all, int count, Totals gone) {}

    /** As it was when it was looked at: the intake goes on counting, and what changes cannot be sorted. */
    private record Stamped(LiveSubject subject, long entry) {}

    /** What came of one kind, and where the newest of it did. */
    private record Total(long messages, LiveSubject newest) {

        private Total with(LiveSubject subject) {
            return new Total(messages + subject.messages(), newer(newest, subject));
        }
    }

    /** What came of each kind. */
    private static final class Totals {

        private final Map<Kind, Total> byKind = new EnumMap<>(Kind.class);

        private void add(LiveSubject subject) {
            var before = byKind.get(subject.kind());
            byKind.put(subject.kind(),
                    before == null ? new Total(subject.messages(), subject) : before.with(subject));
        }

        private Totals copy() {
            var copy = new Totals();
            copy.byKind.putAll(byKind);
            return copy;
        }

        private long sum(Predicate<Kind> wanted) {
            long sum = 0;
            for (var one : byKind.entrySet()) {
                sum += wanted.test(one.getKey()) ? one.getValue().messages : 0;
            }
            return sum;
        }

        private @Nullable LiveSubject newest(Predicate<Kind> wanted) {
            LiveSubject found = null;
            for (var one : byKind.entrySet()) {
                found = wanted.test(one.getKey()) ? newer(found, one.getValue().newest) : found;
            }
            return found;
        }
    }

    private static LiveSubject newer(@Nullable LiveSubject one, LiveSubject other) {
        return one == null || other.lastEntry() > one.lastEntry() ? other : one;
    }

    /** One that it has not yet. */
    synchronized void add(LiveSubject subject) {
        var now = state;
        var all = now.count < now.all.length ? now.all : Arrays.copyOf(now.all, Math.max(4, now.count * 2));
        all[now.count] = subject;
        state = new State(all, now.count + 1, now.gone);
        met++;
    }

    /** How many were added so far. */
    long met() {
        return met;
    }

    /** One of them is not tracked any more: what it counted stays, and another may come under its text. */
    synchronized void retired(Predicate<LiveSubject> tracked) {
        var now = state;
        retired++;
        if (now.count > FEW && retired <= now.count / 4) {
            return;
        }
        retired = 0;
        var left = new ArrayList<LiveSubject>(now.count);
        var gone = now.gone.copy();
        for (int n = 0; n < now.count; n++) {
            if (tracked.test(now.all[n])) {
                left.add(now.all[n]);
            } else {
                gone.add(now.all[n]);
            }
        }
        state = new State(left.toArray(NONE), left.size(), gone);
    }

    /** Counts anew if they are many and it is time. */
    void look(long now) {
        var there = state;
        if (there.count > FEW && Math.abs(now - countedAt) >= there.count / IN_A_MILLISECOND) {
            count(now);
        }
    }

    /** Counts anew if they are many. */
    synchronized void count(long now) {
        var there = state;
        if (there.count > FEW) {
            countedAt = now;
            counted = total(there);
        }
    }

    private static Totals total(State there) {
        var total = there.gone.copy();
        for (int n = 0; n < there.count; n++) {
            total.add(there.all[n]);
        }
        return total;
    }

    private Totals totals(State there) {
        var last = counted;
        if (last == null) {
            last = total(there);
            counted = last;
        }
        return last;
    }

    /** Of which moment the counts are, epoch milliseconds. */
    long countedAt(long now) {
        return state.count <= FEW || counted == null ? now : countedAt;
    }

    long sum(Predicate<Kind> wanted) {
        var there = state;
        if (there.count > FEW) {
            return totals(there).sum(wanted);
        }
        long sum = there.gone.sum(wanted);
        for (int n = 0; n < there.count; n++) {
            sum += wanted.test(there.all[n].kind()) ? there.all[n].messages() : 0;
        }
        return sum;
    }

    /** Where the newest message of such a kind came; null if none did. */
    @Nullable LiveSubject newest(Predicate<Kind> wanted) {
        var there = state;
        if (there.count > FEW) {
            return totals(there).newest(wanted);
        }
        var newest = there.gone.newest(wanted);
        for (int n = 0; n < there.count; n++) {
            newest = wanted.test(there.all[n].kind()) ? newer(newest, there.all[n]) : newest;
        }
        return newest;
    }

    /** Those that are tracked, in the order in which they came; of many a few may not be tracked any more. */
    List<LiveSubject> subjects() {
        var there = state;
        return Collections.unmodifiableList(Arrays.asList(there.all).subList(0, there.count));
    }

    /** Those with a message of at least this number that are wanted; of too many the newest. Oldest message first. */
    List<LiveSubject> since(long entry, Predicate<Kind> wanted, int most) {
        var there = state;
        PriorityQueue<Stamped> found = null;
        for (int n = 0; n < there.count; n++) {
            long last = there.all[n].lastEntry();
            if (last >= entry && wanted.test(there.all[n].kind())) {
                found = found == null ? new PriorityQueue<>(OLDEST) : found;
                found.add(new Stamped(there.all[n], last));
                if (found.size() > most) {
                    found.remove();
                }
            }
        }
        return found == null ? List.of() : found.stream().sorted(OLDEST).map(Stamped::subject).toList();
    }

    /** The last of those that are not tracked any more. */
    List<LiveSubject> gone() {
        return state.gone.byKind.values().stream().map(Total::newest).toList();
    }
}
