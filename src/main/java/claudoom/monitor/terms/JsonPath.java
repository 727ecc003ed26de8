package claudoom.monitor.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in a JSON payload: {@code action.action_type}, {@code buttons[0]}, {@code factors["a.b"]}, or a JSON pointer
 * (RFC 6901) as {@code /a/b/0}.
 *
 * @param exact counted from the payload as it was sent, never from inside an envelope; so are JSON pointers
 */
public record JsonPath(List<String> steps, boolean exact) {

    private static final int MOST_STEPS = 16;
    private static final int LONGEST = 500;

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException with a few words for the user if it is none */
    public static JsonPath of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a path has at most " + LONGEST + " characters");
        }
        var path = text.startsWith("/") ? pointer(text) : dotted(text);
        if (path.steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("a path has at most " + MOST_STEPS + " steps");
        }
        return path;
    }

    private static JsonPath pointer(String text) {
        List<String> steps = new ArrayList<>();
        for (var step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPath(steps, true);
    }

    private static JsonPath dotted(String text) {
        List<String> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length() || steps.isEmpty()) {
            if (!steps.isEmpty() && text.charAt(at) == '.') {
                at++;
            } else if (!steps.isEmpty() && text.charAt(at) != '[') {
                throw new IllegalArgumentException("after ] a dot or the end is expected");
            }
            at = at < text.length() && text.charAt(at) == '[' ? bracket(text, at, steps) : name(text, at, steps);
        }
        return new JsonPath(steps, false);
    }

    private static int name(String text, int from, List<String> steps) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        if (end == from) {
            throw new IllegalArgumentException("a path has no empty part");
        }
        steps.add(text.substring(from, end));
        return end;
    }

    private static int bracket(String text, int from, List<String> steps) {
        char quote = from + 1 < text.length() ? text.charAt(from + 1) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int end = quoted ? text.indexOf(quote + "]", from + 2) : text.indexOf(']', from);
        var inside = end < 0 ? "" : text.substring(from + (quoted ? 2 : 1), end);
        if (inside.isEmpty() || (!quoted && !inside.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("[ ] holds a number or a name in quotes");
        }
        steps.add(inside);
        return end + (quoted ? 2 : 1);
    }

    /** As it can be typed. */
    public String text() {
        if (exact) {
            return steps.stream().map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                    .collect(Collectors.joining());
        }
        var text = new StringBuilder();
        for (var step : steps) {
            boolean index = !text.isEmpty() && step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            if (index) {
                text.append('[').append(step).append(']');
            } else if (step.isEmpty() || step.chars().anyMatch(c -> " .[]\"'=<>!()/:".indexOf(c) >= 0)) {
                text.append("[\"").append(step).append("\"]");
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
