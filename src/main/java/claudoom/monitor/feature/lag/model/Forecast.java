package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a stream will begin to remove messages that a consumer has not had, or to refuse new ones, if everything goes on as now.
 *
 * @param seconds by the rates themselves
 * @param earliest by rates two standard errors worse
 * @param latest by rates two standard errors better; null if that would be never
 * @param limit which limit of the stream it is, as in "age limit of 1 h"
 * @param bursts whether the consumer works in bursts, so that only their average is known
 */
public record Forecast(Kind kind, double seconds, double earliest, @Nullable Double latest, String limit,
        boolean bursts) {

    /** What is further away is not said: rates do not stay for so long. */
    static final double FARTHEST = Duration.ofDays(1).toSeconds();
    /** How much later than expected the latest end may be for a time to be told as one. */
    private static final double SURE = 2;

    /** What the stream does when its limit is reached. */
    public enum Kind {
        /** It removes its oldest messages. */
        REMOVES,
        /** It refuses new messages. */
        REFUSES,
        /** It removes the oldest message of a subject for each new one, and the consumer wants one subject only. */
        REMOVES_OF_ITS_SUBJECT,
        /** Likewise, of several subjects: not before this. */
        MAY_REMOVE
    }

    /** Whether the rates change too much to tell a time. */
    public boolean unsure() {
        return latest == null || latest > SURE * seconds;
    }

    /** Whether messages get lost. */
    public boolean loses() {
        return kind != Kind.REFUSES;
    }

    String sentence() {
        return switch (kind) {
            case REMOVES -> removes();
            case REFUSES -> refuses();
            case REMOVES_OF_ITS_SUBJECT -> seconds > 0
                    ? removes()
                    : "As many messages wait as the stream keeps of its subject (%s): each new one removes one that it has not had."
                            .formatted(limit);
            case MAY_REMOVE -> seconds < 1
                    ? "The stream has a %s: newer messages may remove some that wait before it has them. Which and when cannot be told."
                            .formatted(limit)
                    : "The stream has a %s: newer messages may remove some that wait, but if it goes on like this not in the next %s."
                            .formatted(limit, Words.span(seconds));
        };
    }

    private String removes() {
        return seconds < 1
                ? "The stream's " + limit + " removes messages now that it has not had."
                : begun() + "the stream's " + limit + " removes messages that it has not had," + when();
    }

    private String refuses() {
        return seconds < 1
                ? "The stream is full (" + limit + "): it refuses new messages now. Those that wait stay."
                : begun() + "the stream's " + limit + " is reached" + when()
                        + " It refuses new messages then; those that wait stay.";
    }

    private String begun() {
        return bursts
                ? "It works in bursts. If their average of the last minutes goes on, "
                : "If it goes on like this, ";
    }

    private String when() {
        if (unsure()) {
            return String.format(Locale.ROOT, " at the earliest in %s: its pace changes too much to say when.",
                    Words.span(earliest));
        }
        return (bursts ? " in about " : " in ") + Words.span(seconds) + ".";
    }
}
