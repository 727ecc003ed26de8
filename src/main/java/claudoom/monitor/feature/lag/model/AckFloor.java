package claudoom.monitor.feature.lag.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From where on the oldest unacknowledged message of a consumer is to be looked for, and whether what is found there is
 * certainly it. The server's ack floor alone does not tell: on 2.9 and 2.15 it stands in front of messages that were given up
 * after max deliver. It is certain when
 * <ul>
 * <li>nothing is ever given up (no max deliver),</li>
 * <li>or as much was delivered behind the floor as is unacknowledged,</li>
 * <li>or no message was delivered twice since the floor was last known to be clean.</li>
 * </ul>
 * The floor is known to be clean up to the last delivery whenever nothing was unacknowledged.
 */
final class AckFloor {

    /** The newest sample with nothing unacknowledged. */
    private @Nullable ConsumerSample clean;

    void take(ConsumerSample sample) {
        var before = clean;
        if (before != null && (!Objects.equals(before.leader(), sample.leader())
                || sample.delivered().stream() < before.delivered().stream()
                || sample.delivered().consumer() < before.delivered().consumer())) {
            clean = null; // a new leader of 2.9 takes up again what was given up
        }
        if (sample.ackPending() == 0) {
            clean = sample;
        }
    }

    void clear() {
        clean = null;
    }

    UnackedSearch search(ConsumerSample sample, ConsumerSetup setup) {
        var since = clean;
        boolean better = since != null && since.delivered().stream() >= sample.ackFloor().stream();
        var floor = better && since != null ? since.delivered() : sample.ackFloor();
        long twiceBefore = better && since != null ? since.redelivered() : 0;
        boolean endless = setup.maxDeliver() <= 0;
        boolean allHeld = sample.delivered().consumer() - floor.consumer() == sample.ackPending();
        boolean noneTwice = setup.maxDeliver() > 1 && sample.redelivered() <= twiceBefore;
        return new UnackedSearch(floor.stream() + 1, endless || allHeld || noneTwice);
    }
}
