package claudoom.monitor.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What comes back for a control message.
 *
 * @param status {@code ok} or {@code error}
 * @param by who did it
 * @param reason only with an error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(String status, String command, String by, @Nullable String reason) {

    static Answer done(String command, String by) {
        return new Answer("ok", command, by, null);
    }

    static Answer refused(String by, String reason) {
        return new Answer("error", "none", by, reason);
    }
}
