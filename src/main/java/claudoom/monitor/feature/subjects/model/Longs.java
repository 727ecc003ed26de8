package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/**
 * As many long numbers as are needed, in pieces, so that growing copies nothing; a piece in which none was set costs nothing.
 * Apart from {@link Ints} because with a million subjects a number of eight bytes where four are enough is four megabytes.
 */
final class Longs {

    private static final int BITS = 12;
    private static final int PIECE = 1 << BITS;

    private final long unset;
    private long[][] pieces = new long[16][];

    Longs(long unset) {
        this.unset = unset;
    }

    long get(int place) {
        int piece = place >> BITS;
        if (piece >= pieces.length || pieces[piece] == null) {
            return unset;
        }
        return pieces[piece][place & (PIECE - 1)];
    }

    void set(int place, long value) {
        int piece = place >> BITS;
        if (piece >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(piece + 1, pieces.length * 2));
        }
        if (pieces[piece] == null) {
            if (value == unset) {
                return;
            }
            pieces[piece] = new long[PIECE];
            Arrays.fill(pieces[piece], unset);
        }
        pieces[piece][place & (PIECE - 1)] = value;
    }

    void clear() {
        pieces = new long[16][];
    }
}
