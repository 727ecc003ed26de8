package claudoom.monitor.grammar;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a grammar: subjects of this form mean that.
 *
 * @param original of a dead letter how its first subject is rebuilt, with wildcards for what got lost
 */
record Rule(Template subject, Kind kind, Phrase event, @Nullable Phrase original) {

    Meaning read(String text) {
        Map<String, String> values = subject.read(text);
        return new Meaning(kind, event.fill(values), values.get("agent"), values.get("exp"), values.get("gen"),
                original == null ? null : original.fill(values));
    }

    /** Whether both say the same of every subject of their form. */
    boolean agrees(Rule other) {
        Map<String, String> sample = subject.read(sample());
        return kind == other.kind && subject.names().equals(other.subject.names())
                && event.fill(sample).equals(other.event.fill(sample))
                && (original == null ? "" : original.fill(sample))
                        .equals(other.original == null ? "" : other.original.fill(sample));
    }

    private String sample() {
        return subject.pattern().text();
    }
}
