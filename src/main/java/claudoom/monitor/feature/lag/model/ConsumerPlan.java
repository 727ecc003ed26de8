package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Ground;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deed made ready to be confirmed: exactly this is sent, once, to this server, or nothing is.
 *
 * @param basis of the consumer that it was made ready for; of any other nothing is sent
 * @param button what the button that confirms says
 * @param effects what it will do, to how many messages
 * @param notes what speaks against it
 * @param changes settings that change
 * @param command the same for the {@code nats} command
 * @param type what must be typed to confirm; null where a press is enough
 */
public record ConsumerPlan(String id, ConsumerId consumer, ConsumerDeed deed, String basis, String title, String button,
        List<String> effects, List<String> notes, List<Change> changes, String command, String subject, String json,
        @Nullable String type, Ground ground, Instant made) {

    /** A setting as it is and as it will be. */
    public record Change(String what, String is, String becomes) {}

    public ConsumerPlan {
        effects = List.copyOf(effects);
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }
}
