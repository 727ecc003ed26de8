package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Entry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a researcher types: words that all must match, {@code -word} to leave out, {@code kind:death}, and conditions as
 * {@code kind = death and kills < 3}. The whole language is described in src/docs/filter.md.
 */
public final class FilterText {

    private static final Inside.Seen NOTHING = new Inside.Seen(List.of(), null);
    private static final String MEANS_MORE = "\"'\\:()[]";

    private final Set<String> kinds = new TreeSet<>();
    private final Function<Entry, @Nullable String> agentInPayload;
    private final Inside inside;
    private final InstantSource clock;

    /** @param events words for what happens, besides the names of the kinds */
    public FilterText(Collection<String> events, Function<Entry, @Nullable String> agentInPayload, Inside inside,
            InstantSource clock) {
        Arrays.stream(Kind.values()).map(KindWord::of).map(KindWord::plain).forEach(kinds::add);
        events.stream().map(KindWord::plain).filter(word -> !word.isEmpty()).forEach(kinds::add);
        this.agentInPayload = agentInPayload;
        this.inside = inside;
        this.clock = clock;
    }

    /** @throws BadFilter if it cannot be understood */
    public Filter read(Scope scope, String text) throws BadFilter {
        var conditions = new Conditions(kinds, agentInPayload, clock.instant());
        var terms = new FilterParser(text, conditions).terms();
        var paths = List.copyOf(conditions.paths());
        return new Filter(scope, terms, paths.isEmpty() ? entry -> NOTHING : inside.at(paths));
    }

    /** The words for kinds and events. */
    public Collection<String> kinds() {
        return kinds;
    }

    /** A value as it must be typed behind a colon to mean itself. */
    public static String quoted(String value) {
        boolean plain = !value.isEmpty() && !value.startsWith("-") && !Token.JOINTS.contains(value)
                && value.codePoints().noneMatch(c -> Character.isWhitespace(c) || MEANS_MORE.indexOf(c) >= 0);
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A value as it must be typed behind {@code =} to mean itself, also one that looks like a number. */
    static String literal(String value) {
        return value.chars().anyMatch(c -> "=<>!".indexOf(c) >= 0) ? '"' + value + '"' : quoted(value);
    }
}
