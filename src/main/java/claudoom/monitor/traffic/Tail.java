package claudoom.monitor.traffic;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    private static final int CHUNK_BITS = Chunks.BITS;
    private static final int CHUNK = Chunks.SIZE;
    /** A payload larger than this keeps its own array, on the heap; it still counts towards the bytes. */
    private static final int LARGE = 1 << 18;
    private static final int CELL_BITS = 2;
    private static final int AT = 0;
    private static final int OFFSET = 1;
    /** Its size, and the number of its subject. */
    private static final int SIZE = 2;
    /** Of an agent's event which of its events it is, and the agent's number. */
    private static final int ORDINAL = 3;
    private static final byte SUPERSEDED = 1;
    private static final byte WITH_EXTRA = 2;
    /** The heap is not made for keeping more. */
    private static final long MOST_LARGE = 64L << 20;

    private final int capacity;
    private final int slots;
    private final long maxBytes;
    private final long maxLarge;
    private final Chunks chunks;
    /** Of each message four numbers side by side, see {@link #append}. */
    private final long[] cells;
    /** What is to be done when a message leaves, so that mostly nothing else need be looked at. */
    private final byte[] marks;
    private final @Nullable Object[] extra;
    private final Subjects subjects;
    private final Voices voices;
    private int chunkNumber = -1;
    private MemorySegment newestChunk = MemorySegment.NULL;
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
        maxLarge = Math.min(maxBytes, MOST_LARGE);
        this.subjects = subjects;
        this.voices = voices;
        chunks = new Chunks((int) (maxBytes >> CHUNK_BITS));
        cells = new long[slots << CELL_BITS];
        marks = new byte[slots];
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
            MemorySegment.copy(payload, 0, newestChunk(start), ValueLayout.JAVA_BYTE, start & CHUNK - 1, stored);
        }
        int voice = from.voice();
        int cell = slot << CELL_BITS;
        cells[cell + AT] = when;
        cells[cell + OFFSET] = start;
        cells[cell + SIZE] = pair(payload.length, from.number());
        cells[cell + ORDINAL] = pair(voice >= 0 ? voices.next(voice) : 0, voice);
        boolean plain = headers == null && !large && from.number() >= 0;
        if (!plain) {
            extra[slot] = new Extra(headers, large ? payload : null, from.number() < 0 ? from : null);
        }
        mark(slot, from, plain);
        position = start + stored;
        END.setRelease(this, end + 1);
    }

    /** The message before this one is the newest of its subject no more. */
    private void mark(int slot, LiveSubject from, boolean plain) {
        long before = from.lastEntry();
        if (before >= first) {
            marks[(int) before & slots - 1] |= SUPERSEDED;
        }
        marks[slot] = (byte) ((plain ? 0 : WITH_EXTRA) | (from.number() < 0 ? SUPERSEDED : 0));
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xffffffffL);
    }

    private static int high(long pair) {
        return (int) (pair >> 32);
    }

    private long cell(int slot, int which) {
        return cells[(slot << CELL_BITS) + which];
    }

    private long place(int length) {
        int used = (int) position & CHUNK - 1;
        return used + length > CHUNK ? position - used + CHUNK : position;
    }

    private MemorySegment newestChunk(long where) {
        int number = (int) (where >> CHUNK_BITS);
        if (number != chunkNumber) {
            newestChunk = chunks.toWrite(where);
            chunkNumber = number;
        }
        return newestChunk;
    }

    private void makeRoom(long upTo, int largeLength) {
        largeBytes += largeLength;
        long begin = first;
        long last = begin;
        int all = 0;
        while (last < end && (end - last >= capacity || upTo - cell((int) last & slots - 1, OFFSET) > maxBytes
                || largeBytes > maxLarge)) {
            all |= release(last++);
        }
        if (last != begin) {
            FIRST.setRelease(this, last);
            VarHandle.storeStoreFence(); // readers must see that the old ones are gone before their bytes change
            for (long gone = begin; (all & WITH_EXTRA) != 0 && gone < last; gone++) {
                extra[(int) gone & slots - 1] = null;
            }
        }
    }

    /** Sees to it that what is still wanted of a message that leaves is kept elsewhere; returns its marks. */
    private int release(long number) {
        int slot = (int) number & slots - 1;
        int mark = marks[slot];
        long event = cell(slot, ORDINAL);
        int voice = (int) event;
        boolean lastOfAgent = voice >= 0 && voices.among(voice, high(event));
        if (mark != SUPERSEDED || lastOfAgent) {
            rescue(number, slot, (mark & SUPERSEDED) == 0, lastOfAgent ? voice : Voices.NONE);
        }
        if (!lastOfAgent && voice >= 0 && voices.hasAside(voice)) {
            voices.get(voice).trim(voices.shelf());
        }
        return mark;
    }

    private void rescue(long number, int slot, boolean newest, int voice) {
        var company = (Extra) extra[slot];
        if (company != null && company.large != null) {
            largeBytes -= company.large.length;
        }
        if (newest || voice >= 0) {
            var copy = copy(number, slot, company);
            if (newest) {
                subjects.keep(copy);
            }
            if (voice >= 0) {
                voices.get(voice).leaves(copy, high(cell(slot, ORDINAL)), voices.shelf());
            }
        }
    }

    private LiveSubject owner(int slot, @Nullable Extra company) {
        return company != null && company.untracked != null ? company.untracked : subjects.get((int) cell(slot, SIZE));
    }

    private Entry copy(long number, int slot, @Nullable Extra company) {
        int size = high(cell(slot, SIZE));
        byte[] payload;
        if (company != null && company.large != null) {
            payload = company.large;
        } else {
            long offset = cell(slot, OFFSET);
            payload = new byte[Math.min(size, LARGE)];
            if (payload.length > 0) {
                MemorySegment.copy(chunks.toRead(offset), ValueLayout.JAVA_BYTE, offset & CHUNK - 1, payload, 0,
                        payload.length);
            }
        }
        return new Entry(number, owner(slot, company), cell(slot, AT), payload, size,
                company == null ? null : company.headers);
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
        int known = (int) cell(slot, SIZE);
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
