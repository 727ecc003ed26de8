package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills rows with what the tree knows at this sample; what is dear to read is read less often, and what is very dear beside the frames. */
final class RowNumbers {

    /** A payload larger than this is copied for its first words at most every two seconds. */
    private static final int LARGE = 8_192;
    private static final long LARGE_GAP = 2_000;
    private static final long RANGE_GAP = 1_000;
    /** Summing one up may take about this part of the time. */
    private static final long SHARE = 20;
    private static final long TREND_GAP = 1_000;
    /** A sum that has not come after so long is asked for again. */
    private static final long LOST = 20_000;
    /** So many siblings are summed up within a frame. */
    static final int AT_ONCE = 2_000;

    private final SubjectTree tree;
    private final Aside aside;
    private final Function<Arrival, String> valueOf;
    private final Map<Integer, NodeFacts> parents = new HashMap<>();
    private @Nullable Matches matches;
    private Window window = Window.TEN_SECONDS;
    private Instant now = Instant.EPOCH;
    private int[] watched = {};
    private boolean filled;
    private boolean still;
    private @Nullable SubjectRow selected;

    RowNumbers(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf) {
        this.tree = tree;
        this.aside = aside;
        this.valueOf = valueOf;
    }

    void begin(@Nullable Matches filter, @Nullable SubjectRow chosen, Instant at) {
        matches = filter;
        selected = chosen;
        now = at;
        parents.clear();
    }

    void over(Window wanted) {
        window = wanted;
    }

    Window window() {
        return window;
    }

    /** Whether nothing is to be lit, because the desktop asks for less motion. */
    void still(boolean calm) {
        still = calm;
    }

    /** Says which rows can be seen, because only of those the trend is followed. */
    void watch(List<SubjectRow> rows) {
        var nodes = rows.stream().filter(RowNumbers::hasTrend).mapToInt(row -> row.line().node()).toArray();
        if (!Arrays.equals(nodes, watched)) {
            watched = nodes;
            filled = false;
            var waiting = List.copyOf(rows);
            aside.run(() -> {
                tree.watch(nodes);
                return nodes;
            }, done -> {
                filled = filled || Arrays.equals(done, watched);
                trends(waiting);
            });
        }
        trends(rows);
    }

    /** Not while the time before is still being gathered: half a line would say something else. */
    private void trends(List<SubjectRow> rows) {
        for (var row : filled ? rows : List.<SubjectRow>of()) {
            if (hasTrend(row) && row.wantsTrend(now.toEpochMilli())) {
                row.showTrend(tree.history(row.line().node()), now.toEpochMilli() + TREND_GAP);
            }
        }
    }

    private static boolean hasTrend(SubjectRow row) {
        var facts = row.facts();
        return row.line().branch() && !row.line().isRange() && (facts == null || !facts.onlyStored());
    }

    void show(SubjectRow row) {
        var line = row.line();
        if (row.wantsFacts(now.toEpochMilli())) {
            if (line.isRange()) {
                many(row, line);
            } else {
                take(row, tree.facts(line.node()), subjects(line));
            }
        }
        value(row, line);
    }

    private void many(SubjectRow row, Line line) {
        if (line.range().size() <= AT_ONCE) {
            row.rest(now.toEpochMilli() + RANGE_GAP);
            take(row, line.range().facts(tree), subjects(line));
            return;
        }
        row.rest(now.toEpochMilli() + LOST);
        var filter = matches;
        aside.run(() -> sum(line.range(), filter), sum -> {
            row.rest(now.toEpochMilli() + Math.max(RANGE_GAP, sum.took * SHARE));
            take(row, sum.facts, Figures.count(sum.matching == null
                    ? (long) sum.facts.subjects()
                    : (long) sum.matching));
        });
    }

    private record Sum(NodeFacts facts, @Nullable Integer matching, long took) {}

    private Sum sum(Line.Range range, @Nullable Matches filter) {
        long began = System.nanoTime();
        var facts = range.facts(tree);
        var matching = filter == null ? null : range.matching(filter);
        return new Sum(facts, matching, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private void take(SubjectRow row, NodeFacts facts, @Nullable String ofSubjects) {
        var line = row.line();
        int above = line.isRange() ? line.node() : tree.parent(line.node());
        var parent = parents.computeIfAbsent(above, tree::facts);
        long below = facts.onlyStored() ? facts.storedOnly() : facts.subjects();
        row.show(facts, ofSubjects == null ? Figures.count(below) : ofSubjects, parent, window, now,
                !still && row != selected);
    }

    /** How many match below; null if all that are there are meant. */
    private @Nullable String subjects(Line line) {
        if (!line.expandable()) {
            return "";
        }
        var filter = matches;
        if (filter == null) {
            return null;
        }
        return Figures.count((long) (line.isRange() ? line.range().matching(filter) : filter.below(line.node())));
    }

    private void value(SubjectRow row, Line line) {
        long number = line.isRange() ? -1 : tree.newestNumber(line.node());
        if (number < 0 || !row.wantsValue(number, now.toEpochMilli())) {
            return;
        }
        var newest = tree.newest(line.node());
        if (newest != null) {
            boolean large = newest.size() > LARGE;
            var text = valueOf.apply(newest);
            row.showValue(large ? Figures.bytes((long) newest.size()) + " · " + text : text, number,
                    large ? now.toEpochMilli() + LARGE_GAP : 0);
        }
    }
}
