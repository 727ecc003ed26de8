package claudoom.monitor.feature.servers.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of asking all servers whether they live.
 *
 * @param at when its answers were together
 * @param cluster of the server that we are connected to
 * @param answering null if they may not be asked, so that only the addresses tell something
 * @param addresses where clients reach the servers of that cluster, as our server tells at this moment
 */
public record Round(Instant at, String cluster, @Nullable List<Answer> answering, List<String> addresses) {

    /** @param cluster null if it is in none */
    public record Answer(String name, @Nullable String cluster) {}

    public Round {
        answering = answering == null ? null : List.copyOf(answering);
        addresses = List.copyOf(addresses);
    }
}
