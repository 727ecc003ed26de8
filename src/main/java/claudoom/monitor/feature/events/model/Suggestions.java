package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Token.Sort;
import claudoom.monitor.terms.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What could be typed next in a filter. */
public final class Suggestions {

    private static final int MOST = 12;
    private static final List<String> SIGNS = List.of("=", "!=", "<", "<=", ">", ">=");
    private static final Map<String, String> VERBS = verbs();

    private final Collection<String> events;

    public Suggestions(FilterText language) {
        var words = new TreeSet<>(language.kinds());
        for (var kind : Kind.values()) {
            words.remove(KindWord.plain(KindWord.of(kind)));
            words.add(KindWord.of(kind));
        }
        events = words;
    }

    private static Map<String, String> verbs() {
        Map<String, String> verbs = new LinkedHashMap<>();
        verbs.put(Verb.CONTAINS.text(), "has this text in it");
        verbs.put(Verb.STARTS.text(), "begins with this text");
        verbs.put(Verb.MATCHES.text(), "a regular expression finds something");
        verbs.put(Verb.EXISTS.text(), "is there at all");
        return verbs;
    }

    /** Best first; none where nothing helps. */
    public List<Suggestion> at(String typed, int caret, Vocabulary seen) {
        List<Token> tokens;
        try {
            tokens = Tokens.of(typed.substring(0, Math.clamp(caret, 0, typed.length())));
        } catch (BadFilter unfinished) {
            return List.of(); // inside quotes anything may stand
        }
        var last = tokens.size() < 2 ? null : tokens.get(tokens.size() - 2);
        boolean partly = last != null && last.is(Sort.WORD) && last.to() == caret;
        var before = tokens.subList(0, tokens.size() - (partly ? 2 : 1));
        if (!partly || last == null) {
            return fitting(offers(before, seen), "", caret, caret);
        }
        if (last.quoted()) {
            return List.of();
        }
        if (last.colon() >= 0) {
            var field = last.text().substring(last.text().startsWith("-") ? 1 : 0, last.colon());
            return fitting(values(field, seen), last.text().substring(last.colon() + 1),
                    last.from() + last.colon() + 1, caret);
        }
        return fitting(offers(before, seen), last.text(), last.from(), caret);
    }

    private Map<String, String> offers(List<Token> before, Vocabulary seen) {
        if (before.isEmpty()) {
            return fields(seen);
        }
        int at = before.size() - 1;
        var last = before.get(at);
        if (last.is(Sort.OPERATOR) && at > 0) {
            return values(before.get(at - 1).text(), seen);
        }
        var verb = verbEndingAt(before, at);
        if (verb == Verb.EXISTS) {
            return joints(seen);
        }
        if (verb != null) {
            return verb == Verb.MATCHES ? Map.of() : values(before.get(at - verb.words()).text(), seen);
        }
        if (last.joint() || last.is(Sort.OPEN) || last.is(Sort.MINUS)) {
            return fields(seen);
        }
        boolean value = at > 0 && (before.get(at - 1).is(Sort.OPERATOR) || verbEndingAt(before, at - 1) != null);
        return !value && field(last, seen) ? operators(last.text()) : joints(seen);
    }

    private static @Nullable Verb verbEndingAt(List<Token> tokens, int at) {
        for (var verb : Verb.values()) {
            int from = at - verb.words() + 1;
            var following = tokens.subList(Math.max(0, from), at + 1);
            if (from > 0 && following.size() == verb.words() && Verb.of(following, 0) == verb) {
                return verb;
            }
        }
        return null;
    }

    private static boolean field(Token token, Vocabulary seen) {
        return token.is(Sort.WORD) && !token.quoted() && token.colon() < 0 && (Field.of(token.text()) != null
                || seen.paths().containsKey(token.text()) || token.text().startsWith("payload."));
    }

    private static Map<String, String> fields(Vocabulary seen) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var field : Field.values()) {
            if (field != Field.HEADER) {
                fields.put(field.word(), field.help());
            }
        }
        seen.paths().forEach((path, values) -> fields.putIfAbsent(
                Field.of(path) == null ? path : "payload." + path,
                values.isEmpty() ? "in payloads" : "in payloads, as " + values.getFirst()));
        for (var header : seen.headers()) {
            boolean plain = header.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
            fields.put(plain ? "header." + header : "headers[\"" + header + "\"]", "header");
        }
        fields.put("not", "leaves out");
        return fields;
    }

    private static Map<String, String> joints(Vocabulary seen) {
        Map<String, String> joints = new LinkedHashMap<>();
        joints.put("and", "both must hold");
        joints.put("or", "one is enough");
        joints.putAll(fields(seen));
        return joints;
    }

    private static Map<String, String> operators(String field) {
        Map<String, String> operators = new LinkedHashMap<>();
        var known = Field.of(field);
        boolean number = known == Field.SIZE || known == Field.TIME || known == Field.AGE;
        boolean name = known != null && !number && known != Field.HEADER;
        SIGNS.stream().filter(sign -> !name || sign.equals("=") || sign.equals("!="))
                .forEach(sign -> operators.put(sign, ""));
        if (!number) {
            operators.putAll(VERBS);
        }
        return operators;
    }

    private Map<String, String> values(String field, Vocabulary seen) {
        Map<String, String> values = new LinkedHashMap<>();
        var path = field.startsWith("payload.") ? field.substring("payload.".length()) : field;
        switch (field.toLowerCase(Locale.ROOT)) {
            case "kind", "event" -> events.forEach(event -> values.put(FilterText.literal(event), ""));
            case "agent" -> seen.agents().forEach(agent -> values.put(FilterText.literal(agent), ""));
            default -> seen.paths().getOrDefault(path, List.of())
                    .forEach(value -> values.put(FilterText.literal(value), ""));
        }
        return values;
    }

    private static List<Suggestion> fitting(Map<String, String> offers, String typed, int from, int to) {
        var small = typed.toLowerCase(Locale.ROOT);
        List<Suggestion> first = new ArrayList<>();
        List<Suggestion> then = new ArrayList<>();
        offers.forEach((text, help) -> {
            int at = text.toLowerCase(Locale.ROOT).indexOf(small);
            if (at >= 0) {
                (at == 0 ? first : then).add(new Suggestion(text, help, from, to));
            }
        });
        first.addAll(then);
        boolean done = first.stream().anyMatch(one -> one.text().equalsIgnoreCase(typed));
        return done ? List.of() : first.stream().limit(MOST).toList();
    }
}
