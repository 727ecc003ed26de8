package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Layout;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.Outline;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Which rows there are and in which order: laid out when somebody asks, beside the frames where that takes long. */
final class Arrangement {

    private static final long LAY_OUT_GAP = 1_000;
    /** Laying out may take about this part of the time. */
    private static final long LAY_OUT_SHARE = 30;

    private static final int NEVER = -1;

    private final SubjectTree tree;
    private final Aside aside;
    private final IntSupplier countShown;
    private final Runnable changed;
    private final Outline outline;
    private final Rows rows;
    private Instant now = Instant.EPOCH;
    private int nodes = NEVER;
    private int subjects;
    private int stored;
    private final List<Runnable> afterwards = new ArrayList<>();
    private Runnable expanded = () -> {};
    private Set<SubjectRow> openBefore = Set.of();
    private long next;
    private boolean busy;

    /**
     * @param countShown how many subjects the filter lets through
     * @param changed is told when all was laid out anew
     */
    Arrangement(SubjectTree tree, Aside aside, IntSupplier countShown, Runnable changed) {
        this.tree = tree;
        this.aside = aside;
        this.countShown = countShown;
        this.changed = changed;
        outline = new Outline(tree);
        rows = new Rows(outline);
    }

    Rows rows() {
        return rows;
    }

    /** Subjects that are taken in. */
    int subjects() {
        return subjects;
    }

    SiblingOrder order() {
        return outline.order();
    }

    /** How many more subjects only streams hold than when this was laid out. */
    int newStored() {
        return tree.facts(SubjectTree.ROOT).storedOnly() - stored;
    }

    /** Takes in what came or went as soon as nothing holds the tree still. */
    void outdate() {
        nodes = NEVER;
    }

    /** Whether a row stands for something that is not in the tree any more: its numbers would mean nothing. */
    boolean lostRows() {
        return rows.list().stream().anyMatch(row -> !tree.there(row.line().node()));
    }

    boolean outdated() {
        return nodes == NEVER && !rows.list().isEmpty();
    }

    /** Lays out what is new or has moved, if the last time is long enough ago. */
    void sample(Instant at, boolean held) {
        now = at;
        boolean different = tree.nodes() != nodes || outline.order().moves() || countShown.getAsInt() != subjects;
        if (!held && different && at.toEpochMilli() >= next) {
            layOut();
        }
    }

    /** What comes meanwhile waits for the next time. */
    void layOut() {
        if (busy) {
            return;
        }
        busy = outline.slow();
        int nodesNow = tree.nodes();
        int subjectsNow = countShown.getAsInt();
        long began = System.nanoTime();
        var plan = outline.plan();
        if (busy) {
            aside.run(plan::run, done -> {
                busy = false;
                take(done, nodesNow, subjectsNow, began);
            }, () -> failed(began));
        } else {
            take(plan.run(), nodesNow, subjectsNow, began);
        }
    }

    /** It is tried again, but not at every frame. */
    private void failed(long began) {
        busy = false;
        rest(began);
    }

    private void rest(long began) {
        long took = (System.nanoTime() - began) / 1_000_000;
        next = now.toEpochMilli() + Math.max(LAY_OUT_GAP, took * LAY_OUT_SHARE);
    }

    private void take(Layout done, int nodesThen, int subjectsThen, long began) {
        if (outline.take(done)) {
            taken(nodesThen, subjectsThen, began);
        } else {
            layOut();
        }
    }

    private void taken(int nodesThen, int subjectsThen, long began) {
        stored = tree.facts(SubjectTree.ROOT).storedOnly();
        nodes = nodesThen;
        subjects = subjectsThen;
        rows.apply();
        changed.run();
        rest(began);
        var waiting = List.copyOf(afterwards);
        afterwards.clear();
        waiting.forEach(Runnable::run);
    }

    /** As {@link #layOut()}, and does something when that is done. */
    void layOut(Runnable then) {
        afterwards.add(then);
        layOut();
    }

    void order(SiblingOrder by) {
        if (!by.equals(outline.order())) {
            outline.order(by);
            layOut();
        }
    }

    void filter(@Nullable Matches matches) {
        outline.filter(matches);
        layOut();
    }

    /** All as it would be with these matches, to be worked out beside the frames and then taken over. */
    Layout plan(Matches matches) {
        return outline.plan(matches);
    }

    /** @param done what was worked out; null if nothing is to move for these matches */
    void take(Matches matches, @Nullable Layout done) {
        if (done == null) {
            nodes = outline.filtered(matches) ? nodes : NEVER;
            outline.filter(matches);
        } else if (outline.take(done)) {
            taken(tree.nodes(), matches.total(), System.nanoTime());
        } else {
            filter(matches);
        }
    }

    boolean isOpen(SubjectRow row) {
        return outline.isOpen(row.line());
    }

    /** Below a very wide row the lines come a moment later. */
    void open(SubjectRow row) {
        open(row, () -> {});
    }

    void open(SubjectRow row, Runnable then) {
        int place = rows.list().indexOf(row);
        if (place < 0) {
            return;
        }
        var below = outline.below(place);
        if (outline.slow(place)) {
            aside.run(below::run, done -> open(row, done, then));
        } else {
            open(row, below.run(), then);
        }
    }

    private void open(SubjectRow row, Layout below, Runnable then) {
        int place = rows.list().indexOf(row);
        if (place >= 0) {
            rows.opened(place, outline.open(place, below));
            expanded.run();
        }
        then.run();
    }

    /** Lays out anew what lies below an open row, where so many more subjects are that only streams hold. */
    void renew(SubjectRow row, int more) {
        close(row);
        open(row);
        stored += more;
    }

    /** Rows that are open and were not when this was last asked: the tree also opens some by itself. */
    List<SubjectRow> newlyOpen() {
        var open = rows.list().stream().filter(row -> !row.line().isRange() && isOpen(row)).toList();
        var fresh = open.stream().filter(row -> !openBefore.contains(row)).toList();
        openBefore = new HashSet<>(open);
        return fresh;
    }

    /** What is open, by names that hold in another run as well. */
    List<String> openNames() {
        return outline.openNames();
    }

    void openAgain(List<String> names) {
        outline.openAgain(names);
    }

    /** Is told when the user has opened or closed something. */
    void onExpanded(Runnable listener) {
        expanded = listener;
    }

    void close(SubjectRow row) {
        int place = rows.list().indexOf(row);
        if (place >= 0) {
            rows.closed(place, outline.close(place));
            expanded.run();
        }
    }

    /** The row that this one lies under; null at the left edge. */
    @Nullable SubjectRow above(SubjectRow row) {
        int place = rows.list().indexOf(row);
        int above = place < 0 ? -1 : outline.above(place);
        return above < 0 ? null : rows.list().get(above);
    }
}
