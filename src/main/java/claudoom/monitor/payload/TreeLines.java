package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;

/** Gathers the lines of a tree while a reader goes through a payload; keeps so many and no more. */
final class TreeLines {

    private final List<JsonLine> lines = new ArrayList<>();
    private final StringBuilder pointer = new StringBuilder();
    private final List<Level> open = new ArrayList<>();
    private String key = "";
    private String shownKey = "";
    private int parts;
    private boolean cut;
    private boolean done;

    /** The name of the member whose value comes next. */
    void key(String name) {
        key(name, Visible.json(name));
    }

    /** A member that is shown under more than its name. */
    void key(String name, String shown) {
        key = name;
        shownKey = shown;
    }

    void value(String value, String type) {
        int before = pointer.length();
        line(value, type);
        pointer.setLength(before);
        done = open.isEmpty();
    }

    void text(String text) {
        value(Visible.json(text), "string");
    }

    void enter(boolean list) {
        int before = pointer.length();
        line(list ? "[…]" : "{…}", list ? "list" : "object");
        open.add(new Level(list, before, cut ? -1 : lines.size() - 1));
    }

    void leave() {
        Level level = open.removeLast();
        pointer.setLength(level.pointer);
        if (level.line >= 0) {
            JsonLine line = lines.get(level.line);
            String count = level.list ? "[" + level.count + "]" : "{" + level.count + "}";
            lines.set(level.line, new JsonLine(line.depth(), line.key(), count, line.type(), line.pointer()));
        }
        done = open.isEmpty();
    }

    int depth() {
        return open.size();
    }

    /** Whether the value that the payload is has come to its end. */
    boolean done() {
        return done;
    }

    /** Counts one more part of the payload; false if it has too many. */
    boolean another() {
        return ++parts < Limits.TOKENS;
    }

    private void line(String value, String type) {
        String name = "";
        if (!open.isEmpty()) {
            Level level = open.getLast();
            if (level.list) {
                key = Integer.toString(level.count);
                shownKey = key;
            }
            name = shownKey;
            level.count++;
            pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
        cut = cut || lines.size() == Limits.LINES;
        if (!cut) {
            String here = pointer.length() > Limits.POINTER ? "" : pointer.toString();
            lines.add(new JsonLine(open.size(), name, value, type, here));
        }
    }

    Found whole() {
        return found(Found.End.WHOLE, -1, "");
    }

    Found found(Found.End end, long at, String trouble) {
        return new Found(end, List.copyOf(lines), cut, at, trouble);
    }

    Found tooDeep(long at) {
        return found(Found.End.LIMIT, at, "it is nested deeper than " + Limits.DEPTH + " levels");
    }

    Found tooMany(long at) {
        return found(Found.End.LIMIT, at, "it has more than 100,000 parts");
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
