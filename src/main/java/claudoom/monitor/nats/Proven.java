package claudoom.monitor.nats;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a connection surely brought everything: what comes in proves that only while its server answers as well. A program
 * that was stopped reads, when it goes on, what had waited before the server gave it up.
 */
final class Proven {

    /** A server that lives has answered within this time, also a busy or far one. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    private volatile Instant at;

    Proven(Instant at) {
        this.at = at;
    }

    /** @param asked when the question was sent that was answered now */
    void answered(Instant asked) {
        at = asked;
    }

    /**
     * The last moment that was surely observed of a connection that is lost now.
     *
     * @param lastAlive when something came in last
     */
    Instant until(Instant lastAlive, Instant now) {
        var sure = at;
        return Duration.between(sure, now).compareTo(USUAL) > 0 && sure.isBefore(lastAlive) ? sure : lastAlive;
    }
}
