package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** As many integers as are needed, in pieces, so that growing copies nothing; a piece in which none was set costs nothing. */
final class Ints {

    private static final int BITS = 12;
    private static final int PIECE = 1 << BITS;

    private final int unset;
    private int[][] pieces = new int[16][];

    Ints(int unset) {
        this.unset = unset;
    }

    int get(int place) {
        int piece = place >> BITS;
        if (piece >= pieces.length || pieces[piece] == null) {
            return unset;
        }
        return pieces[piece][place & (PIECE - 1)];
    }

    void set(int place, int value) {
        int piece = place >> BITS;
        if (piece >= pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(piece + 1, pieces.length * 2));
        }
        if (pieces[piece] == null) {
            if (value == unset) {
                return;
            }
            pieces[piece] = new int[PIECE];
            Arrays.fill(pieces[piece], unset);
        }
        pieces[piece][place & (PIECE - 1)] = value;
    }

    void clear() {
        pieces = new int[16][];
    }
}
