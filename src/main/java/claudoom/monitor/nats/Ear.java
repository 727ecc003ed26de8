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
    private Instant triedAt = Instant.EPOCH;
    private long next;

    Ear(InstantSource clock) {
        this.clock = clock;
    }

    /** @param first number of the first message that may come of this try */
    synchronized void tries(long first) {
        triedAt = clock.instant();
        next = first;
    }

    /** @param now number of the message that will be taken next, for when another pattern than the refused ones is listened to */
    synchronized void look(boolean deaf, Gaps gaps, long now) {
        if (deaf && deafSince == null) {
            deafSince = clock.instant();
            gaps.begin(deafSince);
        } else if (!deaf && deafSince != null) {
            boolean tried = triedAt.isAfter(deafSince); // that it was not refused is known a while later
            deafSince = null;
            heardSince = tried ? triedAt : clock.instant();
            gaps.end(heardSince, tried ? next : now);
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
