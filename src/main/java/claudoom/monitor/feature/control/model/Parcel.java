package claudoom.monitor.feature.control.model;

import org.jspecify.annotations.Nullable;

/**
 * One message of a command, exactly as it leaves.
 *
 * @param id unique for this message; stands in the payload where the payload has room for it
 * @param target the agent it is meant for, or null where it names nobody
 */
public record Parcel(String id, @Nullable String target, String subject, String payload) {}
