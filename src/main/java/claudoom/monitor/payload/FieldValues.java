package claudoom.monitor.payload;

import claudoom.monitor.grammar.FieldPaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stood in one payload under the known names; what did not stand there is unknown, never zero. */
public final class FieldValues {

    /** Nothing is known: no payload, or one that cannot be read. */
    public static final FieldValues NONE = new FieldValues(FieldPaths.NONE, new Value[0]);
    private static final double LARGEST_WHOLE = 9e15;

    private final List<String> names;
    private final @Nullable Value[] values;

    FieldValues(FieldPaths paths, @Nullable Value[] values) {
        this.names = paths.names();
        this.values = values;
    }

    /** One value as it was written. */
    record Value(String text, boolean number) {}

    /** The value as it was sent, a number or boolean as JSON writes it; not yet safe to show. */
    public @Nullable String text(String name) {
        Value value = value(name);
        return value == null ? null : value.text;
    }

    /** The value if it is a number and not too large for one. */
    public @Nullable Double number(String name) {
        Value value = value(name);
        if (value == null || !value.number) {
            return null;
        }
        double number = Double.parseDouble(value.text);
        return Double.isFinite(number) ? number : null;
    }

    /** The value if it is a whole number: also one that was written {@code 12.0}. */
    public @Nullable Long whole(String name) {
        Double number = number(name);
        if (number == null || number != Math.rint(number)) {
            return null;
        }
        if (Math.abs(number) <= LARGEST_WHOLE) {
            return number.longValue();
        }
        String text = String.valueOf(text(name));
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** All that is known, by name, in the order of the grammar. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Value value = values[i];
            if (value != null) {
                texts.put(names.get(i), value.text);
            }
        }
        return texts;
    }

    private @Nullable Value value(String name) {
        int at = names.indexOf(name);
        return at < 0 ? null : values[at];
    }
}
