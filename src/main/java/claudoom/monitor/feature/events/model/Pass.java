package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Reader;
import claudoom.monitor.traffic.Tail;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The way of one filter through the messages: first over those that were counted before it was set, then over the new
 * ones. It can be left after any few messages and taken up again, also by another thread.
 */
final class Pass {

    private static final int LARGEST_STEP = 256;
    private static final long LONG_STEP = 1_000_000;
    private static final int MOST_FOUND = 50_000;
    private static final long MOST_BYTES = 8 << 20;

    private final Tail tail;
    private final Reader reader;
    private final Sieve sieve;
    private final long countedBefore;
    private final Iterator<Entry> aside;
    private long goal;
    private long again;
    private List<Entry> found = new ArrayList<>();
    private long foundBytes;
    private int step = 16;
    private volatile boolean givenUp;

    /**
     * @param again number from which messages that are counted already are looked at once more
     * @param countedBefore number before which messages are counted already
     * @param aside messages older than the tail, oldest first
     */
    Pass(Tail tail, Reader reader, Sieve sieve, long again, long countedBefore, List<Entry> aside) {
        this.tail = tail;
        this.reader = reader;
        this.sieve = sieve;
        this.again = again;
        this.countedBefore = countedBefore;
        this.aside = aside.iterator();
    }

    /** Takes on what has come since. Not while another thread is at work. */
    void goOn() {
        goal = tail.end();
    }

    /** Goes on until all is done, the time is over, or so much was found that it should be taken away first. */
    void run(long nanos) {
        long began = System.nanoTime();
        long before = began;
        while (!done() && !givenUp && before - began <= nanos && found.size() < MOST_FOUND
                && foundBytes < MOST_BYTES) {
            if (aside.hasNext()) {
                lookAside();
            } else if (again < countedBefore) {
                lookAgain();
            } else {
                reader.advance((int) Math.min(step, goal - reader.next()), this::wanted);
            }
            long now = System.nanoTime();
            // payloads may be large and then each takes long: the clock is looked at the more often
            step = now - before > LONG_STEP ? Math.max(1, step / 4) : Math.min(LARGEST_STEP, step * 2);
            before = now;
        }
    }

    private void lookAside() {
        for (int n = 0; n < step && aside.hasNext(); n++) {
            var entry = aside.next();
            if (sieve.wants(entry)) {
                found.add(entry);
                foundBytes += entry.payload().length;
            }
        }
    }

    private void lookAgain() {
        again = Math.max(again, tail.first());
        long until = Math.min(countedBefore, again + step);
        while (again < until) {
            wanted(again++);
        }
    }

    private boolean wanted(long number) {
        var entry = sieve.take(tail, number);
        if (entry == null) {
            return false;
        }
        found.add(entry);
        foundBytes += entry.payload().length;
        return true;
    }

    boolean done() {
        return !aside.hasNext() && again >= countedBefore && reader.next() >= goal;
    }

    /** Makes {@link #run} return soon; any thread. */
    void giveUp() {
        givenUp = true;
    }

    /** Takes away what was found, oldest first. */
    List<Entry> found() {
        var taken = found;
        found = new ArrayList<>();
        foundBytes = 0;
        return taken;
    }

    /** All messages before this number were looked at. */
    long judged() {
        return again < countedBefore ? again : reader.next();
    }

    /** Whether a message was counted before the filter was set. */
    boolean countedBefore(long number) {
        return number < countedBefore;
    }
}
