package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences between two payloads.
 *
 * @param more differences that were too many to list
 * @param note what a reader must know, such as that only a part was compared; empty if nothing
 */
public record Differences(List<Change> list, long more, String note) {

    /** Differences listed at most. */
    static final int MOST = 500;
    /** Lines compared at most, after what both begin and end with is taken away. */
    static final int MOST_LINES = 1_500;

    /** Compares fields by where they stand; what is only in another order is no difference. */
    public static Differences ofFields(Map<String, String> before, Map<String, String> after, String note) {
        var all = new ArrayList<Change>();
        before.forEach((where, was) -> {
            var is = after.get(where);
            if (is == null) {
                all.add(Change.removed(where, was));
            } else if (!is.equals(was)) {
                all.add(Change.changed(where, was, is));
            }
        });
        after.forEach((where, is) -> {
            if (!before.containsKey(where)) {
                all.add(Change.added(where, is));
            }
        });
        return cut(all, note);
    }

    /** Compares texts line by line, with the fewest lines called different. */
    public static Differences ofLines(List<String> before, List<String> after, String note) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int foot = 0;
        while (foot < shorter - head
                && before.get(before.size() - 1 - foot).equals(after.get(after.size() - 1 - foot))) {
            foot++;
        }
        var was = before.subList(head, before.size() - foot);
        var is = after.subList(head, after.size() - foot);
        boolean large = was.size() > MOST_LINES || is.size() > MOST_LINES;
        var said = large
                ? (note.isEmpty() ? "" : note + " ") + "Too many lines differ; only the first "
                        + MOST_LINES + " were compared."
                : note;
        return cut(new Lines(first(was), first(is), head).changes(), said);
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(lines.size(), MOST_LINES));
    }

    private static Differences cut(List<Change> all, String note) {
        return new Differences(List.copyOf(all.subList(0, Math.min(MOST, all.size()))), Math.max(0, all.size() - MOST),
                note);
    }

    /** The longest common sequence of two lists of lines, and what is left. */
    private static final class Lines {

        private final List<String> before;
        private final List<String> after;
        private final int offset;
        private final short[][] common;

        Lines(List<String> before, List<String> after, int offset) {
            this.before = before;
            this.after = after;
            this.offset = offset;
            common = new short[before.size() + 1][after.size() + 1];
            var words = numbered();
            for (int b = before.size() - 1; b >= 0; b--) {
                for (int a = after.size() - 1; a >= 0; a--) {
                    common[b][a] = words[0][b] == words[1][a]
                            ? (short) (common[b + 1][a + 1] + 1)
                            : (short) Math.max(common[b + 1][a], common[b][a + 1]);
                }
            }
        }

        /** Equal lines get equal numbers: two million comparisons of numbers are nothing, of texts they are not. */
        private int[][] numbered() {
            Map<String, Integer> known = new HashMap<>();
            return new int[][] {before.stream().mapToInt(line -> number(known, line)).toArray(),
                after.stream().mapToInt(line -> number(known, line)).toArray()};
        }

        private static int number(Map<String, Integer> known, String line) {
            int next = known.size();
            return known.computeIfAbsent(line, l -> next);
        }

        List<Change> changes() {
            var all = new ArrayList<Change>();
            int b = 0;
            int a = 0;
            while (b < before.size() || a < after.size()) {
                boolean same = b < before.size() && a < after.size() && before.get(b).equals(after.get(a));
                if (same) {
                    b++;
                    a++;
                } else if (a == after.size() || (b < before.size() && common[b + 1][a] >= common[b][a + 1])) {
                    all.add(Change.removed("line " + (offset + b + 1), before.get(b)));
                    b++;
                } else {
                    all.add(Change.added("line " + (offset + a + 1), after.get(a)));
                    a++;
                }
            }
            return all;
        }
    }
}
