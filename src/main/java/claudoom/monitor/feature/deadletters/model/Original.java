package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message that failed, as far as it is known.
 *
 * @param detail one sentence about where it is or why it is not here
 * @param subject null when unknown
 * @param payload empty unless {@code FOUND} or {@code CARRIED}
 * @param time when the stream stored it
 */
public record Original(State state, String detail, @Nullable String subject, byte[] payload,
        Map<String, List<String>> headers, @Nullable Instant time) {

    /** Nothing names a message other than the letter itself. */
    public static final Original NONE = without(State.NONE, "");
    public static final Original ASKED = without(State.ASKED, "The stream is being asked for it.");

    /** How far the search for it is. */
    public enum State {
        NONE,
        /** It will be asked for, or asked again. */
        ASKED,
        /** Read from its stream. */
        FOUND,
        /** It came inside the letter. */
        CARRIED,
        /** Its stream does not hold it any more. */
        GONE,
        /** This login may not read the stream. */
        REFUSED,
        /** Nobody answered, and it is not asked for again before the next connection. */
        UNREACHED
    }

    public static Original without(State state, String detail) {
        return new Original(state, detail, null, new byte[0], Map.of(), null);
    }

    public static Original found(StoredAt place, String subject, byte[] payload, Map<String, List<String>> headers,
            @Nullable Instant time) {
        return new Original(State.FOUND, "Read from " + place.stream() + ", sequence " + place.sequence() + ".",
                subject, payload, headers, time);
    }

    public boolean here() {
        return state == State.FOUND || state == State.CARRIED;
    }
}
