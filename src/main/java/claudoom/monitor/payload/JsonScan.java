package claudoom.monitor.payload;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Goes once through a payload that may be JSON or CBOR: whether it is, and the lines of its tree. Needs no stack of calls. */
final class JsonScan {

    private final TreeLines lines = new TreeLines();

    private JsonScan() {}

    static Found json(byte[] bytes, int offset) {
        return of(Limits.JSON, bytes, offset);
    }

    static Found cbor(byte[] bytes) {
        return of(Limits.CBOR, bytes, 0);
    }

    private static Found of(TokenStreamFactory format, byte[] bytes, int offset) {
        JsonScan scan = new JsonScan();
        try (JsonParser parser =
                format.createParser(ObjectReadContext.empty(), bytes, offset, bytes.length - offset)) {
            return scan.read(parser, offset);
        } catch (UnexpectedEndOfInputException e) {
            return scan.lines.found(Found.End.ENDED_EARLY, bytes.length, "it ends too early");
        } catch (StreamConstraintsException e) {
            return scan.lines.found(Found.End.LIMIT, at(e, offset), limit(e));
        } catch (JacksonException e) {
            return scan.lines.found(Found.End.BROKEN, at(e, offset), words(e));
        } catch (RuntimeException e) {
            // a fault of the parser, met on bytes that anybody may send: the monitor must go on
            return scan.lines.found(Found.End.BROKEN, -1, Visible.line(String.valueOf(e.getMessage()), 200));
        }
    }

    private Found read(JsonParser parser, int offset) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            long at = parser.currentTokenLocation().getByteOffset() + offset;
            if (lines.done()) {
                return lines.found(Found.End.BROKEN, at, "more follows after the end of it");
            }
            if (token.isStructStart() && lines.depth() == Limits.DEPTH) {
                return lines.tooDeep(at);
            }
            if (!lines.another()) {
                return lines.tooMany(at);
            }
            take(token, parser);
        }
        return lines.done() ? lines.whole() : lines.found(Found.End.BROKEN, 0, "there is only white space");
    }

    private void take(JsonToken token, JsonParser parser) {
        switch (token) {
            case PROPERTY_NAME -> lines.key(parser.currentName());
            case START_OBJECT -> lines.enter(false);
            case START_ARRAY -> lines.enter(true);
            case END_OBJECT, END_ARRAY -> lines.leave();
            case VALUE_STRING -> lines.text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> lines.value(parser.getString(), "number");
            case VALUE_TRUE, VALUE_FALSE -> lines.value(parser.getString(), "boolean");
            case VALUE_EMBEDDED_OBJECT -> embedded(parser.getEmbeddedObject());
            default -> lines.value("null", "null");
        }
    }

    private void embedded(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            lines.value(Hex.brief(bytes, 0, bytes.length), "bytes");
        } else {
            lines.value(value == null ? "undefined" : Visible.line(String.valueOf(value), 100), "null");
        }
    }

    private static long at(JacksonException e, int offset) {
        return e.getLocation() == null || e.getLocation().getByteOffset() < 0
                ? -1
                : e.getLocation().getByteOffset() + offset;
    }

    /** The parser's own words count what it has read so far, which says nothing to a reader. */
    private static String limit(StreamConstraintsException e) {
        var words = words(e);
        return words.startsWith("string value")
                ? "a text in it is longer than " + count(Limits.TEXT) + " bytes"
                : words.startsWith("name ")
                        ? "a name in it is longer than " + count(Limits.NAME) + " bytes"
                        : words.startsWith("number value")
                                ? "a number in it has more than " + Limits.DIGITS + " digits"
                                : "it goes beyond a limit (" + words + ")";
    }

    private static String count(int bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    private static String words(JacksonException e) {
        String words = String.valueOf(e.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
        return Visible.line(words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1), 200);
    }
}
