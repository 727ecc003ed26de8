package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayDeque;
import java.util.List;

/** The last messages heard on one subject, bounded by count and bytes. Not for two threads at once. */
final class LiveHistory {

    static final int MOST = 100;
    static final long MOST_BYTES = 16 << 20;

    private final LiveSubject subject;
    private final ArrayDeque<HistoryMessage> newestFirst = new ArrayDeque<>();
    private long bytes;
    private boolean hole;

    /** Begins with what the tail still holds below a number. */
    LiveHistory(Traffic traffic, LiveSubject subject, long before) {
        this.subject = subject;
        var kept = TailWatch.before(traffic.tail(), before, subject, MOST, MOST_BYTES);
        kept.forEach(entry -> {
            newestFirst.addLast(new HistoryMessage(entry.arrival(), entry.number(), false, null));
            bytes += entry.payload().length;
        });
        if (kept.isEmpty()) {
            last(traffic, before);
        }
    }

    /** A quiet subject's newest message outlives the tail. */
    private void last(Traffic traffic, long before) {
        var newest = traffic.newest(subject);
        if (newest != null && newest.number() < before) {
            take(newest);
        }
    }

    void take(Entry entry) {
        if (!newestFirst.isEmpty() && newestFirst.element().number() >= entry.number()) {
            return;
        }
        newestFirst.addFirst(new HistoryMessage(entry.arrival(), entry.number(), hole, null));
        hole = false;
        bytes += entry.payload().length;
        while (newestFirst.size() > MOST || (bytes > MOST_BYTES && newestFirst.size() > 1)) {
            bytes -= newestFirst.removeLast().arrival().payload().length;
        }
    }

    /** Some may have come since the last one that nobody could keep. */
    void overtaken() {
        hole = true;
    }

    /** After that: the newest is kept always. */
    void catchUp(Traffic traffic, long before) {
        if (hole) {
            last(traffic, before);
        }
    }

    List<HistoryMessage> newestFirst() {
        return List.copyOf(newestFirst);
    }

    /** How many were heard on this subject that are not kept any more. */
    long forgotten() {
        return Math.max(0, subject.messages() - newestFirst.size());
    }
}
