package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SubjectTree;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens everything above one node, step by step, because below a wide row each step may take a moment; a newer way ends an older one. */
final class Way {

    private static final int MOST_STEPS = 64;

    private final SubjectTree tree;
    private final Arrangement arrangement;
    private int walk;

    Way(SubjectTree tree, Arrangement arrangement) {
        this.tree = tree;
        this.arrangement = arrangement;
    }

    /** As {@link #to}; a filter that hides the node is taken away. */
    void go(int node, FilterViewModel filter, Consumer<SubjectRow> arrived) {
        if (filter.lets(node)) {
            to(node, arrived);
        } else {
            filter.clear();
            arrangement.layOut(() -> to(node, arrived));
        }
    }

    /** @param arrived is given the row of the node; not called if the tree does not show it */
    void to(int node, Consumer<SubjectRow> arrived) {
        var path = new HashSet<Integer>();
        for (int n = node; n > SubjectTree.ROOT; n = tree.parent(n)) {
            path.add(n);
        }
        walk++;
        step(node, path, arrived, walk, MOST_STEPS);
    }

    private void step(int node, Set<Integer> path, Consumer<SubjectRow> arrived, int mine, int left) {
        if (mine != walk || left == 0) {
            return;
        }
        var nearest = nearest(path);
        if (nearest != null && !nearest.line().isRange() && nearest.line().node() == node) {
            arrived.accept(nearest);
        } else if (nearest != null && nearest.line().expandable() && !arrangement.isOpen(nearest)) {
            arrangement.open(nearest, () -> step(node, path, arrived, mine, left - 1));
        } else if (left > 1) { // not laid out yet: it may be new
            arrangement.layOut(() -> step(node, path, arrived, mine, Math.min(left - 1, 8)));
        }
    }

    private @Nullable SubjectRow nearest(Set<Integer> path) {
        SubjectRow nearest = null;
        for (var row : arrangement.rows().list()) {
            var line = row.line();
            boolean leads = line.isRange()
                    ? (line.node() == SubjectTree.ROOT || path.contains(line.node()))
                            && path.stream().anyMatch(line.range()::holds)
                    : path.contains(line.node());
            if (leads) {
                nearest = row;
            }
        }
        return nearest;
    }
}
