package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.SubjectPattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream says of itself.
 *
 * @param firstSeq one more than {@code lastSeq} when it is empty
 * @param made when it was created; a stream of the same name with another time is another stream
 */
public record StreamFacts(String name, Retention retention, List<String> subjects, long messages, long bytes,
        long firstSeq, long lastSeq, @Nullable Instant firstAt, @Nullable Instant lastAt, @Nullable Instant made) {

    /** What makes messages leave a stream, besides deletion. */
    public enum Retention {
        /** Age, number and bytes. */
        LIMITS("limits"),
        /** Every consumer has acknowledged them. */
        INTEREST("interest"),
        /** Somebody has done the work. */
        WORK_QUEUE("work queue");

        private final String title;

        Retention(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean empty() {
        return messages == 0;
    }

    /** Whether a subject under one of these patterns can be in it. */
    boolean mayHold(List<String> patterns) {
        return subjects.stream().anyMatch(own -> patterns.stream().anyMatch(wanted -> meet(own, wanted)));
    }

    private static boolean meet(String one, String other) {
        return new SubjectPattern(one).matches(other) || new SubjectPattern(other).matches(one)
                || tokensMeet(one.split("\\.", -1), other.split("\\.", -1));
    }

    private static boolean tokensMeet(String[] one, String[] other) {
        for (int i = 0;; i++) {
            if (i == one.length || i == other.length) {
                return one.length == other.length;
            }
            if (one[i].equals(">") || other[i].equals(">")) {
                return true;
            }
            if (!one[i].equals("*") && !other[i].equals("*") && !one[i].equals(other[i])) {
                return false;
            }
        }
    }
}
