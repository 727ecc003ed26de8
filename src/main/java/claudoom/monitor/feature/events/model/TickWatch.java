package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the actions of agents for ticks that were skipped, beside the frames and only while somebody looks. What
 * comes too fast for it is left out and counted.
 */
public final class TickWatch {

    private static final int MOST_AGENTS = 20_000;
    private static final int MOST_FOUND = 1_000;
    /** Each is looked for among thousands of gaps, and moves the lines after it: a thousand would hold up a frame. */
    private static final int MOST_A_FRAME = 32;
    /** Further behind than this, it goes on with what is new. */
    private static final long MOST_BEHIND = 50_000;
    private static final long NANOS = 8_000_000;
    private static final int STEP = 64;
    /** Only where few messages lie between are those looked through for what an agent's other events tell. */
    private static final long MOST_BETWEEN = 20_000;
    private static final long MOST_OTHERWISE = 16;

    private final Tail tail;
    private final Function<Entry, @Nullable Tick> reader;
    private final Executor worker;
    private final Map<LiveSubject, TickRhythm> agents;
    private final ConcurrentLinkedQueue<Jump> found = new ConcurrentLinkedQueue<>();
    private volatile boolean busy;
    private final AtomicLong tooFast = new AtomicLong();
    private final AtomicLong whileAway = new AtomicLong();
    private final AtomicLong crowdedOut = new AtomicLong();
    private volatile boolean returned = true;
    private long next;

    /** The tick that a payload tells, and the episode in which it is counted; empty if the payload does not say. */
    public record Tick(String episode, long tick) {}

    /**
     * Ticks that an agent left out.
     *
     * @param after number of its last message before
     * @param number of its first message after
     */
    public record Jump(long after, long number, Instant from, Instant to, Break what) {}

    public TickWatch(Tail tail, Function<Entry, @Nullable Tick> reader, Executor worker) {
        this(tail, reader, worker, MOST_AGENTS);
    }

    TickWatch(Tail tail, Function<Entry, @Nullable Tick> reader, Executor worker, int most) {
        this.tail = tail;
        this.reader = reader;
        this.worker = worker;
        agents = new Latest(most);
    }

    /** Who was silent the longest makes room for a new one, and must show its rhythm again should it come back. */
    private static final class Latest extends LinkedHashMap<LiveSubject, TickRhythm> {

        @Serial
        private static final long serialVersionUID = 1;
        private final int most;

        Latest(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<LiveSubject, TickRhythm> eldest) {
            return size() > most;
        }
    }

    /** Lets the other thread go on, and brings what it found. */
    public List<Jump> step() {
        if (!busy && next < tail.end()) {
            busy = true;
            worker.execute(this::look);
        }
        var jumps = new ArrayList<Jump>();
        while (jumps.size() < MOST_A_FRAME && !found.isEmpty()) {
            jumps.add(found.remove());
        }
        return jumps;
    }

    private void look() {
        try {
            long end = tail.end();
            long from = Math.max(tail.first(), end - MOST_BEHIND);
            boolean wasAway = returned;
            returned = false;
            if (from > next) {
                (wasAway ? whileAway : tooFast).addAndGet(from - next);
                next = from;
                agents.values().forEach(TickRhythm::interrupt);
            }
            long began = System.nanoTime();
            while (next < end && System.nanoTime() - began < NANOS) {
                for (long stop = Math.min(end, next + STEP); next < stop; next++) {
                    look(next);
                }
            }
        } finally {
            busy = false;
        }
    }

    private void look(long number) {
        var subject = tail.subjectOf(number);
        if (subject == null || subject.kind() != Kind.ACTION || subject.number() < 0) {
            return;
        }
        var rhythm = agents.get(subject);
        var entry = tail.read(number);
        var tick = entry == null ? null : reader.apply(entry);
        if (entry == null || tick == null) {
            return;
        }
        if (rhythm == null) {
            var agent = subject.meaning().agent();
            if (agent == null) {
                return;
            }
            rhythm = new TickRhythm(agent, subject.text());
            agents.put(subject, rhythm);
        }
        var jump = rhythm.next(tick, number, entry.at());
        if (jump == null || toldOtherwise(jump)) {
            return;
        }
        if (found.size() < MOST_FOUND) {
            found.add(jump);
        } else {
            crowdedOut.incrementAndGet();
        }
    }

    /** Whether the agent sent every one of these ticks after all: with a death or another event rather than an action. */
    private boolean toldOtherwise(Jump jump) {
        var span = jump.what().span();
        var lost = jump.what().lost();
        if (span == null || lost == null || lost > MOST_OTHERWISE || jump.number() - jump.after() > MOST_BETWEEN) {
            return false;
        }
        var seen = new HashSet<Long>();
        for (long number = jump.after() + 1; number < jump.number(); number++) {
            var subject = tail.subjectOf(number);
            var entry = subject == null || !span.of().equals(subject.meaning().agent()) ? null : tail.read(number);
            var tick = entry == null ? null : reader.apply(entry);
            if (tick != null && tick.tick() >= span.first() && tick.tick() <= span.last()) {
                seen.add(tick.tick());
            }
        }
        return seen.size() >= lost;
    }

    /** Nobody looks any more; what comes until the next step is not too fast, only unseen. */
    public void away() {
        returned = true;
    }

    /** Messages that were not looked at because they came faster than that can be done. */
    public long tooFast() {
        return tooFast.get();
    }

    /** Messages that were not looked at because nobody was there to look. */
    public long whileAway() {
        return whileAway.get();
    }

    /** Skips that were found and are not listed, because too many were at once. */
    public long crowdedOut() {
        return crowdedOut.get();
    }
}
