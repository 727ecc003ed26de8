package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.HistoryReading.Item;
import claudoom.monitor.traffic.Entry;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The lines of a stream that are kept to be looked at; the oldest go when new ones need the room. */
final class HistoryWindow {

    private final int most;
    private final long maxBytes;
    private @Nullable Item[] ring = new Item[1_024];
    private long first;
    private long end;
    private long bytes;
    private long messages;
    private long everMessages;
    private long holes;

    HistoryWindow(int most, long maxBytes) {
        this.most = most;
        this.maxBytes = maxBytes;
    }

    boolean full() {
        return end - first >= most || bytes >= maxBytes;
    }

    void add(Item item) {
        while (first < end && (end - first >= most || bytes + item.size() > maxBytes)) {
            drop();
        }
        if (end - first == ring.length) {
            grow();
        }
        ring[slot(end++)] = item;
        bytes += item.size();
        if (item.entry() != null) {
            messages++;
            everMessages++;
        } else {
            holes++;
        }
    }

    private void drop() {
        int slot = slot(first++);
        var gone = ring[slot];
        ring[slot] = null;
        if (gone != null) {
            bytes -= gone.size();
            messages -= gone.entry() == null ? 0 : 1;
            holes -= gone.entry() == null ? 1 : 0;
        }
    }

    private void grow() {
        var larger = new @Nullable Item[Math.min(ring.length * 2, most + 1)];
        for (long n = first; n < end; n++) {
            larger[(int) (n % larger.length)] = ring[slot(n)];
        }
        ring = larger;
    }

    private int slot(long line) {
        return (int) (line % ring.length);
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    @Nullable Item at(long line) {
        return line < first || line >= end ? null : ring[slot(line)];
    }

    /** Lines that tell what is missing. */
    long holes() {
        return holes;
    }

    /** The nearest of them after this line or before it; -1 if there is none. */
    long hole(long from, boolean down) {
        long line = down ? Math.max(first, from + 1) : Math.min(end, from) - 1;
        for (long left = holes == 0 ? 0 : end - first; left > 0 && line >= first && line < end; left--) {
            var item = at(line);
            if (item != null && item.hole() != null) {
                return line;
            }
            line += down ? 1 : -1;
        }
        return -1;
    }

    /** Messages that are here. */
    long messages() {
        return messages;
    }

    /** Messages that ever were. */
    long everMessages() {
        return everMessages;
    }

    Listing listing() {
        var copy = new ArrayList<Entry>((int) messages);
        for (long line = first; line < end; line++) {
            var item = at(line);
            if (item != null && item.entry() != null) {
                copy.add(item.entry());
            }
        }
        return new Listing(0, copy.size(), place -> copy.get((int) place));
    }
}
