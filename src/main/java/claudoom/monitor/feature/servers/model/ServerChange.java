package claudoom.monitor.feature.servers.model;

import java.time.Instant;

/** A server was lost, or is back. */
public record ServerChange(Instant at, String name, boolean lost) {}
