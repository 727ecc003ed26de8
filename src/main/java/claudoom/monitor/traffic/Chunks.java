package claudoom.monitor.traffic;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a ring in pieces, so that nobody asks for one huge array; each is made when it is first written to, by the thread
 * that writes, and by no other: a reader that came too late must not put an empty one in the place of one that is written to.
 */
final class Chunks {

    static final int BITS = 20;
    static final int SIZE = 1 << BITS;

    /** Beside the heap: a full ring is nothing that a collector should carry about. Freed with this. */
    private final Arena arena = Arena.ofAuto();
    private final @Nullable MemorySegment[] all;

    Chunks(int count) {
        all = new MemorySegment[count];
    }

    private int index(long where) {
        return (int) ((where >> BITS) % all.length);
    }

    /** The piece for this place of the ring. Writing thread only. */
    MemorySegment toWrite(long where) {
        int index = index(where);
        var found = all[index];
        if (found == null) {
            found = arena.allocate(SIZE);
            all[index] = found;
        }
        return found;
    }

    /**
     * The piece for a place that was written.
     *
     * @throws IndexOutOfBoundsException if it was not, as a place may be that was read while it changed
     */
    MemorySegment toRead(long where) {
        var found = all[index(where)];
        if (found == null) {
            throw new IndexOutOfBoundsException("nothing was written at " + where);
        }
        return found;
    }
}
