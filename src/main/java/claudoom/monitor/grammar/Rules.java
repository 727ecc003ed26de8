package claudoom.monitor.grammar;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rule for a subject token by token; where two fit, the one with the earlier plain word wins. */
final class Rules {

    private final Node top = new Node();

    /** Takes a rule in, unless one for the same form is there: that one is returned. */
    @Nullable Rule add(Rule rule) {
        Node node = top;
        for (Template.Token token : rule.subject().tokens()) {
            if (token.rest()) {
                Rule before = node.rest;
                node.rest = before == null ? rule : before;
                return before;
            }
            node = token.slot() ? node.any() : node.words.computeIfAbsent(token.text(), t -> new Node());
        }
        Rule before = node.end;
        node.end = before == null ? rule : before;
        return before;
    }

    @Nullable Rule find(String subject) {
        return top.find(subject, 0);
    }

    /** What may follow after some tokens; no deeper than the longest template, whatever the subject. */
    private static final class Node {

        private final Map<String, Node> words = new HashMap<>();
        private @Nullable Node any;
        private @Nullable Rule end;
        private @Nullable Rule rest;

        Node any() {
            Node there = any == null ? new Node() : any;
            any = there;
            return there;
        }

        @Nullable Rule find(String subject, int from) {
            if (from > subject.length()) {
                return end;
            }
            int dot = subject.indexOf('.', from);
            int to = dot < 0 ? subject.length() : dot;
            if (to == from) {
                return null;
            }
            Node word = words.isEmpty() ? null : words.get(subject.substring(from, to));
            Rule found = word == null ? null : word.find(subject, to + 1);
            if (found == null && any != null) {
                found = any.find(subject, to + 1);
            }
            return found == null ? rest : found;
        }
    }
}
