package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Turns;
import org.jspecify.annotations.Nullable;

/** The newest messages that passed the filter, with their bytes: rare ones stay although the tail is full of others. */
final class Matches implements Listed {

    private static final int FEW = 1_024;
    private static final Turns NONE = new Turns(0, 0, 0);

    private final int most;
    private final long maxBytes;
    private @Nullable Entry[] ring;
    private long first;
    private long end;
    private long bytes;
    private long everBytes;
    private long freshNumber = Long.MAX_VALUE;
    private long fresh = -1;
    private Turns then = NONE;

    /** @param maxBytes of their payloads */
    Matches(int most, long maxBytes) {
        this.most = most;
        this.maxBytes = maxBytes;
        ring = new Entry[Math.min(most, FEW)];
    }

    void add(Entry entry) {
        if (fresh < 0 && entry.number() >= freshNumber) {
            fresh = end;
            then = turns();
        }
        bytes += entry.payload().length;
        everBytes += entry.payload().length;
        while (first < end && (end - first == most || bytes > maxBytes)) {
            int slot = slot(first++);
            var gone = ring[slot];
            bytes -= gone == null ? 0 : gone.payload().length;
            ring[slot] = null;
        }
        if (end - first == ring.length) {
            grow();
        }
        ring[slot(end++)] = entry;
    }

    private void grow() {
        var larger = new @Nullable Entry[(int) Math.min(ring.length * 2L, most)];
        for (long place = first; place < end; place++) {
            larger[(int) (place % larger.length)] = ring[slot(place)];
        }
        ring = larger;
    }

    private int slot(long place) {
        return (int) (place % ring.length);
    }

    private Turns turns() {
        return new Turns((double) end / most, (double) everBytes / maxBytes, 0);
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void watch(long number, Turns tail) {
        freshNumber = number;
        fresh = -1;
    }

    @Override
    public long watched() {
        return fresh < 0 ? end : fresh;
    }

    @Override
    public double filled() {
        return fresh < 0 ? 0 : turns().since(then);
    }

    @Override
    public @Nullable Entry at(long place) {
        return place < first || place >= end ? null : ring[slot(place)];
    }

    @Override
    public long numberAt(long place) {
        var entry = at(place);
        return entry == null ? -1 : entry.number();
    }

    @Override
    public long placeOf(long number) {
        long low = first;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            var entry = at(middle);
            if (entry != null && entry.number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
