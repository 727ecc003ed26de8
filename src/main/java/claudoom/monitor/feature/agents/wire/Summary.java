package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Kind;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/** What matters most in one message of an agent, in one short line that is safe to show. */
public final class Summary {

    private static final int LONGEST = 160;
    private static final int LONGEST_VALUE = 60;
    /** What the line about it says already. */
    private static final Set<String> ELSEWHERE = Set.of(FieldNames.AGENT, FieldNames.TIME, FieldNames.TRACE,
            FieldNames.GENERATION, FieldNames.EXPERIMENT, FieldNames.METRIC);
    /** Whose value says enough without its name. */
    private static final Set<String> PLAIN = Set.of(FieldNames.ACTION, FieldNames.CAUSE, FieldNames.REASON,
            FieldNames.QUERY, FieldNames.STATUS, FieldNames.VALUE);

    private final Grammars grammars;

    public Summary(Grammars grammars) {
        this.grammars = grammars;
    }

    /** Empty when nothing in it is known. */
    public String of(Kind kind, byte[] payload) {
        var texts = new LinkedHashMap<>(Fields.read(payload, grammars.fields(kind)).texts());
        texts.keySet().removeAll(ELSEWHERE);
        var line = texts.entrySet().stream().sorted((a, b) -> Boolean.compare(PLAIN.contains(b.getKey()),
                PLAIN.contains(a.getKey())))
                .map(field -> PLAIN.contains(field.getKey())
                        ? Visible.line(field.getValue(), LONGEST_VALUE)
                        : field.getKey().replace('_', ' ') + " " + Visible.line(field.getValue(), LONGEST_VALUE))
                .collect(Collectors.joining(" · "));
        return Visible.line(line, LONGEST);
    }
}
