package claudoom.monitor.traffic;

import java.util.function.LongPredicate;

/**
 * One reader's place in the tail, and what became of the messages it passed. Not for two threads at once. Every
 * message is counted exactly once: shown, filtered, or evicted before this reader came to it.
 */
public final class Reader {

    private final Tail tail;
    private long next;
    private long shown;
    private long filtered;
    private long evicted;

    public Reader(Tail tail) {
        this.tail = tail;
    }

    /** Passes everything new without looking at it: all of it counts as shown. */
    public void passAll() {
        long end = tail.end();
        shown += end - next;
        next = end;
    }

    /**
     * Looks at what is new, oldest first, at most {@code most} messages.
     *
     * @param wanted is told the number of a message and says whether it is shown; it may find that message gone, and
     *        then says no
     */
    public void advance(int most, LongPredicate wanted) {
        long end = Math.min(tail.end(), Math.max(next, tail.first()) + most);
        long first = Math.min(tail.first(), end);
        if (first > next) {
            evicted += first - next;
            next = first;
        }
        while (next < end) {
            long number = next++;
            if (wanted.test(number)) {
                shown++;
            } else if (tail.first() > number) {
                evicted++;
            } else {
                filtered++;
            }
        }
    }

    /** Number of the message it looks at next. */
    public long next() {
        return next;
    }

    /** Messages that wait for this reader. */
    public long waiting() {
        return tail.end() - next;
    }

    /** What this reader has passed; {@code dropped} is what was lost before the tail. */
    public Accounts accounts(long dropped) {
        return new Accounts(next + dropped, shown, filtered, evicted, dropped);
    }
}
