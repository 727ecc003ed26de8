package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Break.Cause;
import claudoom.monitor.feature.events.model.Fill;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of a chosen gap what it is: from when to when, how many are missing, whether it can be filled in.
 *
 * @param sentences one a line
 */
record BreakStory(String title, String sentences) {

    private static final String OTHERS = "; whether other messages came meanwhile nobody knows.";

    static BreakStory of(Break missing) {
        return new BreakStory(title(missing), Stream.of(when(missing), what(missing), fill(missing))
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining("\n")));
    }

    private static String title(Break missing) {
        return switch (missing.cause()) {
            case NOT_OBSERVED -> missing.to() == null ? "Not connected" : "Missed while disconnected";
            case DROPPED -> "Dropped by the client";
            case TICKS -> "Ticks not seen";
            case DELETED, ACKNOWLEDGED -> "Gone from the stream";
        };
    }

    private static String when(Break missing) {
        var to = missing.to();
        if (missing.from().equals(Instant.EPOCH)) {
            return "Before the first message that was read.";
        }
        if (to == null) {
            return "From " + Figures.timeMillis(missing.from()) + " until now.";
        }
        return missing.from().equals(to)
                ? "At " + Figures.timeMillis(to) + "."
                : "From " + Figures.timeMillis(missing.from()) + " to " + Figures.timeMillis(to) + ", "
                        + BreakWords.span(missing.from(), to) + ".";
    }

    private static String what(Break missing) {
        return switch (missing.cause()) {
            case NOT_OBSERVED -> looked(missing) ? "" : "Nobody knows how many messages came meanwhile.";
            case DROPPED -> Figures.count(missing.lost()) + " messages: they came faster than they could be taken.";
            case TICKS, DELETED, ACKNOWLEDGED -> upper(BreakWords.why(missing)) + ".";
        };
    }

    private static String fill(Break missing) {
        var sofar = missing.fill().equals(Fill.NONE)
                ? ""
                : upper(BreakWords.filled(missing.fill()))
                        + (missing.cause() == Cause.NOT_OBSERVED && looked(missing) ? OTHERS : ".");
        return switch (missing.cause()) {
            case DELETED, ACKNOWLEDGED -> "It cannot be filled in: the stream does not hold them any more.";
            default -> missing.to() == null
                    ? "It can be filled in when the connection is back."
                    : !sofar.isEmpty()
                            ? sofar + (missing.fillable() ? "\nEnter tries again." : "")
                            : "Enter fills in what streams hold of it.";
        };
    }

    /** Whether streams were asked and answered, in part at least. */
    private static boolean looked(Break missing) {
        return switch (missing.fill().phase()) {
            case DONE, PARTLY -> true;
            case NONE, RUNNING, FAILED -> false;
        };
    }

    private static String upper(String sentence) {
        return sentence.isEmpty() ? "" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
