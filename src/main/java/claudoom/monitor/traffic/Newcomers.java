package claudoom.monitor.traffic;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/**
 * One reader's place among the subjects as they come: it is handed each one that is tracked, also those that take the place of
 * one that is retired. After a great many changes at once it is handed subjects again that it knew. One thread.
 */
public final class Newcomers {

    private final Traffic traffic;
    private final Replaced replaced;
    private int known;
    private long seen;

    Newcomers(Traffic traffic, Replaced replaced) {
        this.traffic = traffic;
        this.replaced = replaced;
    }

    /** Hands over at most so many; returns whether there are more. */
    public boolean take(int most, Consumer<LiveSubject> taker) {
        int left = most;
        if (replaced.lost(seen)) {
            seen = replaced.count();
            known = 0;
        }
        for (long end = replaced.count(); seen < end && left > 0; left--) {
            int number = replaced.number(seen);
            if (replaced.lost(seen)) {
                return true;
            }
            seen++;
            if (number < known) {
                taker.accept(traffic.subject(number));
            }
        }
        for (int count = traffic.subjectCount(); known < count && left > 0; left--) {
            taker.accept(traffic.subject(known++));
        }
        return known < traffic.subjectCount() || seen < replaced.count();
    }

    /** The numbers that were given to another subject, newest last; old ones are overwritten. One thread adds, any may read. */
    static final class Replaced {

        private static final int PLACES = 1 << 16;

        private final AtomicIntegerArray numbers =
                new AtomicIntegerArray(PLACES);
        private volatile long count;

        void add(int number) {
            long place = count;
            numbers.set((int) place & PLACES - 1, number);
            count = place + 1;
        }

        long count() {
            return count;
        }

        int number(long place) {
            return numbers.get((int) place & PLACES - 1);
        }

        boolean lost(long place) {
            return count - place >= PLACES;
        }
    }
}
