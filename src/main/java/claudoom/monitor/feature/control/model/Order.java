package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Ground;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A command that is ready to be confirmed: these messages leave, to this server, once, or nothing does.
 *
 * @param quiet subjects to which nobody listened when it was made ready
 * @param unlogged whether the operator is told that it will not be in the log
 */
public record Order(String id, String command, String title, String grammar, List<Parcel> parcels, Ground ground,
        Set<String> quiet, boolean unlogged, Instant made) {

    public Order {
        parcels = List.copyOf(parcels);
        quiet = Set.copyOf(quiet);
    }
}
