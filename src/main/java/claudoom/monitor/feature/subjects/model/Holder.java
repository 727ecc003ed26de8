package claudoom.monitor.feature.subjects.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream that takes in a subject, and what it holds of it.
 *
 * @param retention as the server says it: {@code limits}, {@code interest} or {@code workqueue}
 * @param messages how many it holds of this subject; null if it did not say
 * @param newestSequence of the newest of them, or a later one; 0 if there is none
 * @param newest when the newest of them was stored, null if there is none or it is not known
 * @param trouble why something is not known, as a sentence; empty if all is
 */
public record Holder(String stream, String retention, @Nullable Long messages, long newestSequence,
        @Nullable Instant newest, String trouble) {

    /** Messages leave such a stream when they were worked on, so it is no archive. */
    public boolean forgetsWhatWasWorkedOn() {
        return retention.equals("interest") || retention.equals("workqueue");
    }
}
