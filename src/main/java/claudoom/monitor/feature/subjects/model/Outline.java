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
 * the lines are laid out again. No line has more than a thousand under it. One thread; what takes long is a {@link Layout},
 * which another thread may work out.
 */
public final class Outline {

    /** Most lines directly under one line. */
    public static final int WIDEST = 1_000;
    /** So many siblings are put in order within a frame. */
    private static final int AT_ONCE = 20_000;

    private final SubjectTree tree;
    private final Set<Long> open = new HashSet<>();
    private Map<Long, Boolean> openWhileFiltered = new HashMap<>();
    private List<Line> lines = new ArrayList<>();
    private SiblingOrder order = SiblingOrder.NAME;
    private @Nullable Matches matches;
    private boolean begun;
    private int sorted;
    private long version;

    public Outline(SubjectTree tree) {
        this.tree = tree;
    }

    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    public SiblingOrder order() {
        return order;
    }

    /** Sorts so from the next time on that it is laid out. */
    public void order(SiblingOrder wanted) {
        order = wanted;
        version++;
    }

    /** From the next time on shows only what matches, opened; null shows everything again, as it was open before. */
    public void filter(@Nullable Matches wanted) {
        if (matches != wanted) {
            openWhileFiltered = new HashMap<>();
        }
        matches = wanted;
        version++;
    }

    /** Lays everything out anew: takes in new subjects and puts all in order. */
    public void layOut() {
        take(plan().run());
    }

    /** Whether laying out takes so long that it should not be done within a frame. */
    public boolean slow() {
        return begun ? sorted > AT_ONCE : tree.nodes() > AT_ONCE;
    }

    /** Everything as it is to be laid out now. */
    public Layout plan() {
        begin();
        return layout(null);
    }

    /** Takes over what was laid out, unless something was opened, closed, sorted or filtered since it was planned. */
    public boolean take(Layout done) {
        if (done.version() != version) {
            return false;
        }
        lines = done.lines();
        openWhileFiltered = done.openWhileFiltered();
        sorted = done.sorted();
        return true;
    }

    private Layout layout(@Nullable Line above) {
        return new Layout(tree, order, matches, above, version, open, openWhileFiltered);
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
        return line.expandable() && (matches == null
                ? open.contains(line.key())
                : openWhileFiltered.getOrDefault(line.key(), false));
    }

    /** Opens a line in place; the lines that were there stay in their order. Returns how many lines came in below it. */
    public int open(int place) {
        return open(place, below(place).run());
    }

    /** Whether opening a line takes so long that it should not be done within a frame. */
    public boolean slow(int place) {
        var line = lines.get(place);
        return !line.isRange() && tree.width(line.node()) > AT_ONCE;
    }

    /** What would come in below a line if it was opened now. */
    public Layout below(int place) {
        return layout(lines.get(place));
    }

    /** Opens a line in place, with what was laid out for it; does nothing if it is open or all is sorted otherwise by now. */
    public int open(int place, Layout below) {
        var line = lines.get(place);
        if (!line.expandable() || isOpen(line) || !below.as(order, matches)) {
            return 0;
        }
        remember(line, true);
        below.openWhileFiltered().forEach(openWhileFiltered::putIfAbsent);
        lines.addAll(place + 1, below.lines());
        sorted += below.sorted();
        return below.lines().size();
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
        version++;
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
}
