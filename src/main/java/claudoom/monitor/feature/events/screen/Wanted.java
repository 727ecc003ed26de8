package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventLog;
import java.time.Instant;

/** A message that somebody asked for elsewhere, looked for until the filter has gone through what there is. */
final class Wanted {

    private final EventLog log;
    private long number = -1;
    private Instant at = Instant.EPOCH;

    Wanted(EventLog log) {
        this.log = log;
    }

    void want(long entry, Instant received) {
        number = entry;
        at = received;
    }

    void forget() {
        number = -1;
    }

    boolean any() {
        return number >= 0;
    }

    /** Its line; -1 while there is none. */
    long line() {
        return any() ? log.lineOf(number) : -1;
    }

    /** Whether it will not be found any more. */
    boolean gone() {
        return any() && !log.lags() && line() < 0;
    }

    Instant at() {
        return at;
    }
}
