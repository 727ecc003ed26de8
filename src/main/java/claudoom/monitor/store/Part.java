package claudoom.monitor.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some hundred buckets of one consumer that follow each other: what is read and written at once. As bytes it is one column after the
 * other, each as differences in as few bytes as they need, with a count where they repeat: a quiet consumer costs some 60 bytes.
 */
final class Part {

    static final int SLOTS = Arrays.stream(Tier.values()).mapToInt(tier -> tier.slots).max().orElseThrow();
    private static final byte FORM = 1;
    private static final int LONGEST = 10;

    final long[] cells = new long[SLOTS * Cells.WIDE];
    private final long[] column = new long[SLOTS];
    private final int[] slots = new int[SLOTS];
    private final ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST * SLOTS * (Cells.WIDE + 1));

    void clear() {
        Arrays.fill(cells, 0);
    }

    boolean has(int slot) {
        return cells[slot * Cells.WIDE + Cells.PRESENT] != 0;
    }

    /** One bucket from elsewhere. */
    void merge(int slot, long[] from, int source) {
        Cells.merge(cells, slot * Cells.WIDE, from, source);
    }

    void merge(Part other) {
        for (int slot = 0; slot < SLOTS; slot++) {
            merge(slot, other.cells, slot * Cells.WIDE);
        }
    }

    byte[] written() {
        int count = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (has(slot)) {
                slots[count] = slot;
                column[count] = (long) slot - count;
                count++;
            }
        }
        bytes.clear().put(FORM);
        number(count);
        column(count);
        for (int field = 0; field < Cells.WIDE; field++) {
            for (int n = 0; n < count; n++) {
                column[n] = relative(slots[n] * Cells.WIDE, field);
            }
            column(count);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Minimum and maximum as what they differ from the last by: mostly nothing. */
    private long relative(int bucket, int field) {
        long value = cells[bucket + field];
        if (field < Cells.min(0)) {
            return value;
        }
        int figure = (field - Cells.min(0)) / 3;
        return field == Cells.last(figure) ? value : value - cells[bucket + Cells.last(figure)];
    }

    private void column(int count) {
        long before = 0;
        for (int n = 0; n < count;) {
            long step = column[n] - before;
            before = column[n];
            number((step << 1) ^ (step >> 63));
            n++;
            if (step == 0) {
                int more = n;
                while (more < count && column[more] == before) {
                    more++;
                }
                number(more - n);
                n = more;
            }
        }
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    /** @return false if these are no bytes of a part; it is empty then */
    boolean read(byte[] written) {
        clear();
        var from = ByteBuffer.wrap(written);
        boolean whole = from.remaining() >= 2 && from.get() == FORM && fill(from) && !from.hasRemaining();
        if (!whole) {
            clear();
        }
        return whole;
    }

    private boolean fill(ByteBuffer from) {
        long count = number(from);
        if (count < 0 || count > SLOTS || !column(from, (int) count)) {
            return false;
        }
        for (int n = 0; n < count; n++) {
            long slot = column[n] + n;
            if (slot < 0 || slot >= SLOTS || (n > 0 && slot <= slots[n - 1])) {
                return false;
            }
            slots[n] = (int) slot;
        }
        for (int field = 0; field < Cells.WIDE; field++) {
            if (!column(from, (int) count)) {
                return false;
            }
            for (int n = 0; n < count; n++) {
                cells[slots[n] * Cells.WIDE + field] = column[n];
            }
        }
        return absolute((int) count);
    }

    private boolean absolute(int count) {
        for (int n = 0; n < count; n++) {
            int bucket = slots[n] * Cells.WIDE;
            if (cells[bucket + Cells.PRESENT] <= 0) {
                return false;
            }
            for (int figure = 0; figure < Cells.FIGURES; figure++) {
                cells[bucket + Cells.min(figure)] += cells[bucket + Cells.last(figure)];
                cells[bucket + Cells.max(figure)] += cells[bucket + Cells.last(figure)];
            }
        }
        return true;
    }

    private boolean column(ByteBuffer from, int count) {
        long before = 0;
        for (int n = 0; n < count;) {
            if (!from.hasRemaining()) {
                return false;
            }
            long folded = number(from);
            before += (folded >>> 1) ^ -(folded & 1);
            column[n++] = before;
            if (folded == 0) {
                long repeats = from.hasRemaining() ? number(from) : -1;
                if (repeats < 0 || repeats > count - n) {
                    return false;
                }
                Arrays.fill(column, n, n + (int) repeats, before);
                n += (int) repeats;
            }
        }
        return true;
    }

    /** Ends with what there is where a number is cut off: the form of the whole shows it. */
    private static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 64 && from.hasRemaining(); shift += 7) {
            byte next = from.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }
}
