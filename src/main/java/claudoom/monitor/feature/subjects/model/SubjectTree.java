package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All subjects by their tokens, with sums at every node. It is fed by sampling the counters of the traffic: a sample costs
 * what changed since the last one, so it may be taken once a second while nobody looks and more often while somebody does.
 * A node keeps its number as long as it is there; when its subjects are retired the number means nothing any more
 * ({@link #there}), and everything asked of it is answered as of an empty node. Thread-safe; a long import is taken in bites,
 * so that no frame waits for it.
 */
public final class SubjectTree {

    /** The node above all subjects. */
    public static final int ROOT = Trie.ROOT;
    /** Milliseconds. */
    private static final int WAIT = 10;
    /** Nodes that are asked in one hold of the lock. */
    private static final int BITE = 1_000;

    private final Traffic traffic;
    private final Ledger ledger = new Ledger();
    private final Upkeep upkeep;
    private final Trie trie = ledger.trie;
    private final Sparks sparks = new Sparks(ledger);
    private final ReentrantLock lock = new ReentrantLock(true); // fair: a frame must not wait for a whole import
    private boolean paused;
    private long sampledAt;

    public SubjectTree(Traffic traffic) {
        this.traffic = traffic;
        upkeep = new Upkeep(traffic, ledger);
    }

    /** Takes in what happened since the last sample. Any thread. */
    public void sample(long at) {
        upkeep.catchUp(bite -> locked(bite::getAsBoolean));
        locked(() -> {
            sampledAt = Math.max(sampledAt, at);
            if (!paused && ledger.pace.passed(at)) {
                sparks.sample(at);
            }
            return at;
        });
    }

    /**
     * Does something with the tree for which nothing in it may change meanwhile; not if it is busy for longer than a frame may
     * wait. A frame that asks much does it in one go, so that it does not wait for a bite at each question.
     */
    public boolean soon(Runnable act) {
        try {
            if (!lock.tryLock(WAIT, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            act.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing comes any more, and what comes next does so after a gap: no rate is known until it was watched again. */
    public void pause() {
        locked(() -> {
            ledger.pace.interrupt();
            sparks.interrupt();
            paused = true;
            return true;
        });
    }

    public void resume() {
        locked(() -> {
            paused = false;
            return false;
        });
    }

    /** Nodes there are. */
    public int nodes() {
        return locked(trie::nodes);
    }

    /** The node at which that subject ends; null if nothing came on it, or it is not tracked. */
    public @Nullable Integer nodeOf(String subject) {
        return locked(() -> {
            int node = trie.find(subject);
            return node == Trie.NONE ? null : trie.handle(node);
        });
    }

    /** Subjects on which messages came and that are tracked. */
    public int subjects() {
        return locked(ledger::known);
    }

    /** Messages on subjects beyond the cap of the traffic, which are in no node. */
    public long untrackedMessages() {
        return traffic.untrackedMessages();
    }

    /** Subjects that are in no node; at least so many if not {@link #untrackedExactly}. */
    public int untrackedSubjects() {
        return traffic.untrackedSubjects();
    }

    /** Subjects whose last payload was forgotten, because its budget was used up. */
    public long payloadsForgotten() {
        return traffic.payloadsForgotten();
    }

    public boolean untrackedExactly() {
        return traffic.untrackedExactly();
    }

    /** When it was last sampled, epoch milliseconds; 0 if never. */
    public long sampledAt() {
        return locked(() -> sampledAt);
    }

    /** Whether this number still means a node. */
    public boolean there(int node) {
        return at(node, place -> true, false);
    }

    /** What hangs directly under a node, in no order. */
    public int[] children(int node) {
        return at(node, place -> {
            var children = trie.childrenOf(place);
            Arrays.setAll(children, i -> trie.handle(children[i]));
            return children;
        }, new int[0]);
    }

    public boolean branch(int node) {
        return width(node) > 0;
    }

    /** How many nodes hang directly under it. */
    public int width(int node) {
        return at(node, trie::children, 0);
    }

    /** The node above; -1 above the root and where there is none any more. */
    public int parent(int node) {
        return at(node, place -> trie.handle(trie.parent(place)), Trie.NONE);
    }

    /** The node's own part of the subject, as it came. */
    public String token(int node) {
        return at(node, trie::token, "");
    }

    public String[] tokens(int[] nodes) {
        var tokens = new String[nodes.length];
        each(nodes.length, i -> tokens[i] = token(nodes[i]));
        return tokens;
    }

    /** The subject as far as this node, as it came. */
    public String path(int node) {
        return at(node, trie::path, "");
    }

    public NodeFacts facts(int node) {
        return at(node, ledger::read, NodeFacts.NOTHING);
    }

    public NodeFacts[] facts(int[] nodes) {
        var facts = new NodeFacts[nodes.length];
        each(nodes.length, i -> facts[i] = facts(nodes[i]));
        return facts;
    }

    /**
     * From now on the last five minutes of these nodes are known in detail; for up to a thousand, the last ones asked for. What was
     * before is gathered from the windows, which may take longer than a frame.
     */
    public void watch(int[] nodes) {
        locked(() -> sparks.watch(nodes, sampledAt)).forEach(piece -> locked(() -> {
            piece.run();
            return piece;
        }));
    }

    /**
     * Messages per second of the last {@link #historySeconds}, oldest first and evenly spaced, NaN where it is not known; empty if
     * the node was never {@linkplain #watch watched}.
     */
    public double[] history(int node) {
        return locked(() -> sparks.of(node));
    }

    /** How many seconds a {@link #history} covers now: grows to five minutes while the program watches. */
    public int historySeconds() {
        return locked(sparks::seconds);
    }

    /** The subjects with most messages within a window, most first; without those that had none. */
    public List<Talker> talkers(Window window, int most) {
        return locked(() -> new Talkers(ledger).of(window, most));
    }

    /** What came within a window at these nodes, in their order; null where no subject ends there any more. */
    public List<@Nullable Talker> talkers(Window window, List<Integer> nodes) {
        return locked(() -> new Talkers(ledger).of(window, nodes));
    }

    /** How long the time is that a window counts now; a little more than its name says, less while it was not watched long enough. */
    public Duration watched(Window window) {
        return locked(() -> Duration.ofMillis(ledger.pace.length(window)));
    }

    /**
     * A stream holds so many messages of this subject, as it said when asked: the subject has its node from now on also without
     * a live message. False if that would be more than 200,000 stored subjects, and then it is left out.
     */
    public boolean stored(String stream, String subject, long messages) {
        return locked(() -> ledger.stored(stream, subject, messages));
    }

    /** Whatever this stream said is not known any more. */
    public void forgetStored(String stream) {
        locked(() -> {
            ledger.forgetStored(stream);
            return stream;
        });
    }

    /** The streams that said they hold messages of exactly this subject. */
    public List<StoredCount> storedIn(int node) {
        return at(node, place -> {
            var held = ledger.stored.at(place);
            return held == null
                    ? List.<StoredCount>of()
                    : held.counts.entrySet().stream().map(e -> new StoredCount(e.getKey(), e.getValue())).toList();
        }, List.of());
    }

    /** Whether messages came on exactly this subject, not only below it. */
    public boolean subject(int node) {
        return own(node) != null;
    }

    /** Number of the newest message on exactly this subject, -1 if none came. */
    public long newestNumber(int node) {
        var own = own(node);
        return own == null ? -1 : own.lastEntry();
    }

    /** The newest message on exactly this subject; null if none came, it is just being overtaken, or it was forgotten. */
    public @Nullable Arrival newest(int node) {
        var own = own(node);
        var entry = own == null ? null : traffic.newest(own);
        return entry == null ? null : entry.arrival();
    }

    /** Whether the newest message on exactly this subject was forgotten, because the budget for last payloads was used up. */
    public boolean payloadForgotten(int node) {
        var own = own(node);
        return own != null && own.payloadForgotten();
    }

    /** How many bytes there are for last payloads of subjects whose messages left the tail. */
    public long payloadBudget() {
        return traffic.payloadBudget();
    }

    /** The newest message on exactly this subject and how long after the one before it came; null as in {@link #newest}. */
    public @Nullable LastMessage last(int node) {
        var own = own(node);
        return own == null ? null : LastMessage.of(own, traffic);
    }

    Traffic traffic() {
        return traffic;
    }

    @Nullable LiveSubject own(int node) {
        return at(node, place -> {
            int own = trie.own(place);
            return Ledger.isLive(own) ? ledger.subject(own) : null;
        }, null);
    }

    /** The subjects with most messages, most first. */
    public List<TopSubject> top(int most) {
        return new TopSubjects(most).of(traffic);
    }

    /** What looks through the subjects of this tree. */
    public Search search() {
        return new Search(this, traffic);
    }

    /** Does something with the books while nobody else does; it should be short. */
    <T extends @Nullable Object> T with(Function<Ledger, T> act) {
        return locked(() -> act.apply(ledger));
    }

    /** Of a hundred thousand that takes some frames: others get in between. */
    private void each(int size, IntConsumer act) {
        for (int from = 0; from < size; from += BITE) {
            var bite = IntStream.range(from, Math.min(size, from + BITE));
            locked(() -> {
                bite.forEach(act);
                return bite;
            });
        }
    }

    private <T extends @Nullable Object> T at(int node, IntFunction<T> act, T absent) {
        return locked(() -> {
            int place = trie.node(node);
            return place == Trie.NONE ? absent : act.apply(place);
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
