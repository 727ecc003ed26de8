package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All subjects by their tokens, with sums at every node. It is fed by sampling the counters of the traffic: a sample costs
 * what changed since the last one, so it may be taken once a second while nobody looks and more often while somebody does.
 * Thread-safe; a long import is taken in bites, so that no frame waits for it.
 */
public final class SubjectTree {

    /** The node above all subjects. */
    public static final int ROOT = Trie.ROOT;
    /** So many subjects are new to the tree at most in one hold of the lock. */
    private static final int BITE = 5_000;

    private final Traffic traffic;
    private final Trie trie;
    private final Sums sums;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock(true); // fair: a frame must not wait for a whole import
    private int known;
    private int[] nodeOf = new int[1024];
    private int[] window = new int[1024];
    private long[] messages = new long[1024];
    private long[] bytes = new long[1024];
    private long nextEntry;
    private boolean paused;
    private long sampledAt;

    public SubjectTree(Traffic traffic) {
        this.traffic = traffic;
        trie = new Trie(subject -> traffic.subject(subject).text());
        sums = new Sums(trie);
        sums.begin(trie.branchOf(ROOT), 0, 0, 0, 0, 0);
        pace = new Pace(this::turn);
    }

    /** Takes in what happened since the last sample. Any thread. */
    public void sample(long at) {
        while (locked(this::meetSome)) {
            // bite by bite, so that others come in between
        }
        locked(() -> {
            long end = traffic.tail().end();
            look(end);
            nextEntry = end;
            sampledAt = Math.max(sampledAt, at);
            if (!paused) {
                pace.passed(at);
            }
            return end;
        });
    }

    /** Nothing comes any more, and what comes next does so after a gap: no rate is known until it was watched again. */
    public void pause() {
        locked(() -> {
            pace.interrupt();
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

    private boolean meetSome() {
        int until = Math.min(traffic.subjectCount(), known + BITE);
        for (int subject = known; subject < until; subject++) {
            meet(subject);
        }
        return traffic.subjectCount() > known;
    }

    private void meet(int subject) {
        if (subject == nodeOf.length) {
            int room = subject + subject / 2;
            nodeOf = Arrays.copyOf(nodeOf, room);
            window = Arrays.copyOf(window, room);
            messages = Arrays.copyOf(messages, room);
            bytes = Arrays.copyOf(bytes, room);
        }
        known = subject + 1;
        nodeOf[subject] = trie.add(subject, this::grown);
        sums.subject(nodeOf[subject]);
        touch(subject);
    }

    private void grown(int node, int branch) {
        int own = trie.own(node);
        if (own == Trie.NONE) {
            sums.begin(branch, 0, 0, 0, 0, 0);
        } else {
            sums.begin(branch, 1, messages[own], bytes[own], traffic.subject(own).lastAt(), window[own]);
        }
    }

    /** Finds what changed: along the tail if little came, else by looking at every subject. */
    private void look(long end) {
        var tail = traffic.tail();
        if (end - nextEntry > known || tail.first() > nextEntry) {
            touchAll();
            return;
        }
        for (long entry = nextEntry; entry < end; entry++) {
            var subject = tail.subjectOf(entry);
            if (subject == null) {
                touchAll();
                return;
            }
            if (subject.number() >= 0 && subject.number() < known) {
                touch(subject.number());
            }
        }
    }

    private void touchAll() {
        for (int subject = 0; subject < known; subject++) {
            touch(subject);
        }
    }

    private void touch(int subject) {
        var live = traffic.subject(subject);
        long now = live.messages();
        long more = now - messages[subject];
        if (more == 0) {
            return;
        }
        long nowBytes = live.bytes();
        sums.add(nodeOf[subject], more, nowBytes - bytes[subject], live.lastAt());
        messages[subject] = now;
        bytes[subject] = nowBytes;
        pace.add(subject, (int) Math.min(more, Integer.MAX_VALUE));
    }

    private void turn(int subject, int more) {
        window[subject] += more;
        sums.window(nodeOf[subject], more);
    }

    /** Nodes made so far; they are never taken away, and a node keeps its number. */
    public int nodes() {
        return locked(trie::nodes);
    }

    /** Subjects taken in so far. */
    public int subjects() {
        return locked(() -> known);
    }

    /** Messages on subjects beyond the cap of the traffic, which are in no node. */
    public long untrackedMessages() {
        return traffic.untrackedMessages();
    }

    /** When it was last sampled, epoch milliseconds; 0 if never. */
    public long sampledAt() {
        return locked(() -> sampledAt);
    }

    /** What hangs directly under a node, in no order. */
    public int[] children(int node) {
        return locked(() -> {
            var children = new int[trie.children(node)];
            int i = 0;
            for (int child = trie.newestChild(node); child != Trie.NONE; child = trie.older(child)) {
                children[i++] = child;
            }
            return children;
        });
    }

    public boolean branch(int node) {
        return locked(() -> trie.children(node) > 0);
    }

    /** How many nodes hang directly under it. */
    public int width(int node) {
        return locked(() -> trie.children(node));
    }

    public int parent(int node) {
        return locked(() -> trie.parent(node));
    }

    /** The node's own part of the subject, as it came. */
    public String token(int node) {
        return locked(() -> trie.token(node));
    }

    public String[] tokens(int[] nodes) {
        return locked(() -> Arrays.stream(nodes).mapToObj(trie::token).toArray(String[]::new));
    }

    /** The subject as far as this node, as it came. */
    public String path(int node) {
        return locked(() -> trie.path(node));
    }

    public NodeFacts facts(int node) {
        return locked(() -> read(node));
    }

    public NodeFacts[] facts(int[] nodes) {
        return locked(() -> Arrays.stream(nodes).mapToObj(this::read).toArray(NodeFacts[]::new));
    }

    private NodeFacts read(int node) {
        int branch = trie.branchOf(node);
        if (branch != Trie.NONE) {
            return new NodeFacts(sums.subjects(branch), sums.messages(branch), sums.bytes(branch),
                    rates(sums.window(branch)), sums.lastAt(branch));
        }
        int own = trie.own(node);
        return own == Trie.NONE
                ? NodeFacts.NOTHING
                : new NodeFacts(1, messages[own], bytes[own], rates(window[own]),
                        traffic.subject(own).lastAt());
    }

    private Rates rates(long inWindow) {
        var rate = pace.perSecond(inWindow);
        return rate == null ? Rates.UNKNOWN : new Rates(new Rate(rate, 0), null, null);
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

    /** The newest message on exactly this subject; null if none came or it is just being overtaken. */
    public @Nullable Arrival newest(int node) {
        var own = own(node);
        var entry = own == null ? null : traffic.newest(own);
        return entry == null ? null : entry.arrival();
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
        int own = locked(() -> trie.own(node));
        return own == Trie.NONE ? null : traffic.subject(own);
    }

    /** The subjects with most messages, most first. */
    public List<TopSubject> top(int most) {
        return new TopSubjects(most).of(traffic, subject -> locked(() -> pace.perSecond(window[subject])),
                locked(() -> known));
    }

    /** The subjects with most messages within a window, most first. */
    public List<Talker> talkers(Window over, int most) {
        return locked(() -> {
            var all = new java.util.ArrayList<Talker>();
            for (int subject = 0; subject < known; subject++) {
                if (window[subject] > 0) {
                    var rate = pace.perSecond(window[subject]);
                    all.add(new Talker(nodeOf[subject], traffic.subject(subject).text(), window[subject],
                            rate == null ? null : new Rate(rate, 0)));
                }
            }
            all.sort(java.util.Comparator.comparingLong(Talker::messages).reversed());
            return all.subList(0, Math.min(most, all.size()));
        });
    }

    /** What looks through the subjects of this tree. */
    public Search search() {
        return new Search(this, traffic);
    }

    /** Counts these subjects, the first so many of the array, at all nodes above them. */
    void mark(Matches matches, int[] subjects, int count) {
        locked(() -> {
            for (int i = 0; i < count; i++) {
                for (int n = nodeOf[subjects[i]]; n != Trie.NONE; n = trie.parent(n)) {
                    matches.mark(n);
                }
            }
            return count;
        });
    }

    private <T> T locked(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
