package claudoom.monitor.ui;

import claudoom.monitor.payload.JsonLine;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of a message that somebody points at in a detail, to follow it, filter by it, chart it or make it a column.
 *
 * @param path name of the header, or the members and indices down to the value with dots between: {@code metadata.factors.0}; empty for a
 *     payload that is one value itself
 * @param pointer JSON pointer (RFC 6901) to it in the payload as it was sent, envelope and all; empty for a header
 * @param text as it was sent, of a string without its quotes; not safe to show
 * @param type {@code string}, {@code number}, {@code boolean}, {@code null}, {@code bytes}, {@code object} or {@code list}
 */
public record Field(Origin origin, String path, String pointer, String text, String type) {

    /** Where a value stands. */
    public enum Origin {
        PAYLOAD, HEADER
    }

    static Field header(String name, String value) {
        return new Field(Origin.HEADER, name, "", value, "string");
    }

    /** Null for a line that is no value of the message, or lies too deep to be named. */
    static @Nullable Field of(JsonLine line) {
        if (line.depth() < 0 || line.type().equals("more") || (line.depth() > 0 && line.pointer().isEmpty())) {
            return null;
        }
        return new Field(Origin.PAYLOAD, path(line.pointer()), line.pointer(), line.said(), line.type());
    }

    private static String path(String pointer) {
        return pointer.isEmpty()
                ? ""
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(token -> token.replace("~1", "/").replace("~0", "~")).collect(Collectors.joining("."));
    }

    /** Whether it holds a value rather than others. */
    public boolean leaf() {
        return !type.equals("object") && !type.equals("list");
    }

    /** The value if it is a number that can be drawn. */
    public @Nullable Double number() {
        if (!type.equals("number")) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException words) {
            return null;
        }
    }
}
