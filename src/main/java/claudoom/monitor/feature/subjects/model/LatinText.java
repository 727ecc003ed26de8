package claudoom.monitor.feature.subjects.model;

/**
 * Looks for a text within bytes that are a letter each, capitals or not, and skips what cannot hold it: a million subjects are
 * looked through in some hundredths of a second.
 */
final class LatinText {

    private static final int BYTES = 256;

    private final byte[] wanted;
    private final byte[] small = new byte[BYTES];
    private final int[] skip = new int[BYTES];

    /** @param lower letters of ASCII without capitals, at least one */
    LatinText(String lower) {
        int last = lower.length() - 1;
        wanted = new byte[lower.length()];
        for (int b = 0; b < BYTES; b++) {
            small[b] = (byte) (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
            skip[b] = wanted.length;
        }
        for (int i = 0; i <= last; i++) {
            wanted[i] = (byte) lower.charAt(i);
        }
        for (int b = 0; b < BYTES; b++) {
            for (int i = 0; i < last; i++) {
                skip[b] = small[b] == wanted[i] ? last - i : skip[b];
            }
        }
    }

    static boolean canFind(String lower) {
        return !lower.isEmpty() && lower.chars().allMatch(c -> c < 0x80);
    }

    boolean in(byte[] text) {
        int last = wanted.length - 1;
        for (int end = last; end < text.length; end += skip[text[end] & 0xff]) {
            int back = 0;
            while (back <= last && small[text[end - back] & 0xff] == wanted[last - back]) {
                back++;
            }
            if (back > last) {
                return true;
            }
        }
        return false;
    }
}
