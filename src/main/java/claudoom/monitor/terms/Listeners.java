package claudoom.monitor.terms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who would receive a message on one subject now, as far as the servers say.
 *
 * @param clients null when nobody could say; without the monitor's own connections
 * @param why why it is unknown; empty if it is known
 * @param servers how many servers answered
 */
public record Listeners(@Nullable List<String> clients, String why, int servers, Instant asOf) {

    private static final int NAMED = 6;

    public static Listeners unknown(String why, Instant now) {
        return new Listeners(null, why, 0, now);
    }

    public boolean known() {
        return clients != null;
    }

    /** True only if every server that answered knows of nobody. */
    public boolean nobody() {
        return clients != null && clients.isEmpty();
    }

    /** How many listen; 0 also where it is unknown. */
    public int count() {
        return clients == null ? 0 : clients.size();
    }

    /** "orchestrator and 2 more", "nobody", "unknown: …". */
    public String words() {
        if (clients == null) {
            return "unknown: " + why;
        }
        return clients.isEmpty() ? "nobody" : named(clients);
    }

    /** Up to six names, the rest as a number. */
    public static String named(Collection<String> names) {
        var first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
