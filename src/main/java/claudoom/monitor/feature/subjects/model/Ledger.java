package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Letters;
import claudoom.monitor.traffic.LiveSubject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tree's books: which subjects are known, what was counted on them, and the sums at the nodes above. Not thread-safe. */
final class Ledger implements Pace.Tally {

    final Sums sums = new Sums();
    final SubjectWindows windows = new SubjectWindows();
    final StoredSubjects stored = new StoredSubjects();
    final Trie trie = new Trie(this::text, this::grown);
    final Pace pace = new Pace(this);
    private final List<WeakReference<Matches>> followed = new ArrayList<>();
    private final Roster roster = new Roster();
    private final Ints nodeOf = new Ints(Trie.NONE);
    /** The lower halves of what was counted: the upper ones are those of the subject itself, or one less. */
    private final Ints messages = new Ints(0);
    private final Longs bytes = new Longs(0);
    /** The first second that is the present subject's, where there was another one before. */
    private final Ints born = new Ints(0);

    private Letters text(int subject) {
        return subject >= StoredSubjects.FIRST ? stored.text(subject) : Objects.requireNonNull(subject(subject));
    }

    @Nullable LiveSubject subject(int number) {
        return roster.subject(number);
    }

    /** Those around this number; null if there is nobody. */
    @Nullable Block block(int number) {
        return roster.block(number);
    }

    /** Numbers below this one may be those of subjects. */
    int known() {
        return roster.known();
    }

    int node(int subject) {
        return nodeOf.get(subject);
    }

    /** Takes in a subject, and lets go of the one that had its number. */
    void meet(LiveSubject subject) {
        int number = subject.number();
        var before = subject(number);
        if (before == subject) {
            return;
        }
        if (before != null) {
            retire(number, before);
        }
        roster.put(subject);
        int node = trie.add(number);
        nodeOf.set(number, node);
        messages.set(number, 0);
        bytes.set(number, 0);
        count(node, 1, 0, 0, 0);
        heard(node, true);
        touch(subject);
        followed(matches -> matches.come(number, this));
    }

    /** These matches hear of every subject that comes and goes, as long as somebody holds them. */
    void follow(Matches matches) {
        if (followed.stream().noneMatch(each -> each.refersTo(matches))) {
            followed.add(new WeakReference<>(matches));
            stored.only().forEach(matches::come);
        }
    }

    private void followed(Consumer<Matches> tell) {
        followed.removeIf(each -> each.refersTo(null));
        for (var each : followed) {
            var matches = each.get();
            if (matches != null) {
                tell.accept(matches);
            }
        }
    }

    private void retire(int number, LiveSubject gone) {
        touch(gone);
        followed(matches -> matches.go(number, this));
        int node = nodeOf.get(number);
        for (var window : Window.values()) {
            turn(node, window, -windows.messages(number, window), -windows.bytes(number, window));
        }
        windows.clear(number);
        born.set(number, pace.replaced(number));
        count(node, -1, -gone.messages(), -bytes.get(number), 0);
        heard(node, false);
        var held = stored.at(node);
        if (trie.own(node) != number) {
            trie.forget(node, number);
        } else if (held == null) {
            trie.remove(node, number);
        } else {
            trie.own(node, held.number);
            trie.forget(node, number);
        }
    }

    /** Books what came on a subject since it was last looked at. */
    void touch(LiveSubject live) {
        int subject = live.number();
        long now = live.messages();
        long more = Integer.toUnsignedLong((int) now - messages.get(subject));
        if (more == 0) {
            return;
        }
        long nowBytes = live.bytes();
        long moreBytes = nowBytes - bytes.get(subject);
        count(nodeOf.get(subject), 0, more, moreBytes, live.lastAt());
        messages.set(subject, (int) now);
        bytes.set(subject, nowBytes);
        pace.add(subject, more, moreBytes);
    }

    /** Those with these numbers. */
    void touch(int from, int to) {
        for (int number = from; number < to; number++) {
            var live = subject(number);
            if (live != null) {
                touch(live);
            }
        }
    }

    private void count(int node, int moreSubjects, long moreMessages, long moreBytes, long at) {
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                sums.count(branch, moreSubjects, moreMessages, moreBytes, at);
            }
        }
    }

    /** A node becomes a branch: its sums begin with what there is. */
    private void grown(int branch, int holder) {
        sums.begin(branch);
        if (holder == Trie.NONE) {
            return;
        }
        var facts = live(holder);
        sums.count(branch, facts.subjects(), facts.messages(), facts.bytes(), facts.lastAt());
        for (var window : Window.values()) {
            sums.turn(branch, window, messages(holder, window), bytes(holder, window));
        }
    }

    private void turn(int node, Window window, long ofMessages, long ofBytes) {
        if (ofMessages == 0) {
            return;
        }
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                sums.turn(branch, window, ofMessages, ofBytes);
            }
        }
    }

    @Override
    public void enter(int subject, long ofMessages, long ofBytes) {
        windows.enter(subject, ofMessages, ofBytes);
        for (int n = nodeOf.get(subject); n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                sums.enter(branch, ofMessages, ofBytes);
            }
        }
    }

    @Override
    public void leave(Window window, int subject, long ofMessages, long ofBytes) {
        windows.turn(subject, window, -ofMessages, -ofBytes);
        turn(nodeOf.get(subject), window, -ofMessages, -ofBytes);
    }

    @Override
    public void clear(Window window) {
        windows.clear(window);
        sums.clear(window);
    }

    @Override
    public boolean still(int subject, int second) {
        return born.get(subject) <= second;
    }

    /** A stream holds so many messages of a subject; false if that is one subject too many. */
    boolean stored(String stream, String subject, long count) {
        var held = stored.of(subject);
        if (held == null) {
            held = stored.make(subject);
            if (held == null) {
                return false;
            }
            int node = trie.add(held.number);
            stored.at(held, node);
            held.only = trie.own(node) == held.number;
            stored.add(trie, node, 1, held.only ? 1 : 0, 0);
            tell(held);
        }
        var before = held.counts.put(stream, count);
        stored.add(trie, held.node, 0, 0, count - (before == null ? 0 : before));
        return true;
    }

    void forgetStored(String stream) {
        for (var held : stored.all()) {
            var count = held.counts.remove(stream);
            if (count == null) {
                continue;
            }
            boolean gone = held.counts.isEmpty();
            stored.add(trie, held.node, gone ? -1 : 0, gone && held.only ? -1 : 0, -count);
            if (gone) {
                held.only = false;
                tell(held);
                if (trie.own(held.node) == held.number) {
                    trie.remove(held.node, held.number);
                } else {
                    trie.forget(held.node, held.number);
                }
                stored.remove(held);
            }
        }
    }

    private void heard(int node, boolean live) {
        var held = stored.at(node);
        if (held != null && held.only == live) {
            held.only = !live;
            stored.add(trie, node, 0, live ? -1 : 1, 0);
            tell(held);
        }
    }

    private void tell(StoredSubjects.Held held) {
        followed(matches -> {
            if (held.only) {
                matches.come(held);
            } else {
                matches.go(held, this);
            }
        });
    }

    NodeFacts read(int node) {
        var facts = live(trie.holder(node));
        var sum = stored.sum(node);
        return sum == null ? facts : facts.stored(sum.only, sum.messages);
    }

    private NodeFacts live(int node) {
        int branch = trie.branchOf(node);
        if (branch != Trie.NONE) {
            return new NodeFacts(sums.subjects(branch), sums.messages(branch), sums.bytes(branch), rates(node),
                    sums.lastAt(branch));
        }
        int own = trie.own(node);
        var live = isLive(own) ? subject(own) : null;
        if (live == null) {
            return new NodeFacts(0, 0, 0, rates(node), 0);
        }
        long now = live.messages();
        return new NodeFacts(1, now - Integer.toUnsignedLong((int) now - messages.get(own)), bytes.get(own),
                rates(node), live.lastAt());
    }

    private Rates rates(int node) {
        return new Rates(rate(node, Window.TEN_SECONDS), rate(node, Window.MINUTE), rate(node, Window.FIVE_MINUTES));
    }

    private @Nullable Rate rate(int node, Window window) {
        return pace.rate(window, messages(node, window), bytes(node, window));
    }

    private long messages(int node, Window window) {
        int branch = trie.branchOf(node);
        return branch != Trie.NONE
                ? sums.messages(branch, window)
                : isLive(trie.own(node)) ? windows.messages(trie.own(node), window) : 0;
    }

    private long bytes(int node, Window window) {
        int branch = trie.branchOf(node);
        return branch != Trie.NONE
                ? sums.bytes(branch, window)
                : isLive(trie.own(node)) ? windows.bytes(trie.own(node), window) : 0;
    }

    static boolean isLive(int subject) {
        return subject != Trie.NONE && subject < StoredSubjects.FIRST;
    }
}
