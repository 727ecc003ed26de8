package claudoom.monitor.feature.events.screen;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The times that a message carries itself.
 *
 * @param publisher when its publisher says it was sent; null where it says nothing
 * @param server when a stream's server got it; null where that is not known
 */
public record Times(Function<Arrival, @Nullable Instant> publisher, Function<Arrival, @Nullable Instant> server) {

    /** Messages say nothing of it. */
    static final Times NONE = new Times(message -> null, message -> null);

    /** "19:42:05.100 · 23 ms before, by its clock", which is the publisher's; empty if it is not known. */
    String sent(Arrival message) {
        var at = publisher.apply(message);
        return at == null
                ? ""
                : Figures.timeMillis(at) + " · " + delay(Duration.between(at, message.at()));
    }

    private static String delay(Duration after) {
        return after.isNegative()
                ? Figures.latency(after.negated()) + " after: its clock is ahead"
                : Figures.latency(after) + " before, by its clock";
    }

    String server(Arrival message) {
        return Figures.timeMillis(server.apply(message));
    }
}
