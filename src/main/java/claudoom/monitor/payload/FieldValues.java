package claudoom.monitor.payload;

import claudoom.monitor.grammar.FieldPaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stood in one payload under the known names; what did not stand there is unknown, never zero. */
public final class FieldValues {

    /** Nothing is known: no payload, or one that cannot be read. */
    public static final FieldValues NONE = new FieldValues(FieldPaths.NONE, new Value[0]);
    private static final double LARGEST_WHOLE = 9e15;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

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
        return value == null || !value.number ? null : finite(value.text);
    }

    /** As {@link #number}, also where it was sent as a text: JSON of Protobuf and of Go writes large counts so. */
    public @Nullable Double anyNumber(String name) {
        Value value = value(name);
        return value == null || (!value.number && !NUMBER.matcher(value.text).matches()) ? null : finite(value.text);
    }

    private static @Nullable Double finite(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    /** The value if it is a whole number: also one that was written {@code 12.0}. */
    public @Nullable Long whole(String name) {
        return whole(name, number(name));
    }

    /** As {@link #whole}, also where it was sent as a text. */
    public @Nullable Long anyWhole(String name) {
        return whole(name, anyNumber(name));
    }

    private @Nullable Long whole(String name, @Nullable Double number) {
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
