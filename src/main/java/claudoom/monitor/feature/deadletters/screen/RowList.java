package claudoom.monitor.feature.deadletters.screen;

import java.util.HashSet;
import java.util.List;
import javafx.collections.ObservableList;

/** Makes a list show what is wanted by taking out what went and putting in what came, so that the rest stays where it is. */
final class RowList {

    private RowList() {}

    /** Rows that are in both must stand in the same order in both; no row stands twice. */
    static <R> void become(ObservableList<R> shown, List<R> wanted) {
        var staying = new HashSet<>(wanted);
        for (int end = shown.size(); end > 0;) {
            int begin = end;
            while (begin > 0 && !staying.contains(shown.get(begin - 1))) {
                begin--;
            }
            if (begin < end) {
                shown.remove(begin, end);
            }
            end = begin - 1;
        }
        for (int at = 0; at < wanted.size();) {
            int end = at;
            R next = at < shown.size() ? shown.get(at) : null;
            while (end < wanted.size() && !wanted.get(end).equals(next)) {
                end++;
            }
            if (end > at) {
                shown.addAll(at, wanted.subList(at, end));
            }
            at = end + 1;
        }
    }
}
