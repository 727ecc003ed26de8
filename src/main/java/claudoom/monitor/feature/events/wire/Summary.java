package claudoom.monitor.feature.events.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.FieldPaths;
import claudoom.monitor.payload.Leaves;
import claudoom.monitor.payload.Leaves.Leaf;
import claudoom.monitor.payload.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The first values of a JSON payload of which no grammar knows more, in one short line: "health 87 · ammo 12". */
final class Summary {

    private static final int LARGEST = 64 << 10;
    private static final int LOOKED_AT = 24;
    private static final int SHOWN = 6;
    private static final int LONGEST = 40;
    /** They have columns of their own, or are of no use to the eye. */
    private static final Set<String> ELSEWHERE = Set.of(FieldNames.AGENT, FieldNames.EPISODE, FieldNames.TICK,
            FieldNames.TIME, FieldNames.TRACE, FieldNames.GENERATION);

    private Summary() {}

    /** Empty when it is no JSON object, or nothing is in it. */
    static String of(byte[] payload, FieldPaths fields) {
        if (payload.length > LARGEST) {
            return "";
        }
        return Leaves.of(payload, LOOKED_AT).stream().filter(leaf -> said(leaf, fields)).limit(SHOWN)
                .map(leaf -> word(leaf) + " " + Visible.line(leaf.value(), LONGEST)).collect(Collectors.joining(" · "));
    }

    private static boolean said(Leaf leaf, FieldPaths fields) {
        var steps = leaf.path().steps();
        return !steps.isEmpty() && !elsewhere(steps, fields)
                && steps.stream().noneMatch(step -> step.chars().allMatch(Character::isDigit));
    }

    private static boolean elsewhere(List<String> steps, FieldPaths fields) {
        var step = fields.start();
        for (var name : steps) {
            if (step == fields.start() && fields.envelope(name)) {
                continue;
            }
            var next = step.next(name);
            if (next == null) {
                return ELSEWHERE.contains(steps.getLast());
            }
            step = next;
        }
        return step.ends().stream().anyMatch(end -> ELSEWHERE.contains(fields.names().get(end.field())));
    }

    private static String word(Leaf leaf) {
        return Visible.line(leaf.path().steps().getLast().replace('_', ' ').toLowerCase(Locale.ROOT), LONGEST);
    }
}
