package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills rows with what the tree knows at this sample; what is dear to read is read less often. */
final class RowNumbers {

    /** A payload larger than this is copied for its first words at most every two seconds. */
    private static final int LARGE = 8_192;
    private static final long LARGE_GAP = 2_000;

    private final SubjectTree tree;
    private final Function<Arrival, String> valueOf;
    private final Map<Integer, Long> messagesOf = new HashMap<>();
    private @Nullable Matches matches;
    private Instant now = Instant.EPOCH;

    RowNumbers(SubjectTree tree, Function<Arrival, String> valueOf) {
        this.tree = tree;
        this.valueOf = valueOf;
    }

    void begin(@Nullable Matches filter, Instant at) {
        matches = filter;
        now = at;
        messagesOf.clear();
    }

    void show(SubjectRow row) {
        var line = row.line();
        if (row.wantsFacts(now.toEpochMilli())) {
            var facts = line.isRange() ? line.range().facts(tree) : tree.facts(line.node());
            int above = line.isRange() ? line.node() : tree.parent(line.node());
            long ofAll = messagesOf.computeIfAbsent(above, node -> tree.facts(node).messages());
            row.show(facts, subjects(line, facts), ofAll, now);
        }
        value(row, line);
    }

    private String subjects(Line line, NodeFacts facts) {
        if (!line.expandable()) {
            return "";
        }
        if (matches == null) {
            return Figures.count(facts.subjects());
        }
        return Figures.count(line.isRange() ? line.range().matching(matches) : matches.below(line.node()));
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
