package claudoom.monitor.feature.deadletters.model;

import claudoom.monitor.terms.SubjectPattern;
import java.util.List;

/** Compares sets of subjects that are written with wildcards. */
public final class Coverage {

    private Coverage() {}

    /** Whether every subject of {@code narrow} is one of {@code wide}. */
    public static boolean covers(String wide, String narrow) {
        return new SubjectPattern(wide).covers(new SubjectPattern(narrow));
    }

    /** Whether some subject is in both. */
    public static boolean overlap(String one, String other) {
        return new SubjectPattern(one).meets(new SubjectPattern(other));
    }

    /** The same subjects in fewest patterns: those that another one covers are left out. */
    public static List<String> fewest(List<String> patterns) {
        var distinct = patterns.stream().distinct().toList();
        return distinct.stream()
                .filter(p -> distinct.stream().noneMatch(other -> !other.equals(p) && covers(other, p))).toList();
    }
}
