package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.SubjectPattern;
import java.util.Arrays;
import java.util.List;

/** All subjects that begin with the same tokens, as far as one asks streams for them. */
record Prefix(List<String> tokens) {

    static Prefix of(String path) {
        return new Prefix(path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)));
    }

    /** The question for all subjects below; empty if there is no such question, because a token would be read as a wildcard. */
    String filter() {
        boolean plain = tokens.stream().noneMatch(token -> token.isEmpty() || token.equals("*") || token.equals(">")
                || token.chars().anyMatch(c -> c <= ' '));
        return !plain ? "" : tokens.isEmpty() ? ">" : String.join(".", tokens) + ".>";
    }

    /** Whether a pattern may let through subjects that lie below. */
    boolean meets(SubjectPattern pattern) {
        var others = Arrays.asList(pattern.text().split("\\.", -1));
        for (int n = 0; n < tokens.size(); n++) {
            if (n == others.size()) {
                return false;
            }
            var other = others.get(n);
            if (other.equals(">")) {
                return true;
            }
            if (!other.equals("*") && !other.equals(tokens.get(n))) {
                return false;
            }
        }
        return others.size() > tokens.size();
    }

    /** Whether all that the other begins begins with this. */
    boolean covers(Prefix other) {
        return other.tokens.size() >= tokens.size() && other.tokens.subList(0, tokens.size()).equals(tokens);
    }
}
