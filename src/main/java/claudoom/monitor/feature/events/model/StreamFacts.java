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
 * @param led whether a server answers for it: without one, none of its figures are true
 */
public record StreamFacts(String name, Retention retention, List<String> subjects, long messages, long bytes,
        long firstSeq, long lastSeq, @Nullable Instant firstAt, @Nullable Instant lastAt, @Nullable Instant made,
        boolean led) {

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

    /** One of which nothing is known but its name: it did not answer when all were asked. */
    public static StreamFacts silent(String name) {
        return new StreamFacts(name, Retention.LIMITS, List.of(Archive.EVERY_SUBJECT), 0, 0, 1, 0, null, null, null,
                false);
    }

    public boolean empty() {
        return messages == 0;
    }

    /** Whether a subject under one of these patterns can be in it. */
    boolean mayHold(List<String> patterns) {
        return subjects.stream().anyMatch(own -> patterns.stream()
                .anyMatch(wanted -> new SubjectPattern(own).meets(new SubjectPattern(wanted))));
    }
}
