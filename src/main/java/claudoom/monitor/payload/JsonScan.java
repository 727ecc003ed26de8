package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Goes once through a payload that may be JSON: whether it is, and the lines of its tree. Needs no stack of calls. */
final class JsonScan {

    private final List<JsonLine> lines = new ArrayList<>();
    private final StringBuilder pointer = new StringBuilder();
    private final List<Level> open = new ArrayList<>();
    private String key = "";
    private boolean cut;
    private boolean done;

    private JsonScan() {}

    /** How far a scan came. */
    enum End {
        /** JSON from the first byte to the last. */
        WHOLE,
        /** JSON as far as it was read; a limit ended the reading. */
        LIMIT,
        /** The bytes ended before the JSON did. */
        ENDED_EARLY,
        /** Not JSON, or not any more. */
        BROKEN
    }

    /**
     * What a scan found.
     *
     * @param at byte at which the reading ended before its time, or -1
     * @param trouble why, in words
     * @param cut that not all lines were kept
     */
    record Found(End end, List<JsonLine> lines, boolean cut, long at, String trouble) {}

    static Found of(byte[] bytes, int offset) {
        JsonScan scan = new JsonScan();
        try (JsonParser parser =
                Limits.JSON.createParser(ObjectReadContext.empty(), bytes, offset, bytes.length - offset)) {
            return scan.read(parser, offset);
        } catch (UnexpectedEndOfInputException e) {
            return scan.found(End.ENDED_EARLY, bytes.length, "it ends too early");
        } catch (StreamConstraintsException e) {
            return scan.found(End.LIMIT, at(e, offset), "it goes beyond a limit (" + words(e) + ")");
        } catch (JacksonException e) {
            return scan.found(End.BROKEN, at(e, offset), words(e));
        } catch (RuntimeException e) {
            // a fault of the parser, met on bytes that anybody may send: the monitor must go on
            return scan.found(End.BROKEN, -1, String.valueOf(e.getMessage()));
        }
    }

    private Found read(JsonParser parser, int offset) {
        int tokens = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            long at = parser.currentTokenLocation().getByteOffset() + offset;
            if (done) {
                return found(End.BROKEN, at, "more follows after the end of it");
            }
            if (token.isStructStart() && open.size() == Limits.DEPTH) {
                return found(End.LIMIT, at, "it is nested deeper than " + Limits.DEPTH + " levels");
            }
            if (++tokens == Limits.TOKENS) {
                return found(End.LIMIT, at, "it has more than 100,000 parts");
            }
            take(token, parser);
        }
        return done ? found(End.WHOLE, -1, "") : found(End.BROKEN, 0, "there is only white space");
    }

    private void take(JsonToken token, JsonParser parser) {
        switch (token) {
            case PROPERTY_NAME -> key = parser.currentName();
            case START_OBJECT -> enter("object", false);
            case START_ARRAY -> enter("list", true);
            case END_OBJECT, END_ARRAY -> leave();
            case VALUE_STRING -> value(Visible.json(parser.getString()), "string");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(parser.getString(), "number");
            case VALUE_TRUE, VALUE_FALSE -> value(parser.getString(), "boolean");
            default -> value("null", "null");
        }
    }

    private void value(String value, String type) {
        int before = pointer.length();
        line(value, type);
        pointer.setLength(before);
        done = open.isEmpty();
    }

    private void enter(String type, boolean list) {
        int before = pointer.length();
        line(list ? "[…]" : "{…}", type);
        open.add(new Level(list, before, cut ? -1 : lines.size() - 1));
    }

    private void leave() {
        Level level = open.removeLast();
        pointer.setLength(level.pointer);
        if (level.line >= 0) {
            JsonLine line = lines.get(level.line);
            String count = level.list ? "[" + level.count + "]" : "{" + level.count + "}";
            lines.set(level.line, new JsonLine(line.depth(), line.key(), count, line.type(), line.pointer()));
        }
        done = open.isEmpty();
    }

    private void line(String value, String type) {
        String name = "";
        if (!open.isEmpty()) {
            Level level = open.getLast();
            name = level.list ? Integer.toString(level.count) : key;
            level.count++;
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        cut = cut || lines.size() == Limits.LINES;
        if (!cut) {
            String here = pointer.length() > Limits.POINTER ? "" : pointer.toString();
            lines.add(new JsonLine(open.size(), Visible.json(name), value, type, here));
        }
    }

    private Found found(End end, long at, String trouble) {
        return new Found(end, List.copyOf(lines), cut, at, trouble);
    }

    private static long at(JacksonException e, int offset) {
        return e.getLocation() == null || e.getLocation().getByteOffset() < 0
                ? -1
                : e.getLocation().getByteOffset() + offset;
    }

    private static String words(JacksonException e) {
        String words = String.valueOf(e.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
        return Visible.line(words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1), 200);
    }

    /** An object or list that has begun and not ended. */
    private static final class Level {

        private final boolean list;
        private final int pointer;
        private final int line;
        private int count;

        Level(boolean list, int pointer, int line) {
            this.list = list;
            this.pointer = pointer;
            this.line = line;
        }
    }
}
