package claudoom.monitor.feature.events.wire;

import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that the grammars have for what happens. */
public final class GrammarWords {

    private GrammarWords() {}

    /** The events of all kinds, as {@code death}, {@code start}, {@code pause}. */
    public static Set<String> events(Grammars grammars) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> grammars.all().stream().flatMap(grammar -> grammar.patterns(kind).stream()))
                .map(pattern -> grammars.meaningOf(pattern.text()).event()).filter(event -> !event.contains("*"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
