package claudoom.monitor.traffic;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Things by number, in pieces so that growing copies next to nothing: one thread adds, any may read what the count covers. */
final class Roll<T> {

    private static final int BITS = 12;
    private static final int PIECE = 1 << BITS;

    private volatile @Nullable Object[][] pieces = new Object[1][];
    private volatile int count;

    void add(T thing) {
        int number = count;
        int piece = number >> BITS;
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, piece * 2);
        }
        if (pieces[piece] == null) {
            pieces[piece] = new Object[PIECE];
        }
        pieces[piece][number & PIECE - 1] = thing;
        count = number + 1; // last, so that whoever reads the new count finds the thing
    }

    void replace(int number, T thing) {
        VarHandle.fullFence(); // whoever finds the new one must find all that happened before
        pieces[number >> BITS][number & PIECE - 1] = thing;
    }

    int count() {
        return count;
    }

    @SuppressWarnings("unchecked")
    T get(int number) {
        return (T) Objects.requireNonNull(pieces[number >> BITS][number & PIECE - 1]);
    }
}
