package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the selected line holds together; of very many siblings that is summed up beside the frames, and seldom. */
final class SelectedSum {

    private static final long GAP = 1_000;
    /** Summing up may take about this part of the time. */
    private static final long SHARE = 20;
    /** A sum that has not come after so long is asked for again. */
    private static final long LOST = 20_000;

    private final SubjectTree tree;
    private final Aside aside;
    private @Nullable Line line;
    private @Nullable NodeFacts known;
    private long now;
    private long next;

    private record Sum(NodeFacts facts, long took) {}

    SelectedSum(SubjectTree tree, Aside aside) {
        this.tree = tree;
        this.aside = aside;
    }

    /** Another line is looked at: nothing is known of it yet. */
    void forget() {
        line = null;
        known = null;
    }

    /** Null until it was first summed up. */
    @Nullable NodeFacts of(Line wanted, Instant at) {
        now = at.toEpochMilli();
        if (!wanted.isRange()) {
            return tree.facts(wanted.node());
        }
        if (!wanted.equals(line)) {
            line = wanted;
            known = null;
            next = 0;
        }
        if (now >= next) {
            sum(wanted);
        }
        return known;
    }

    private void sum(Line wanted) {
        if (wanted.range().size() <= RowNumbers.AT_ONCE) {
            known = wanted.range().facts(tree);
            next = now + GAP;
            return;
        }
        next = now + LOST;
        aside.run(() -> {
            long began = System.nanoTime();
            var sum = wanted.range().facts(tree);
            return new Sum(sum, Duration.ofNanos(System.nanoTime() - began).toMillis());
        }, sum -> {
            if (wanted.equals(line)) {
                known = sum.facts;
                next = now + Math.max(GAP, sum.took * SHARE);
            }
        });
    }
}
