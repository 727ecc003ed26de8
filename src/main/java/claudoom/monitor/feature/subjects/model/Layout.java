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
    /** While a filter is on a line with more matches below it waits to be opened: they would take long and fit nowhere. */
    private static final int CROWD = 20_000;

    private final SubjectTree tree;
    private final SiblingOrder order;
    private final @Nullable Matches matches;
    private final @Nullable Line above;
    private final long version;
    private final Expansion.Snapshot open;
    private final Map<Long, Boolean> openWhileFiltered;
    private final Set<Long> opened = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private int sorted;

    /** @param above the line below which it lies; null for the whole tree */
    Layout(SubjectTree tree, SiblingOrder order, @Nullable Matches matches, @Nullable Line above, long version,
            Expansion.Snapshot open, Map<Long, Boolean> openWhileFiltered) {
        this.tree = tree;
        this.order = order;
        this.matches = matches;
        this.above = above;
        this.version = version;
        this.open = open;
        this.openWhileFiltered = new HashMap<>(openWhileFiltered);
    }

    /** Works it out, once; for a hundred thousand siblings that takes a tenth of a second. */
    public Layout run() {
        if (above == null) {
            under(SubjectTree.ROOT, 0);
        } else if (above.isRange()) {
            below(above);
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

    /** Lines that are open although nobody has opened them in this run. */
    Set<Long> opened() {
        return opened;
    }

    long version() {
        return version;
    }

    @Nullable Matches matches() {
        return matches;
    }

    /** Whether it is sorted and filtered so. */
    boolean as(SiblingOrder wanted, @Nullable Matches filter) {
        return order.equals(wanted) && matches == filter;
    }

    /** @param byItself whether it is open as long as nobody closes it */
    private boolean isOpen(Line line, boolean byItself) {
        if (matches != null) {
            return openWhileFiltered.computeIfAbsent(line.key(),
                    k -> (!line.isRange() || byItself) && lines.size() < OPEN_AT_ONCE
                            && (line.depth() == 0 || matches.below(line.node()) <= CROWD));
        }
        if (open.open().contains(line.key())) {
            return true;
        }
        if (open.isOpen(line, byItself, tree)) {
            opened.add(line.key());
            return true;
        }
        return false;
    }

    private void under(int node, int depth) {
        var nodes = Siblings.nodesUnder(node, tree, matches);
        if (nodes.length <= Outline.WIDEST) {
            nodes(Siblings.sorted(nodes, tree, order, matches), depth);
            return;
        }
        sorted += nodes.length;
        var groups = Groups.of(nodes, tree.tokens(nodes), Outline.WIDEST);
        boolean only = groups.groups().size() == 1 && groups.alone().length == 0;
        for (var group : inOrder(groups.groups())) {
            group(node, group, depth, only);
        }
        nodes(Siblings.sorted(groups.alone(), tree, order, matches), depth);
    }

    private List<Groups.Group> inOrder(List<Groups.Group> groups) {
        if (order.by() == SiblingOrder.By.NAME || groups.size() < 2) {
            return Groups.sorted(groups, null, order.reversed());
        }
        var keys = new double[groups.size()];
        for (int i = 0; i < keys.length; i++) {
            var range = new Line.Range(groups.get(i).nodes(), 0, "", "", null);
            var facts = range.facts(tree);
            keys[i] = Siblings.key(facts, matches == null ? facts.subjects() : range.matching(matches), order);
        }
        return Groups.sorted(groups, keys, order.reversed());
    }

    private void group(int parent, Groups.Group group, int depth, boolean only) {
        var range = new Line.Range(group.nodes(), 0, "", "", group.of());
        var line = new Line(Line.key(parent, group.of(), 0, 0), parent, depth, "", true, range);
        lines.add(line);
        if (isOpen(line, only)) {
            below(line);
        }
    }

    /** What lies below a group or a range. */
    private void below(Line line) {
        var range = line.range();
        if (range.of() == null) {
            part(line, Siblings.in(range, tree), 0, range.size());
        } else {
            var siblings = Siblings.sorted(range.nodes(), tree, order, matches);
            sorted += siblings.size();
            part(line, siblings, 0, siblings.size());
        }
    }

    private void part(Line line, Siblings siblings, int from, int to) {
        int size = to - from;
        if (size <= Outline.WIDEST) {
            for (int place = from; place < to; place++) {
                node(siblings.node(place), siblings.token(place), line.depth() + 1);
            }
            return;
        }
        int step = Outline.WIDEST;
        while ((long) step * Outline.WIDEST < size) {
            step *= Outline.WIDEST;
        }
        for (int start = from; start < to; start += step) {
            range(line, siblings, start, Math.min(to, start + step));
        }
    }

    private void nodes(Siblings siblings, int depth) {
        sorted += siblings.size();
        for (int place = 0; place < siblings.size(); place++) {
            node(siblings.node(place), siblings.token(place), depth);
        }
    }

    private void node(int node, String token, int depth) {
        var line = new Line(node, node, depth, token, tree.branch(node), Line.Range.NONE);
        lines.add(line);
        if (line.branch() && isOpen(line, false)) {
            under(node, depth + 1);
        }
    }

    private void range(Line above, Siblings siblings, int from, int to) {
        int first = siblings.before() + from;
        var range = new Line.Range(siblings.nodes(from, to), first, siblings.token(from), siblings.token(to - 1), null);
        long key = Line.key((int) above.key() ^ (int) (above.key() >>> 32), null, above.depth(),
                first / Outline.WIDEST);
        var line = new Line(key, above.node(), above.depth() + 1, "", true, range);
        lines.add(line);
        if (isOpen(line, false)) {
            part(line, siblings, from, to);
        }
    }
}
