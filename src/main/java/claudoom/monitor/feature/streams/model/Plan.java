package claudoom.monitor.feature.streams.model;

import claudoom.monitor.terms.Ground;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deed made ready to be confirmed: exactly this is sent, once, to this server, or nothing is.
 *
 * @param title the deed with its count: "Purge 1,204 messages of AGENT_EVENTS"
 * @param button what the button says
 * @param facts pairs of word and value
 * @param notes what to know before
 * @param command the same for the {@code nats} command
 * @param subject where it is sent
 * @param json what is sent
 * @param type what must be typed to confirm; null where nothing is lost
 * @param leeway what may be allowed to have changed meanwhile, as the words of a choice; empty if nothing
 */
public record Plan(String id, Deed deed, String title, String button, List<Fact> facts, List<String> notes,
        String command, String subject, String json, Doomed doomed, @Nullable String type, String leeway, Ground ground,
        Instant made) {

    /** @param code whether it is to be written as it is, in equally wide letters */
    public record Fact(String word, String value, boolean code) {}

    public Plan {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /**
     * Whether what would go now is still what was confirmed.
     *
     * @param lenient whether the operator allowed what {@link #leeway} says
     */
    public boolean stillTrue(Doomed now, boolean lenient) {
        boolean same = Objects.equals(doomed.created(), now.created())
                && doomed.message().equals(now.message()) && doomed.upTo() == now.upTo();
        if (!same || !lenient || leeway.isEmpty()) {
            return same && doomed.messages() == now.messages() && doomed.consumers() == now.consumers();
        }
        return deed instanceof Deed.DeleteStream
                ? doomed.consumers() == now.consumers()
                : now.messages() <= doomed.messages();
    }
}
