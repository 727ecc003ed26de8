package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import claudoom.monitor.traffic.Turns;
import org.jspecify.annotations.Nullable;

/** The tail itself as a list, up to where its reader has come. Nothing is done per message. */
final class Everything implements Listed {

    private final Tail tail;
    private long end;
    private long fresh = Long.MAX_VALUE;
    private Turns then = new Turns(0, 0, 0);

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

    @Override
    public void watch(long number, Turns before) {
        fresh = number;
        then = before;
    }

    @Override
    public long watched() {
        return Math.min(fresh, end);
    }

    @Override
    public double filled() {
        return fresh >= end ? 0 : tail.turns(end).since(then);
    }

    @Override
    public long numberAt(long place) {
        return place;
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
