package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import org.jspecify.annotations.Nullable;

/** The newest messages that passed the filter, with their bytes: rare ones stay although the tail is full of others. */
final class Matches implements Listed {

    private final @Nullable Entry[] ring;
    private final long maxBytes;
    private long first;
    private long end;
    private long bytes;

    Matches(int most, long maxBytes) {
        this.ring = new Entry[most];
        this.maxBytes = maxBytes;
    }

    void add(Entry entry) {
        bytes += entry.payload().length;
        while (first < end && (end - first == ring.length || bytes > maxBytes)) {
            int slot = (int) (first++ % ring.length);
            var gone = ring[slot];
            bytes -= gone == null ? 0 : gone.payload().length;
            ring[slot] = null;
        }
        ring[(int) (end++ % ring.length)] = entry;
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
    public long room() {
        return ring.length;
    }

    @Override
    public @Nullable Entry at(long place) {
        return place < first || place >= end ? null : ring[(int) (place % ring.length)];
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
