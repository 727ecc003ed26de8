package claudoom.monitor.feature.lag.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Walks over JSON as the server writes it, without making anything of what is walked over. For pages of hundreds of lines of which
 * little is wanted; what it does not expect is {@link Odd}, and is read the usual way then.
 */
final class JsonBytes {

    /** No more digits than a long is sure to hold. */
    private static final int MOST_DIGITS = 18;
    private static final int DEEPEST = 64;
    private static final long SECONDS_A_DAY = 86_400;

    private final byte[] bytes;
    private int at;

    /** Not JSON as the server usually writes it. */
    static final class Odd extends Exception {
        private static final long serialVersionUID = 1;

        Odd() {
            super("unexpected", null, false, false);
        }
    }

    JsonBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    /** The byte that comes next, white space left out. */
    int next() throws Odd {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        if (at >= bytes.length) {
            throw new Odd();
        }
        return bytes[at];
    }

    void take(char wanted) throws Odd {
        if (next() != wanted) {
            throw new Odd();
        }
        at++;
    }

    /** Whether that comes next; it is behind us then. */
    boolean took(char wanted) throws Odd {
        boolean there = next() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    /** Begins an object or goes on in it. @return whether a name comes next */
    boolean member(boolean first) throws Odd {
        if (took('}')) {
            return false;
        }
        if (!first) {
            take(',');
        }
        if (next() != '"') {
            throw new Odd();
        }
        return true;
    }

    /** A name or text without escapes: where it begins; {@link #at} is behind its closing quote then. */
    int plain() throws Odd {
        take('"');
        int from = at;
        while (at < bytes.length && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                throw new Odd();
            }
            at++;
        }
        at++;
        if (at > bytes.length) {
            throw new Odd();
        }
        return from;
    }

    /** Of what {@link #plain} has just gone over. */
    boolean was(int from, byte[] word) {
        return at - 1 - from == word.length && Arrays.equals(bytes, from, at - 1, word, 0, word.length);
    }

    String text(int from) {
        return new String(bytes, from, at - 1 - from, StandardCharsets.UTF_8);
    }

    /** A whole number that is not negative. */
    long count() throws Odd {
        next();
        int from = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        boolean ended = at < bytes.length && (bytes[at] == ',' || bytes[at] == '}' || bytes[at] <= ' ');
        if (at == from || at - from > MOST_DIGITS || !ended) {
            throw new Odd();
        }
        return value;
    }

    boolean flag() throws Odd {
        boolean yes = next() == 't';
        for (int n = 0; n < (yes ? 4 : 5); n++) {
            if (at >= bytes.length || bytes[at++] != (yes ? "true" : "false").charAt(n)) {
                throw new Odd();
            }
        }
        return yes;
    }

    /** Over a value of any kind. */
    void skip() throws Odd {
        int depth = 0;
        do {
            int what = next();
            if (what == '"') {
                skipText();
            } else if (what == '{' || what == '[') {
                at++;
                if (++depth > DEEPEST) {
                    throw new Odd();
                }
            } else if (what == '}' || what == ']') {
                at++;
                depth--;
            } else if (what == ',' || what == ':') {
                at++;
            } else {
                skipWord();
            }
            if (depth < 0) {
                throw new Odd();
            }
        } while (depth > 0);
    }

    private void skipText() throws Odd {
        at++;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at++;
        if (at > bytes.length) {
            throw new Odd();
        }
    }

    private void skipWord() throws Odd {
        int from = at;
        while (at < bytes.length && bytes[at] > ' ' && ",:]}[{\"".indexOf(bytes[at]) < 0) {
            at++;
        }
        if (at == from) {
            throw new Odd();
        }
    }

    /** As Go writes the moments of servers: in UTC, with up to nine digits behind the seconds. */
    Instant time() throws Odd {
        int from = plain();
        int end = at - 1;
        if (end - from < 20 || bytes[end - 1] != 'Z' || bytes[from + 4] != '-' || bytes[from + 7] != '-'
                || bytes[from + 10] != 'T' || bytes[from + 13] != ':' || bytes[from + 16] != ':') {
            throw new Odd();
        }
        long day = day(digits(from, 4), digits(from + 5, 2), digits(from + 8, 2));
        int second = digits(from + 17, 2);
        if (second > 59) {
            throw new Odd();
        }
        return Instant.ofEpochSecond(
                day * SECONDS_A_DAY + digits(from + 11, 2) * 3_600L + digits(from + 14, 2) * 60L + second,
                end - from == 20 ? 0 : fraction(from + 19, end - 1));
    }

    private long fraction(int dot, int end) throws Odd {
        int many = end - dot - 1;
        if (bytes[dot] != '.' || many < 1 || many > 9) {
            throw new Odd();
        }
        long nanos = digits(dot + 1, many);
        for (int n = many; n < 9; n++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int digits(int from, int many) throws Odd {
        int value = 0;
        for (int n = from; n < from + many; n++) {
            if (bytes[n] < '0' || bytes[n] > '9') {
                throw new Odd();
            }
            value = value * 10 + bytes[n] - '0';
        }
        return value;
    }

    /** Days since 1970 in our calendar; years begin in March here, so that the day that some lack is the last. */
    private static long day(int year, int month, int day) throws Odd {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            throw new Odd();
        }
        long y = month <= 2 ? year - 1L : year;
        long m = month > 2 ? month - 3L : month + 9L;
        return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719_468;
    }
}
