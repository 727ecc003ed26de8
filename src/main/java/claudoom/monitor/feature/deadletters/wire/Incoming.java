package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.terms.Arrival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the threads of the connections leave what came until it is read; bounded by count and by bytes. The newest stay, as
 * in the list of letters itself; what has to go is counted. Thread-safe, nobody waits.
 */
final class Incoming {

    private static final int OVERHEAD = 256;

    private final int most;
    private final long mostBytes;
    private final ArrayDeque<Raw> queue = new ArrayDeque<>();
    private long bytes;
    private long letters;
    private long advisories;

    /** What had to go. */
    record Lost(long letters, long advisories) {

        long all() {
            return letters + advisories;
        }
    }

    /** One message, not looked at. */
    record Raw(Source source, Arrival arrival) {

        long weight() {
            return (long) arrival.payload().length + OVERHEAD;
        }
    }

    Incoming(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized void put(Source source, Arrival arrival) {
        var raw = new Raw(source, arrival);
        queue.addLast(raw);
        bytes += raw.weight();
        while (queue.size() > most || (bytes > mostBytes && queue.size() > 1)) {
            lose(queue.removeFirst());
        }
    }

    private void lose(Raw raw) {
        bytes -= raw.weight();
        if (raw.source.advisory()) {
            advisories++;
        } else {
            letters++;
        }
    }

    /** At most so many, oldest first. */
    synchronized List<Raw> take(int most) {
        var taken = new ArrayList<Raw>(Math.min(most, queue.size()));
        while (taken.size() < most && !queue.isEmpty()) {
            var raw = queue.removeFirst();
            bytes -= raw.weight();
            taken.add(raw);
        }
        return taken;
    }

    /** How many had to go since the last call. */
    synchronized Lost lost() {
        var since = new Lost(letters, advisories);
        letters = 0;
        advisories = 0;
        return since;
    }

    synchronized boolean isEmpty() {
        return queue.isEmpty() && letters + advisories == 0;
    }
}
