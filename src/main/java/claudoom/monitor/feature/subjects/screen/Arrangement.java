package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Layout;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.Outline;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Which rows there are and in which order: laid out when somebody asks, beside the frames where that takes long. */
final class Arrangement {

    private static final long LAY_OUT_GAP = 1_000;
    /** Laying out may take about this part of the time. */
    private static final long LAY_OUT_SHARE = 30;

    private final SubjectTree tree;
    private final Aside aside;
    private final IntSupplier countShown;
    private final Runnable changed;
    private final Outline outline;
    private final Rows rows;
    private Instant now = Instant.EPOCH;
    private int nodes;
    private int subjects;
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

    /** Lays out what is new or has moved, if the last time is long enough ago. */
    void sample(Instant at, boolean held) {
        now = at;
        boolean different = tree.nodes() != nodes || outline.order().moves();
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
            });
        } else {
            take(plan.run(), nodesNow, subjectsNow, began);
        }
    }

    private void take(Layout done, int nodesThen, int subjectsThen, long began) {
        if (!outline.take(done)) {
            layOut();
            return;
        }
        nodes = nodesThen;
        subjects = subjectsThen;
        rows.apply();
        changed.run();
        long took = (System.nanoTime() - began) / 1_000_000;
        next = now.toEpochMilli() + Math.max(LAY_OUT_GAP, took * LAY_OUT_SHARE);
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

    boolean isOpen(SubjectRow row) {
        return outline.isOpen(row.line());
    }

    /** Below a very wide row the lines come a moment later. */
    void open(SubjectRow row) {
        int place = rows.list().indexOf(row);
        if (place < 0) {
            return;
        }
        var below = outline.below(place);
        if (outline.slow(place)) {
            aside.run(below::run, done -> open(row, done));
        } else {
            open(row, below.run());
        }
    }

    private void open(SubjectRow row, Layout below) {
        int place = rows.list().indexOf(row);
        if (place >= 0) {
            rows.opened(place, outline.open(place, below));
        }
    }

    void close(SubjectRow row) {
        int place = rows.list().indexOf(row);
        if (place >= 0) {
            rows.closed(place, outline.close(place));
        }
    }

    /** The row that this one lies under; null at the left edge. */
    @Nullable SubjectRow above(SubjectRow row) {
        int place = rows.list().indexOf(row);
        int above = place < 0 ? -1 : outline.above(place);
        return above < 0 ? null : rows.list().get(above);
    }
}
