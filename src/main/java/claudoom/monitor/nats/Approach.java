package claudoom.monitor.nats;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tries each server once until one takes us: the configured ones, then one of those that the last server told of. */
final class Approach {

    private final ServerList servers;
    private final InstantSource clock;
    private final Ways ways;

    /** How one try is made, and what is done after it came to nothing. */
    interface Ways {

        /** One that has not begun. */
        Life next();

        /** Blocks until it stands. */
        void begin(Life next, String server, boolean encrypted)
                throws IOException, InterruptedException, BadConnectOptions, TimeoutException;

        /** Some of its subscriptions may stand, and the next server is tried at once. */
        void failed(Life tried);

        /** Nothing is tried any more. */
        void abandoned(Life tried);

        boolean closed();

        /** Nobody takes us. */
        void refused(Trouble worst);
    }

    Approach(ServerList servers, InstantSource clock, Ways ways) {
        this.servers = servers;
        this.clock = clock;
        this.ways = ways;
    }

    /** Null if none takes us, or we are asked to end. */
    @Nullable Life made() {
        var troubles = new ArrayList<Trouble>();
        for (var server : servers.configured()) {
            var made = attempt(server, troubles);
            if (made != null || ways.closed()) {
                return made;
            }
        }
        for (var server : servers.discovered()) {
            var made = attempt(server, new ArrayList<>()); // nobody asked for it, so its troubles are not told
            if (made != null || ways.closed()) {
                return made;
            }
        }
        ways.refused(Trouble.worst(troubles));
        return null;
    }

    private @Nullable Life attempt(String server, List<Trouble> troubles) {
        var next = ways.next();
        boolean encrypted = servers.encrypted(server);
        try {
            ways.begin(next, server, encrypted);
            return next;
        } catch (IOException | BadConnectOptions | TimeoutException | RuntimeException | Error failed) {
            next.evidence().problem(failed);
            if (!encrypted && Trouble.wantsTls(next.evidence())) {
                servers.demandsEncryption(server);
                return attempt(server, troubles);
            }
            troubles.add(next.diedOfAMessage()
                    ? new Trouble(false, String.valueOf(next.lost()))
                    : Trouble.of(next.evidence(), server, clock.instant()));
            ways.failed(next);
        } catch (InterruptedException asked) {
            ways.abandoned(next);
        }
        return null;
    }
}
