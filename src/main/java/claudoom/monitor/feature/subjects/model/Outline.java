package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tree laid out as lines, with what the user has opened. Nothing moves by itself: new subjects and new orders appear when
 * the lines are laid out again. No line has more than a thousand under it. One thread.
 */
public final class Outline {

    /** Most lines directly under one line. */
    public static final int WIDEST = 1_000;
    /** While a filter is on everything is open that fits into so many lines. */
    private static final int OPEN_AT_ONCE = 1_000;
    private static final int LEVELS = 16;

    private final SubjectTree tree;
    private final Set<Long> open = new HashSet<>();
    private final Map<Long, Boolean> openWhileFiltered = new HashMap<>();
    private List<Line> lines = new ArrayList<>();
    private SiblingOrder order = SiblingOrder.NAME;
    private @Nullable Matches matches;
    private boolean begun;

    public Outline(SubjectTree tree) {
        this.tree = tree;
    }

    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    public SiblingOrder order() {
        return order;
    }

    public void order(SiblingOrder wanted) {
        order = wanted;
        layOut();
    }

    /** Shows only what matches, opened; null shows everything again, as it was open before. */
    public void filter(@Nullable Matches wanted) {
        if (matches != wanted) {
            openWhileFiltered.clear();
        }
        matches = wanted;
        layOut();
    }

    /** Lays everything out anew: takes in new subjects and puts all in order. */
    public void layOut() {
        begin();
        var fresh = new ArrayList<Line>(lines.size() + 16);
        under(SubjectTree.ROOT, 0, fresh);
        lines = fresh;
    }

    /** At first the tree is open as far as it does not branch, and one step further. */
    private void begin() {
        if (begun || tree.width(SubjectTree.ROOT) == 0) {
            return;
        }
        begun = true;
        int node = SubjectTree.ROOT;
        while (tree.width(node) == 1) {
            node = tree.children(node)[0];
            open.add((long) node);
        }
    }

    public boolean isOpen(Line line) {
        return line.expandable() && isOpen(line.key(), line.isRange(), 0);
    }

    private boolean isOpen(long key, boolean range, int linesSoFar) {
        if (matches == null) {
            return open.contains(key);
        }
        return openWhileFiltered.computeIfAbsent(key, k -> !range && linesSoFar < OPEN_AT_ONCE);
    }

    /** Opens a line in place; the lines that were there stay in their order. Returns how many lines came in below it. */
    public int open(int place) {
        var line = lines.get(place);
        if (!line.expandable() || isOpen(line)) {
            return 0;
        }
        remember(line, true);
        var below = new ArrayList<Line>();
        if (line.isRange()) {
            ranged(line, below);
        } else {
            under(line.node(), line.depth() + 1, below);
        }
        lines.addAll(place + 1, below);
        return below.size();
    }

    /** Closes a line in place. Returns how many lines below it went away. */
    public int close(int place) {
        var line = lines.get(place);
        if (!isOpen(line)) {
            return 0;
        }
        remember(line, false);
        int end = endOf(place);
        lines.subList(place + 1, end).clear();
        return end - place - 1;
    }

    private void remember(Line line, boolean opened) {
        if (matches != null) {
            openWhileFiltered.put(line.key(), opened);
        } else if (opened) {
            open.add(line.key());
        } else {
            open.remove(line.key());
        }
    }

    /** Place after the last line that lies below this one. */
    private int endOf(int place) {
        int depth = lines.get(place).depth();
        int end = place + 1;
        while (end < lines.size() && lines.get(end).depth() > depth) {
            end++;
        }
        return end;
    }

    /** Place of the line that this one lies under, or -1. */
    public int above(int place) {
        int depth = lines.get(place).depth();
        for (int above = place - 1; above >= 0; above--) {
            if (lines.get(above).depth() < depth) {
                return above;
            }
        }
        return -1;
    }

    private void under(int node, int depth, List<Line> into) {
        var siblings = Siblings.under(node, tree, order, matches);
        part(node, depth, siblings, 0, siblings.size(), 0, into);
    }

    private void ranged(Line line, List<Line> into) {
        var siblings = Siblings.in(line.range(), tree);
        int level = (int) ((-1 - line.key()) % LEVELS);
        part(line.node(), line.depth() + 1, siblings, 0, siblings.size(), level + 1, into);
    }

    private void part(int parent, int depth, Siblings siblings, int from, int to, int level, List<Line> into) {
        int size = to - from;
        if (size <= WIDEST) {
            for (int place = from; place < to; place++) {
                node(siblings.node(place), siblings.token(place), depth, into);
            }
            return;
        }
        int step = WIDEST;
        while ((long) step * WIDEST < size) {
            step *= WIDEST;
        }
        for (int start = from; start < to; start += step) {
            int end = Math.min(to, start + step);
            range(parent, depth, siblings, start, end, level, into);
        }
    }

    private void node(int node, String token, int depth, List<Line> into) {
        var line = new Line(node, node, depth, token, tree.branch(node), Line.Range.NONE);
        into.add(line);
        if (line.branch() && isOpen(node, false, into.size())) {
            under(node, depth + 1, into);
        }
    }

    private void range(int parent, int depth, Siblings siblings, int from, int to, int level, List<Line> into) {
        int first = siblings.before() + from;
        long key = -1 - (((long) parent << 31 | first / WIDEST) * LEVELS + level);
        var range = new Line.Range(siblings.nodes(from, to), first, siblings.token(from), siblings.token(to - 1));
        into.add(new Line(key, parent, depth, "", true, range));
        if (isOpen(key, true, into.size())) {
            part(parent, depth + 1, siblings, from, to, level + 1, into);
        }
    }
}
