package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.NatsCommand;
import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.terms.Arrival;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The command that sends a message once more, as it was.
 *
 * @param command empty if there is none
 * @param why no command can hold it; empty if one can, or there is nothing to send
 */
record SendAgain(String command, String why) {

    static final SendAgain NOTHING = new SendAgain("", "");
    private static final int LONGEST = 8_192;

    /** @param message null if it is not there any more */
    static SendAgain of(String subject, @Nullable Arrival message) {
        if (message == null) {
            return because("there is no message here to send again.");
        }
        if (message.size() > LONGEST) {
            return because("the message is larger than 8 KiB, too large for a command line.");
        }
        var form = Payloads.decode(message.payload(), message.size()).form();
        if (form != Decoded.Form.JSON && form != Decoded.Form.TEXT && form != Decoded.Form.EMPTY) {
            return because("the message is not plain text, which is all that a command line can hold.");
        }
        var text = new String(message.payload(), StandardCharsets.UTF_8);
        return text.contains("{{")
                ? because("the nats program would fill in what stands after {{ in this message.")
                : new SendAgain(NatsCommand.publish(subject, message.headers(), text), "");
    }

    private static SendAgain because(String why) {
        return new SendAgain("", "No nats pub: " + why);
    }
}
