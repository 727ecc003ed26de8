package claudoom.monitor.feature.subjects.model;

/** A number in the payloads of a subject that somebody wants to see as a line, by its JSON pointer. */
public record Charted(String subject, String pointer) {

    /** What the line is called: the last names of the pointer. */
    public String word() {
        var steps = pointer.split("/", -1);
        if (pointer.isEmpty() || steps.length == 0) {
            return "value";
        }
        var last = step(steps[steps.length - 1]);
        boolean index = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return index && steps.length > 2 ? step(steps[steps.length - 2]) + " " + last : last;
    }

    private static String step(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }
}
