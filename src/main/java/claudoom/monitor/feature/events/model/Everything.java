package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import org.jspecify.annotations.Nullable;

/** The tail itself as a list, up to where its reader has come. Nothing is done per message. */
final class Everything implements Listed {

    private final Tail tail;
    private long end;

    Everything(Tail tail) {
        this.tail = tail;
    }

    void upTo(long number) {
        end = number;
    }

    @Override
    public long first() {
        return Math.min(tail.first(), end);
    }

    @Override
    public long end() {
        return end;
    }

    /** Bytes may fill the tail before its places do: once it has begun to forget, what it holds is what it can hold. */
    @Override
    public long room() {
        long first = tail.first();
        return first == 0 ? tail.capacity() : Math.max(1, tail.end() - first);
    }

    @Override
    public @Nullable Entry at(long place) {
        return place >= end ? null : tail.read(place);
    }

    @Override
    public long placeOf(long number) {
        return Math.min(number, end);
    }
}
