package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.LiveSubject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one agent did over the last quarter of an hour: how much of what is frequent in each quarter of a second, and the
 * moment of each that is rare. Made from the counters, so it costs a message nothing. Thread-safe, bounded.
 */
public final class Lane {

    /** Milliseconds of one slot. */
    public static final long SLOT = 250;
    /** How far back a lane goes, in milliseconds. */
    public static final long SPAN = 15 * 60_000;
    /** A slot counts up to here. */
    public static final int FULL = 255;

    private static final int SLOTS = (int) (SPAN / SLOT);
    private static final int MANY = 300;

    /** Subjects with rare happenings of which one agent's marks are made. */
    private static final int MOST_SUBJECTS = 100;

    private final byte[] actions = new byte[SLOTS];
    private final byte[] observations = new byte[SLOTS];
    private final Map<LiveSubject, Counter> counters = new HashMap<>();
    private long counted;
    private long observed;
    private long newest = Long.MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE;
    private boolean incomplete;

    /** What is counted of one subject with rare happenings, and how far it was. */
    private static final class Counter {
        private final MarkRing marks;
        private long counted;

        Counter(LiveSubject subject) {
            marks = new MarkRing(subject, MANY);
        }
    }

    /** Takes in what the agent's subjects have counted since the last look. */
    public synchronized void look(AgentTrack agent, long now) {
        advance(now);
        long at = agent.countedAt(now);
        if (at <= lookedAt && at != now) {
            return; // nothing was counted since
        }
        long acted = agent.count(Kind.ACTION);
        long seen = agent.count(Kind.OBSERVE);
        spread(actions, acted - counted, at);
        spread(observations, seen - observed, at);
        counted = Math.max(counted, acted);
        observed = Math.max(observed, seen);
        for (var subject : agent.own()) {
            if (!dense(subject.kind())) {
                mark(subject);
            }
        }
        lookedAt = at;
    }

    /** The clock was set: what is kept stands at moments that are no longer those. */
    public synchronized void restart() {
        Arrays.fill(actions, (byte) 0);
        Arrays.fill(observations, (byte) 0);
        counters.values().forEach(counter -> counter.marks.clear());
        newest = Long.MIN_VALUE;
        lookedAt = Long.MIN_VALUE;
    }

    private static boolean dense(Kind kind) {
        return kind == Kind.ACTION || kind == Kind.OBSERVE;
    }

    private void mark(LiveSubject subject) {
        var counter = counters.get(subject);
        if (counter == null && counters.size() >= MOST_SUBJECTS) {
            incomplete = true;
            return;
        }
        if (counter == null) {
            counter = new Counter(subject);
            counters.put(subject, counter);
        }
        long messages = subject.messages();
        if (messages > counter.counted) {
            counter.marks.add(subject.lastAt(), subject.lastEntry(), messages - counter.counted);
            counter.counted = messages;
        }
    }

    private void advance(long now) {
        long slot = now / SLOT;
        if (newest != Long.MIN_VALUE) {
            for (long s = Math.max(newest + 1, slot - SLOTS + 1); s <= slot; s++) {
                actions[place(s)] = 0;
                observations[place(s)] = 0;
            }
        }
        newest = Math.max(newest, slot);
    }

    /** What came during a look that was late is shared out over the time since the one before. */
    private void spread(byte[] slots, long count, long now) {
        if (count <= 0) {
            return;
        }
        long last = now / SLOT;
        long first = lookedAt == Long.MIN_VALUE
                ? last
                : Math.clamp(lookedAt / SLOT + 1, Math.max(0, last - SLOTS + 1), last);
        long share = count / (last - first + 1);
        long rest = count % (last - first + 1);
        for (long slot = first; slot <= last; slot++) {
            long more = share + (last - slot < rest ? 1 : 0);
            int at = place(slot);
            slots[at] = (byte) Math.min(FULL, (slots[at] & 0xff) + more);
        }
    }

    private static int place(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    /** How many actions came in each slot from the one that holds this moment on, zero where none is known. */
    public synchronized void actions(long from, int[] into) {
        copy(actions, from, into);
    }

    /** As {@link #actions}. */
    public synchronized void observations(long from, int[] into) {
        copy(observations, from, into);
    }

    private void copy(byte[] slots, long from, int[] into) {
        Arrays.fill(into, 0);
        long first = from / SLOT;
        for (int i = 0; i < into.length; i++) {
            long slot = first + i;
            if (slot <= newest && slot > newest - SLOTS) {
                into[i] = slots[place(slot)] & 0xff;
            }
        }
    }

    /** What was rare between two moments, both included, epoch milliseconds. */
    public synchronized List<LaneMark> marks(long from, long to) {
        var all = new ArrayList<LaneMark>();
        counters.values().forEach(counter -> counter.marks.copy(from, to, all));
        all.sort(Comparator.comparingLong(LaneMark::at).thenComparingLong(LaneMark::entry));
        return all;
    }

    /** Before this moment marks may be missing because they, or the subjects they came on, were too many; epoch milliseconds. */
    public synchronized long marksKnownSince() {
        return incomplete
                ? Long.MAX_VALUE
                : counters.values().stream().mapToLong(counter -> counter.marks.knownSince()).max()
                        .orElse(Long.MIN_VALUE);
    }
}
