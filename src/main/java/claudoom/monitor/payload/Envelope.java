package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some publishers put around a payload: {@code {type, version, payload, trace_id, timestamp}}.
 *
 * @param facts what the envelope says, in one line that is safe to show: "agent.action · version 1.0 · trace_id 4bf92f…"
 * @param inner the lines of the payload in it; their pointers still begin at the envelope
 */
public record Envelope(String facts, List<JsonLine> inner) {

    /** The member that holds the payload proper. */
    private static final String INNER = "payload";
    private static final Set<String> OWN = Set.of("type", "version", "trace_id", "timestamp");
    /** An object that merely has a member called payload is no envelope. */
    private static final int OWN_AT_LEAST = 2;
    private static final int LONGEST = 80;

    /** The envelope that these lines are; null if they are none. */
    public static @Nullable Envelope of(List<JsonLine> lines) {
        if (lines.isEmpty() || !lines.getFirst().type().equals("object")) {
            return null;
        }
        var facts = new StringBuilder();
        int own = 0;
        int from = -1;
        int to = lines.size();
        for (int i = 1; i < lines.size(); i++) {
            JsonLine line = lines.get(i);
            if (line.depth() != 1) {
                continue;
            }
            to = from >= 0 && to == lines.size() ? i : to;
            if (line.pointer().equals("/" + INNER)) {
                from = i;
                to = lines.size();
            } else if (line.leaf()) {
                own += OWN.contains(line.key()) ? 1 : 0;
                fact(facts, line);
            }
        }
        return from < 0 || own < OWN_AT_LEAST ? null : new Envelope(facts.toString(), inner(lines.subList(from, to)));
    }

    private static void fact(StringBuilder facts, JsonLine line) {
        facts.append(facts.isEmpty() ? "" : " · ");
        if (!line.key().equals("type")) {
            facts.append(Visible.line(line.key(), LONGEST)).append(' ');
        }
        facts.append(Visible.line(line.value(), LONGEST));
    }

    private static List<JsonLine> inner(List<JsonLine> lines) {
        List<JsonLine> inner = new ArrayList<>(lines.size());
        for (JsonLine line : lines) {
            inner.add(new JsonLine(line.depth() - 1, inner.isEmpty() ? "" : line.key(), line.value(), line.type(),
                    line.pointer()));
        }
        return List.copyOf(inner);
    }
}
