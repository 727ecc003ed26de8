package claudoom.monitor.feature.subjects.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a text within bytes that are a letter each, capitals or not, eight at a time: where its last two letters stand. A
 * million subjects are looked through in some hundredths of a second.
 */
final class LatinText {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final int CAPITAL = 'a' - 'A';

    private final byte[] wanted;
    private final int last;
    /** How far the other letter is before the last one: nothing if there is only one. */
    private final int before;
    private final long lastLetter;
    private final long lastSmall;
    private final long otherLetter;
    private final long otherSmall;

    /** @param lower letters of ASCII without capitals, at least one */
    LatinText(String lower) {
        wanted = new byte[lower.length()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) lower.charAt(i);
        }
        last = wanted.length - 1;
        before = Math.min(1, last);
        lastLetter = wanted[last] * EACH;
        lastSmall = small(wanted[last]);
        otherLetter = wanted[last - before] * EACH;
        otherSmall = small(wanted[last - before]);
    }

    /** The bit by which capitals differ, for a letter that has one. */
    private static long small(byte letter) {
        return letter >= 'a' && letter <= 'z' ? CAPITAL * EACH : 0;
    }

    /** Null if this cannot be found so. */
    static @Nullable LatinText of(String lower) {
        return canFind(lower) ? new LatinText(lower) : null;
    }

    static boolean canFind(String lower) {
        return !lower.isEmpty() && lower.chars().allMatch(c -> c < 0x80);
    }

    boolean in(byte[] text, int from, int to) {
        return find(text, from, to) >= 0;
    }

    /** Where it is found first within that part; -1 if nowhere. */
    int find(byte[] text, int from, int to) {
        int end = from + last;
        for (; end + Long.BYTES <= to; end += Long.BYTES) {
            for (long places = places(text, end); places != 0; places &= places - 1) {
                int place = end + Long.numberOfTrailingZeros(places) / Byte.SIZE;
                if (endsAt(place, text)) {
                    return place - last;
                }
            }
        }
        for (; end < to; end++) {
            if (endsAt(end, text)) {
                return end - last;
            }
        }
        return -1;
    }

    /** A bit for each of the eight where it may end; some too many. */
    private long places(byte[] text, int end) {
        long eight = (long) EIGHT.get(text, end);
        long other = (long) EIGHT.get(text, end - before);
        return zeros((eight | lastSmall) ^ lastLetter) & zeros((other | otherSmall) ^ otherLetter);
    }

    private static long zeros(long bytes) {
        return (bytes - EACH) & ~bytes & HIGHEST;
    }

    private boolean endsAt(int place, byte[] text) {
        for (int i = last, at = place; i >= 0; i--, at--) {
            int letter = text[at];
            if (wanted[i] != letter && (letter < 'A' || letter > 'Z' || wanted[i] != letter + CAPITAL)) {
                return false;
            }
        }
        return true;
    }

    int length() {
        return wanted.length;
    }
}
