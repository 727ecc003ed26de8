package claudoom.monitor.nats;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The pauses of one thread, which anybody may end. */
final class Rest {

    private final Semaphore wake = new Semaphore(0);

    /** Ends the pause that is, or else the next one. */
    void end() {
        wake.release();
    }

    /** Who wanted to end a pause before now has been heard. */
    void heard() {
        wake.drainPermits();
    }

    void pause(long millis) throws InterruptedException {
        if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
