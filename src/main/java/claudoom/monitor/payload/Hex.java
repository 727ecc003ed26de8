package claudoom.monitor.payload;

import java.util.Locale;

/** Bytes the way a hex editor shows them: offset, sixteen bytes, the same as ASCII. */
final class Hex {

    private static final int WIDTH = 16;
    private static final int BRIEF = 64;
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    static String dump(byte[] bytes, int trueSize) {
        int shown = Math.min(bytes.length, Limits.HEX_BYTES);
        StringBuilder dump = new StringBuilder(shown / WIDTH * 79 + 160);
        for (int at = 0; at < shown; at += WIDTH) {
            line(dump, bytes, at, Math.min(at + WIDTH, shown));
        }
        if (shown < trueSize) {
            dump.append(String.format(Locale.ROOT, "… the first %,d of %,d bytes\n", shown, trueSize));
        }
        return dump.toString();
    }

    /** A few bytes in one line, as CBOR's diagnostic notation writes them; of many the first, and how many there are. */
    static String brief(byte[] bytes, int from, int to) {
        int shown = Math.min(to - from, BRIEF);
        StringBuilder text = new StringBuilder("h'");
        for (int i = from; i < from + shown; i++) {
            text.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
        }
        return text.append(shown < to - from ? "…' " + Counted.of(to - from) + " bytes" : "'").toString();
    }

    private static void line(StringBuilder dump, byte[] bytes, int from, int to) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            dump.append(DIGITS.charAt(from >>> shift & 15));
        }
        dump.append("  ");
        for (int i = from; i < from + WIDTH; i++) {
            if (i < to) {
                dump.append(DIGITS.charAt(bytes[i] >> 4 & 15)).append(DIGITS.charAt(bytes[i] & 15));
            } else {
                dump.append("  ");
            }
            dump.append(i - from == WIDTH / 2 - 1 ? "  " : " ");
        }
        dump.append(" |");
        for (int i = from; i < to; i++) {
            dump.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        dump.append("|\n");
    }
}
