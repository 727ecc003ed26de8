package claudoom.monitor.feature.lag.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a stream is, as its leader describes it in the server's list.
 *
 * @param at when the answer came, by the clock of this machine
 * @param created differs when a stream was deleted and made again under the same name; null if the server does not say
 * @param leader null outside of a cluster
 * @param peers the servers that hold a copy, with the leader; empty outside of a cluster
 * @param settings what it is configured to do, each setting by its name
 */
public record StreamRow(String name, Instant at, @Nullable Instant created, @Nullable String leader, Set<String> peers,
        Map<String, String> settings) {}
