package claudoom.monitor.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages, bounded by count and by bytes: the payloads lie in one ring of bytes, so that a flood makes no
 * garbage. One thread appends, any thread may read; a reader that is overtaken gets {@code null}, never torn bytes.
 */
public final class Tail {

    private static final VarHandle FIRST;
    private static final VarHandle END;

    static {
        try {
            var lookup = MethodHandles.lookup();
            FIRST = lookup.findVarHandle(Tail.class, "first", long.class);
            END = lookup.findVarHandle(Tail.class, "end", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Chunks keep the ring of bytes from asking for one huge array, and are made as they are first needed. */
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    /** A payload larger than this keeps its own array; it still counts towards the bytes. */
    private static final int LARGE = 1 << 16;

    private final int capacity;
    private final int slots;
    private final long maxBytes;
    private final byte[][] chunks;
    private final long[] at;
    private final long[] offset;
    private final int[] size;
    private final int[] subject;
    /** Of an agent's event which of its events it is. */
    private final int[] ordinal;
    private final @Nullable Object[] extra;
    private final Subjects subjects;
    private final Voices voices;
    private long first;
    private long end;
    private long position;
    private long largeBytes;

    /** Rare company of an entry: what does not fit the arrays of numbers. */
    private record Extra(@Nullable Headers headers, byte @Nullable [] large, @Nullable LiveSubject untracked) {}

    /** Finds the subject by its number, and takes over the newest message of a subject when its place is needed. */
    interface Subjects {
        LiveSubject get(int number);

        void keep(Entry entry);
    }

    /**
     * @param capacity most messages kept
     * @param maxBytes most payload bytes kept, a multiple of 1 MiB and at least 2 MiB
     */
    Tail(int capacity, long maxBytes, Subjects subjects, Voices voices) {
        if (capacity < 1 || maxBytes < 2 * CHUNK || maxBytes % CHUNK != 0) {
            throw new IllegalArgumentException("a tail of " + capacity + " messages and " + maxBytes + " bytes");
        }
        this.capacity = capacity;
        this.slots = Integer.highestOneBit(Math.max(1, capacity - 1)) << 1;
        this.maxBytes = maxBytes;
        this.subjects = subjects;
        this.voices = voices;
        chunks = new byte[(int) (maxBytes >> CHUNK_BITS)][];
        at = new long[slots];
        offset = new long[slots];
        size = new int[slots];
        subject = new int[slots];
        ordinal = new int[slots];
        extra = new Object[slots];
    }

    /** Number of the oldest message still here. */
    public long first() {
        return (long) FIRST.getAcquire(this);
    }

    /** Number after the newest message: as many as were ever taken. */
    public long end() {
        return (long) END.getAcquire(this);
    }

    public int capacity() {
        return capacity;
    }

    /** Intake thread only. */
    void append(LiveSubject from, byte[] payload, @Nullable Headers headers, long when) {
        boolean large = payload.length > LARGE;
        int stored = large ? 0 : payload.length;
        long start = place(stored);
        makeRoom(start + stored, large ? payload.length : 0);
        int slot = (int) end & slots - 1;
        if (stored > 0) {
            System.arraycopy(payload, 0, chunk(start), (int) start & CHUNK - 1, stored);
        }
        at[slot] = when;
        offset[slot] = start;
        size[slot] = payload.length;
        subject[slot] = from.number();
        var voice = from.voice();
        if (voice != null) {
            ordinal[slot] = voice.next();
        }
        boolean plain = headers == null && !large && from.number() >= 0;
        if (!plain || extra[slot] != null) {
            extra[slot] = plain
                    ? null
                    : new Extra(headers, large ? payload : null, from.number() < 0 ? from : null);
        }
        position = start + stored;
        END.setRelease(this, end + 1);
    }

    private long place(int length) {
        int used = (int) position & CHUNK - 1;
        return used + length > CHUNK ? position - used + CHUNK : position;
    }

    private byte[] chunk(long where) {
        int index = (int) ((where >> CHUNK_BITS) % chunks.length);
        var found = chunks[index];
        if (found == null) {
            found = new byte[CHUNK];
            chunks[index] = found;
        }
        return found;
    }

    private void makeRoom(long upTo, int largeLength) {
        largeBytes += largeLength;
        long begin = first;
        long last = begin;
        while (last < end && (end - last >= capacity || upTo - offset[(int) last & slots - 1] > maxBytes
                || largeBytes > maxBytes)) {
            release(last++);
        }
        if (last != begin) {
            FIRST.setRelease(this, last);
            VarHandle.fullFence(); // readers must see that the old ones are gone before their bytes change
            for (long gone = begin; gone < last; gone++) {
                extra[(int) gone & slots - 1] = null;
            }
        }
    }

    private void release(long number) {
        int slot = (int) number & slots - 1;
        var company = (Extra) extra[slot];
        if (company != null && company.large != null) {
            largeBytes -= company.large.length;
        }
        var owner = owner(slot, company);
        var voice = owner.voice();
        boolean lastOfAgent = voice != null && voice.among(ordinal[slot]);
        boolean newest = owner.lastEntry() == number && owner.number() >= 0;
        if (lastOfAgent || newest) {
            var copy = copy(number, slot, company);
            if (newest) {
                subjects.keep(copy);
            }
            if (voice != null && lastOfAgent) {
                voice.leaves(copy, ordinal[slot], voices.shelf());
            }
        } else if (voice != null && voice.hasAside()) {
            voice.trim(voices.shelf());
        }
    }

    private LiveSubject owner(int slot, @Nullable Extra company) {
        return company != null && company.untracked != null ? company.untracked : subjects.get(subject[slot]);
    }

    private Entry copy(long number, int slot, @Nullable Extra company) {
        byte[] payload;
        if (company != null && company.large != null) {
            payload = company.large;
        } else {
            int start = (int) offset[slot] & CHUNK - 1;
            payload = size[slot] == 0
                    ? new byte[0]
                    : Arrays.copyOfRange(chunk(offset[slot]), start, start + size[slot]);
        }
        return new Entry(number, owner(slot, company), at[slot], payload, size[slot], company == null ? null : company.headers);
    }

    /** The message with that number, or null when it is not here any more or not yet. */
    public @Nullable Entry read(long number) {
        if (!here(number)) {
            return null;
        }
        try {
            int slot = (int) number & slots - 1;
            var entry = copy(number, slot, (Extra) extra[slot]);
            return stillHere(number) ? entry : null;
        } catch (IndexOutOfBoundsException | IllegalArgumentException torn) {
            if (stillHere(number)) {
                throw torn;
            }
            return null; // overwritten while it was being read
        }
    }

    /** The subject of the message with that number, without its bytes; null when it is not here. */
    public @Nullable LiveSubject subjectOf(long number) {
        if (!here(number)) {
            return null;
        }
        int slot = (int) number & slots - 1;
        int known = subject[slot];
        var company = (Extra) extra[slot];
        var found = known >= 0 ? subjects.get(known) : company == null ? null : company.untracked;
        return stillHere(number) ? found : null;
    }

    private boolean here(long number) {
        return number >= 0 && number < end() && number >= first();
    }

    private boolean stillHere(long number) {
        VarHandle.acquireFence();
        return number >= first();
    }
}
