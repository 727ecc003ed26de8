package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a researcher types: words that all must match, {@code -word} to leave out, {@code kind:death},
 * {@code agent:doom-*}, {@code subject:a.*.b}, {@code text:word}; double quotes keep blanks and colons together.
 */
public final class FilterText {

    /** Stands in a split word for the colon between a field and its value; quoted colons stay what they are. */
    private static final char OPEN = '\uE000';

    private final Set<String> kinds = new TreeSet<>();
    private final Function<Entry, @Nullable String> agentInPayload;

    /** @param events words for what happens, besides the names of the kinds */
    public FilterText(Collection<String> events, Function<Entry, @Nullable String> agentInPayload) {
        Arrays.stream(Kind.values()).map(KindWord::of).map(KindWord::plain).forEach(kinds::add);
        events.stream().map(KindWord::plain).filter(word -> !word.isEmpty()).forEach(kinds::add);
        this.agentInPayload = agentInPayload;
    }

    /** @throws BadFilter if it cannot be understood */
    public Filter read(Scope scope, String text) throws BadFilter {
        List<Term> terms = new ArrayList<>();
        for (var word : words(text)) {
            boolean without = word.length() > 1 && word.startsWith("-");
            var term = term(without ? word.substring(1) : word);
            terms.add(without ? new Term.Not(term) : term);
        }
        return new Filter(scope, terms);
    }

    /** A value as it must be typed to mean itself. */
    public static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.codePoints()
                .noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\\' || c == ':' || c == OPEN);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> words(String text) throws BadFilter {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quote = false;
        boolean something = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quote = !quote;
                something = true;
            } else if (quote && c == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (!quote && Character.isWhitespace(c)) {
                add(words, word, something);
                something = false;
            } else {
                word.append(!quote && c == ':' ? OPEN : c);
                something = true;
            }
        }
        if (quote) {
            throw new BadFilter("a quote is not closed");
        }
        add(words, word, something);
        return words;
    }

    private static void add(List<String> words, StringBuilder word, boolean something) throws BadFilter {
        if (something && word.isEmpty()) {
            throw new BadFilter("nothing stands between the quotes");
        }
        if (something) {
            words.add(word.toString());
        }
        word.setLength(0);
    }

    private Term term(String word) throws BadFilter {
        int colon = word.indexOf(OPEN);
        if (colon < 0) {
            return new Term.Word(new Needle(word));
        }
        var field = word.substring(0, colon);
        var value = word.substring(colon + 1).replace(OPEN, ':');
        if (value.isEmpty()) {
            throw new BadFilter("something must follow " + field + ":");
        }
        return switch (field) {
            case "kind" -> new Term.OfKind(kind(value));
            case "agent" -> new Term.OfAgent(new Glob(value), agentInPayload);
            case "subject" -> new Term.Under(pattern(value));
            case "text" -> new Term.Text(new Needle(value));
            default -> throw new BadFilter("there is kind: agent: subject: text: – quote other words with a colon");
        };
    }

    private String kind(String value) throws BadFilter {
        var word = KindWord.plain(value);
        if (kinds.contains(word)) {
            return word;
        }
        var near = kinds.stream().filter(k -> word.length() > 1 && k.startsWith(word.substring(0, 2))).limit(3)
                .collect(Collectors.joining(" or "));
        throw new BadFilter(near.isEmpty() ? "no kind is called so" : "no kind is called so; " + near + "?");
    }

    private static SubjectPattern pattern(String value) throws BadFilter {
        var tokens = value.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i].isEmpty()) {
                throw new BadFilter("a subject has no empty part between dots");
            }
            if (tokens[i].equals(">") && i < tokens.length - 1) {
                throw new BadFilter("> stands only at the end of a subject");
            }
        }
        return new SubjectPattern(value);
    }
}
