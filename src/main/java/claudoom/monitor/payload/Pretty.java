package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;

/** The lines of a tree as indented JSON text. */
final class Pretty {

    private final StringBuilder text = new StringBuilder();
    private final List<Boolean> open = new ArrayList<>();

    private Pretty() {}

    static String of(List<JsonLine> lines, boolean whole) {
        return new Pretty().write(lines, whole);
    }

    private String write(List<JsonLine> lines, boolean whole) {
        for (JsonLine line : lines) {
            close(line.depth());
            if (text.length() > Limits.CHARACTERS) {
                return text.append("\n…").toString();
            }
            text.append(justOpened() ? "" : ",").append(text.isEmpty() ? "" : "\n");
            value(line);
        }
        if (!whole) {
            return text.append("\n…").toString();
        }
        close(0);
        return text.toString();
    }

    private void value(JsonLine line) {
        text.repeat("  ", line.depth());
        if (!open.isEmpty() && !open.getLast()) {
            text.append('"').append(line.key()).append("\": ");
        }
        switch (line.type()) {
            case "object" -> start('{', false);
            case "list" -> start('[', true);
            case "string" -> text.append('"').append(line.value()).append('"');
            default -> text.append(line.value());
        }
    }

    private void start(char bracket, boolean list) {
        text.append(bracket);
        open.add(list);
    }

    private void close(int depth) {
        while (open.size() > depth) {
            boolean list = open.removeLast();
            if (!justOpened()) {
                text.append('\n').repeat("  ", open.size());
            }
            text.append(list ? ']' : '}');
        }
    }

    /** No value ends in a bracket of its own: texts end in their quotes. */
    private boolean justOpened() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '{' || text.charAt(text.length() - 1) == '[';
    }
}
