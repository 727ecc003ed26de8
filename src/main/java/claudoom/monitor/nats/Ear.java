package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.traffic.Gaps;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Since when nothing, or something again, is heard on a connection that stands. Any thread. */
final class Ear {

    private final InstantSource clock;
    private @Nullable Instant deafSince;
    private @Nullable Instant heardSince;

    Ear(InstantSource clock) {
        this.clock = clock;
    }

    /** @param next number of the message that will be taken next */
    synchronized void look(boolean deaf, Gaps gaps, long next) {
        if (deaf && deafSince == null) {
            deafSince = clock.instant();
            gaps.begin(deafSince);
        } else if (!deaf && deafSince != null) {
            deafSince = null;
            heardSince = clock.instant();
            gaps.end(heardSince, next);
        }
    }

    /** The next connection is told anew what is permitted. */
    synchronized void lost() {
        deafSince = null;
        heardSince = null;
    }

    /** The gap before this connection has ended; its refusals may have come before. */
    synchronized void stands(Gaps gaps) {
        if (deafSince != null) {
            gaps.begin(deafSince);
        }
    }

    synchronized LinkState heard(LinkState live) {
        if (!live.connected()) {
            return live;
        }
        if (deafSince != null) {
            return new LinkState(Phase.REFUSED, deafSince, "This login may not listen.", live.server(), null);
        }
        return heardSince == null || live.since().isAfter(heardSince)
                ? live
                : new LinkState(live.phase(), heardSince, live.detail(), live.server(), live.rttNanos());
    }
}
