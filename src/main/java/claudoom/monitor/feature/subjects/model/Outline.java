package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Expansion expansion = new Expansion();
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
        if (!same(wanted)) {
            openWhileFiltered = new HashMap<>();
        }
        matches = wanted;
        version++;
    }

    /** Whether exactly these matches are shown. */
    public boolean filtered(Matches by) {
        return matches == by;
    }

    private boolean same(@Nullable Matches wanted) {
        return matches == wanted || (matches != null && wanted != null && matches.ofSame(wanted));
    }

    /** Lays everything out anew: takes in new subjects and puts all in order. */
    public void layOut() {
        take(plan().run());
    }

    /** Whether laying out takes so long that it should not be done within a frame. */
    public boolean slow() {
        return lines.isEmpty() ? tree.nodes() > AT_ONCE : sorted > AT_ONCE;
    }

    /** Everything as it is to be laid out now. */
    public Layout plan() {
        return plan(matches);
    }

    /** As {@link #plan()}, with other matches, which are taken over together with it. */
    public Layout plan(@Nullable Matches filter) {
        begin();
        return layout(null, filter);
    }

    /** Takes over what was laid out, unless something was opened, closed, sorted or filtered since it was planned. */
    public boolean take(Layout done) {
        if (done.version() != version) {
            return false;
        }
        if (done.matches() != matches) {
            matches = done.matches();
            version++;
        }
        lines = done.lines();
        found(done);
        openWhileFiltered = done.openWhileFiltered();
        sorted = done.sorted();
        return true;
    }

    private void found(Layout done) {
        if (!done.opened().isEmpty()) {
            done.lines().stream().filter(line -> done.opened().contains(line.key()))
                    .forEach(line -> expansion.found(line, tree));
        }
    }

    private Layout layout(@Nullable Line above, @Nullable Matches filter) {
        return new Layout(tree, order, filter, above, version, expansion.snapshot(),
                same(filter) ? openWhileFiltered : Map.of());
    }

    /** What is open, by names that hold in another run as well. */
    public List<String> openNames() {
        return expansion.names();
    }

    /** Opens what was open in another run as soon as it is there; before the first lay-out. */
    public void openAgain(List<String> names) {
        if (!names.isEmpty()) {
            begun = true;
            expansion.await(names);
        }
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
            expansion.open(new Line(node, node, 0, "", true, Line.Range.NONE), tree);
        }
    }

    public boolean isOpen(Line line) {
        return line.expandable() && (matches == null
                ? expansion.isOpen(line.key())
                : openWhileFiltered.getOrDefault(line.key(), false));
    }

    /** Opens a line in place; the lines that were there stay in their order. Returns how many lines came in below it. */
    public int open(int place) {
        return open(place, below(place).run());
    }

    /** Whether opening a line takes so long that it should not be done within a frame. */
    public boolean slow(int place) {
        var line = lines.get(place);
        return (line.isRange() ? line.range().size() : tree.width(line.node())) > AT_ONCE;
    }

    /** What would come in below a line if it was opened now. */
    public Layout below(int place) {
        return layout(lines.get(place), matches);
    }

    /** Opens a line in place, with what was laid out for it; does nothing if it is open or all is sorted otherwise by now. */
    public int open(int place, Layout below) {
        var line = lines.get(place);
        if (!line.expandable() || isOpen(line) || !below.as(order, matches)) {
            return 0;
        }
        remember(line, true);
        below.openWhileFiltered().forEach(openWhileFiltered::putIfAbsent);
        found(below);
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
            expansion.open(line, tree);
        } else {
            expansion.close(line, tree);
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
