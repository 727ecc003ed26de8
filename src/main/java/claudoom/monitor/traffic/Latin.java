package claudoom.monitor.traffic;

import java.nio.charset.StandardCharsets;

/** Texts that are bytes of a letter each, somewhere among other bytes. */
final class Latin {

    private Latin() {}

    static boolean fits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] letters, int from, int to) {
        return new String(letters, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether this is that text; makes nothing. */
    static boolean says(byte[] letters, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = from, j = 0; i < to; i++, j++) {
            if ((letters[i] & 0xff) != text.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    /** As the string's own. */
    static int hash(byte[] letters, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + (letters[i] & 0xff);
        }
        return hash;
    }
}
