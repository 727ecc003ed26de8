package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tree, or what lies below one line of it, worked out as lines. What is open and how it is sorted is fixed when it is made,
 * so that another thread may {@link #run} it; by one thread at a time.
 */
public final class Layout {

    /** While a filter is on everything is open that fits into so many lines. */
    private static final int OPEN_AT_ONCE = 1_000;
    private static final int LEVELS = 16;

    private final SubjectTree tree;
    private final SiblingOrder order;
    private final @Nullable Matches matches;
    private final @Nullable Line above;
    private final long version;
    private final Set<Long> open;
    private final Map<Long, Boolean> openWhileFiltered;
    private final List<Line> lines = new ArrayList<>();
    private int sorted;

    /** @param above the line below which it lies; null for the whole tree */
    Layout(SubjectTree tree, SiblingOrder order, @Nullable Matches matches, @Nullable Line above, long version,
            Set<Long> open, Map<Long, Boolean> openWhileFiltered) {
        this.tree = tree;
        this.order = order;
        this.matches = matches;
        this.above = above;
        this.version = version;
        this.open = new HashSet<>(open);
        this.openWhileFiltered = new HashMap<>(openWhileFiltered);
    }

    /** Works it out, once; for a hundred thousand siblings that takes a tenth of a second. */
    public Layout run() {
        if (above == null) {
            under(SubjectTree.ROOT, 0);
        } else if (above.isRange()) {
            ranged(above);
        } else {
            under(above.node(), above.depth() + 1);
        }
        return this;
    }

    List<Line> lines() {
        return lines;
    }

    /** How many siblings were put in order. */
    int sorted() {
        return sorted;
    }

    Map<Long, Boolean> openWhileFiltered() {
        return openWhileFiltered;
    }

    long version() {
        return version;
    }

    /** Whether it is sorted and filtered so. */
    boolean as(SiblingOrder wanted, @Nullable Matches filter) {
        return order.equals(wanted) && matches == filter;
    }

    private boolean isOpen(long key, boolean range) {
        if (matches == null) {
            return open.contains(key);
        }
        return openWhileFiltered.computeIfAbsent(key, k -> !range && lines.size() < OPEN_AT_ONCE);
    }

    private void under(int node, int depth) {
        var siblings = Siblings.under(node, tree, order, matches);
        sorted += siblings.size();
        part(node, depth, siblings, 0, siblings.size(), 0);
    }

    private void ranged(Line line) {
        var siblings = Siblings.in(line.range(), tree);
        int level = (int) ((-1 - line.key()) % LEVELS);
        part(line.node(), line.depth() + 1, siblings, 0, siblings.size(), level + 1);
    }

    private void part(int parent, int depth, Siblings siblings, int from, int to, int level) {
        int size = to - from;
        if (size <= Outline.WIDEST) {
            for (int place = from; place < to; place++) {
                node(siblings.node(place), siblings.token(place), depth);
            }
            return;
        }
        int step = Outline.WIDEST;
        while ((long) step * Outline.WIDEST < size) {
            step *= Outline.WIDEST;
        }
        for (int start = from; start < to; start += step) {
            range(parent, depth, siblings, start, Math.min(to, start + step), level);
        }
    }

    private void node(int node, String token, int depth) {
        var line = new Line(node, node, depth, token, tree.branch(node), Line.Range.NONE);
        lines.add(line);
        if (line.branch() && isOpen(node, false)) {
            under(node, depth + 1);
        }
    }

    private void range(int parent, int depth, Siblings siblings, int from, int to, int level) {
        int first = siblings.before() + from;
        long key = -1 - (((long) parent << 22 | first / Outline.WIDEST) * LEVELS + level);
        var range = new Line.Range(siblings.nodes(from, to), first, siblings.token(from), siblings.token(to - 1));
        lines.add(new Line(key, parent, depth, "", true, range));
        if (isOpen(key, true)) {
            part(parent, depth + 1, siblings, from, to, level + 1);
        }
    }
}
