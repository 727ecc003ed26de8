package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.Field.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value of a message as what the filter language calls its place, and as the filters that find it again. */
final class FieldFilter {

    /** What publishers put around a payload; a path sees through it. */
    private static final String ENVELOPE = "payload";
    private static final Set<String> TAKEN =
            Set.of("kind", "event", "agent", "subject", "size", "time", "age", "text", "header", "headers", "and", "or",
                    "not");
    /** What a {@link JsonPath} can be. */
    private static final int LONGEST = 500;
    private static final int DEEPEST = 16;
    private static final String PLAIN = "[A-Za-z0-9_-]{1,80}";

    private FieldFilter() {}

    /** Every message that holds the same value, on whatever subject: in its text, or in a header of that name. */
    static String anywhere(Field field) {
        var value = quoted(field.text());
        var filter = new StringBuilder(value);
        for (var name : names(field)) {
            filter.append(" or header.").append(name).append(" = ").append(value);
        }
        return filter.toString();
    }

    /** A header and a member of a payload are mostly called alike: {@code trace-id} and {@code trace_id}. */
    private static Set<String> names(Field field) {
        var name = field.path().substring(field.path().lastIndexOf('.') + 1);
        Set<String> names = new LinkedHashSet<>();
        if (name.matches(PLAIN) && !name.chars().allMatch(Character::isDigit)) {
            names.add(name);
            names.add(name.replace('_', '-'));
        }
        return names;
    }

    /** Every message that has the same value at the same place; null if the place cannot be typed. */
    static @Nullable String here(Field field) {
        var place = place(field);
        var value = field.number() == null && !field.type().equals("boolean") ? quoted(field.text()) : field.text();
        return place == null ? null : place + " = " + value;
    }

    /** Its place as a path or header of the filter language; null if it cannot be typed. */
    static @Nullable String place(Field field) {
        if (field.origin() == Origin.HEADER) {
            return field.path().matches(PLAIN) ? "header." + field.path() : null;
        }
        var steps = steps(field.pointer());
        if (steps.isEmpty() || !steps.stream().allMatch(step -> step.matches(PLAIN))) {
            return null;
        }
        var inside = steps.size() > 1 && steps.getFirst().equals(ENVELOPE) ? steps.subList(1, steps.size()) : steps;
        boolean exact = TAKEN.contains(inside.getFirst()) || Character.isDigit(inside.getFirst().charAt(0));
        return new JsonPath(exact ? steps : inside, exact).text();
    }

    private static List<String> steps(String pointer) {
        boolean typeable = !pointer.isEmpty() && pointer.length() <= LONGEST
                && pointer.chars().filter(c -> c == '/').count() <= DEEPEST;
        return typeable ? JsonPath.of(pointer).steps() : List.of();
    }

    private static String quoted(String value) {
        var quoted = FilterText.quoted(value);
        return quoted.startsWith("\"") ? quoted : '"' + quoted + '"';
    }
}
