package claudoom.monitor.grammar;

import claudoom.monitor.terms.ExactSubject;
import claudoom.monitor.terms.SubjectPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A subject as a grammar file writes it: words, and placeholders that stand for one token or, last, for the rest. */
final class Template {

    static final String REST = "original";
    static final Set<String> PLACEHOLDERS =
            Set.of("agent", "exp", "run", "gen", "service", "metric", "domain", "event", REST);
    private static final int MOST_TOKENS = 32;

    private final List<Token> tokens;

    private Template(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Reads a template; an {@code IllegalArgumentException} says in words what is wrong with it. */
    static Template of(String text, String root) {
        List<Token> tokens = new ArrayList<>();
        String full = text.equals("R") || text.startsWith("R.") ? root + text.substring(1) : text;
        for (String token : full.split("\\.", -1)) {
            if (!tokens.isEmpty() && tokens.getLast().rest()) {
                throw new IllegalArgumentException("{" + REST + "} stands for all that follows, so it must come last");
            }
            tokens.add(Token.of(token));
        }
        if (tokens.size() > MOST_TOKENS) {
            throw new IllegalArgumentException("a subject may have at most " + MOST_TOKENS + " tokens");
        }
        long distinct = tokens.stream().filter(Token::slot).map(Token::text).distinct().count();
        if (distinct < tokens.stream().filter(Token::slot).count()) {
            throw new IllegalArgumentException("a placeholder stands in it twice");
        }
        return new Template(tokens);
    }

    List<Token> tokens() {
        return tokens;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        tokens.stream().filter(Token::slot).forEach(t -> names.add(t.text));
        return names;
    }

    /** The last token that is no placeholder: the word for what happens there, unless a rule gives another. */
    String lastWord() {
        return tokens.reversed().stream().filter(t -> !t.slot()).findFirst().map(Token::text).orElse("");
    }

    SubjectPattern pattern() {
        List<String> parts = tokens.stream().map(t -> t.rest() ? ">" : t.slot() ? "*" : t.text).toList();
        return new SubjectPattern(String.join(".", parts));
    }

    String fill(Map<String, String> values) {
        List<String> parts = tokens.stream().map(t -> t.slot() ? values.getOrDefault(t.text, "") : t.text).toList();
        return String.join(".", parts);
    }

    /** What stands at the placeholders in a subject that this template is known to match. */
    Map<String, String> read(String subject) {
        Map<String, String> values = new HashMap<>();
        int from = 0;
        for (Token token : tokens) {
            int dot = subject.indexOf('.', from);
            int end = token.rest() || dot < 0 ? subject.length() : dot;
            if (token.slot()) {
                values.put(token.text, subject.substring(from, end));
            }
            from = end + 1;
        }
        return values;
    }

    /** One part between two dots. */
    record Token(String text, boolean slot) {

        static Token of(String text) {
            if (text.startsWith("{") && text.endsWith("}")) {
                String name = text.substring(1, text.length() - 1);
                if (!PLACEHOLDERS.contains(name)) {
                    throw new IllegalArgumentException("unknown placeholder " + text + "; known are "
                            + PLACEHOLDERS.stream().sorted().toList());
                }
                return new Token(name, true);
            }
            if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                throw new IllegalArgumentException(
                        "a placeholder must be a whole token between two dots, but this says " + text);
            }
            String refusal = ExactSubject.tokenRefusal(text);
            if (refusal != null) {
                throw new IllegalArgumentException(text.isEmpty()
                        ? "two dots follow each other or one stands at an end"
                        : "the token " + text + " is not allowed. " + refusal);
            }
            return new Token(text, false);
        }

        boolean rest() {
            return slot && text.equals(REST);
        }
    }
}
