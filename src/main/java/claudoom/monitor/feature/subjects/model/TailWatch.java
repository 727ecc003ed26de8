package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Picks the messages of a few subjects out of all that come. Not for two threads at once, and not for the frame thread. */
final class TailWatch {

    private final Traffic traffic;
    private long next;

    TailWatch(Traffic traffic) {
        this.traffic = traffic;
        next = traffic.tail().end();
    }

    /** Number of the message that is looked at next. */
    long next() {
        return next;
    }

    /**
     * Hands on what came since the last call, in its order.
     *
     * @param overtaken is called where some of it was overwritten before it could be looked at
     */
    void advance(Collection<LiveSubject> wanted, Consumer<Entry> taker, Runnable overtaken) {
        var tail = traffic.tail();
        long end = tail.end();
        if (wanted.stream().allMatch(subject -> subject.lastEntry() < next)) {
            next = Math.max(next, end - 1); // the newest of all may be counted only after this look
            return;
        }
        while (next < end) {
            if (tail.first() > next) {
                overtaken.run();
                next = tail.first();
                continue;
            }
            var subject = tail.subjectOf(next);
            if (subject != null && wanted.contains(subject)) {
                var entry = tail.read(next);
                if (entry == null) {
                    continue; // overtaken just now
                }
                taker.accept(entry);
            }
            next++;
        }
    }

    /** The newest messages of a subject below a number, newest first, as far as the tail reaches and so many and large they may be. */
    static List<Entry> before(Tail tail, long before, LiveSubject subject, int most, long mostBytes) {
        var found = new ArrayList<Entry>();
        long bytes = 0;
        for (long number = before - 1; number >= tail.first() && found.size() < most; number--) {
            if (tail.subjectOf(number) == subject) {
                var entry = tail.read(number);
                if (entry == null || (bytes > 0 && bytes + entry.payload().length > mostBytes)) {
                    break;
                }
                bytes += entry.payload().length;
                found.add(entry);
            }
        }
        return found;
    }
}
