package claudoom.monitor.feature.subjects.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A pattern of NATS held against subjects that are bytes of a letter each; says the same as {@code SubjectPattern}, sooner. */
final class LatinPattern {

    private static final byte[] REST = {'>'};

    private final List<byte[]> tokens;
    private final boolean rest;

    /** @param pattern of letters that fit into a byte */
    LatinPattern(String pattern) {
        var all = Arrays.stream(pattern.split("\\.", -1)).map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        rest = Arrays.equals(all.getLast(), REST);
        tokens = rest ? all.subList(0, all.size() - 1) : all;
    }

    static boolean canRead(String pattern) {
        return pattern.chars().allMatch(c -> c <= 0xff);
    }

    boolean matches(byte[] text, int from, int to) {
        if (!rest && !endsWith(tokens.getLast(), text, from, to)) {
            return false;
        }
        int at = from;
        for (int n = 0; n < tokens.size(); n++) {
            var token = tokens.get(n);
            int end = any(token) ? dot(text, at, to) : after(token, text, at, to);
            boolean last = n == tokens.size() - 1 && !rest;
            if (end < 0 || last != (end == to)) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    private static boolean any(byte[] token) {
        return token.length == 1 && token[0] == '*';
    }

    /** Most subjects differ there, so that nothing else need be compared. */
    private static boolean endsWith(byte[] token, byte[] text, int from, int to) {
        return any(token) || (to - from >= token.length
                && Arrays.equals(token, 0, token.length, text, to - token.length, to));
    }

    /** Where the token ends that begins here, if it is this one; else -1. */
    private static int after(byte[] token, byte[] text, int at, int to) {
        int end = at + token.length;
        boolean same = end <= to && (end == to || text[end] == '.')
                && Arrays.equals(token, 0, token.length, text, at, end);
        return same ? end : -1;
    }

    private static int dot(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != '.') {
            end++;
        }
        return end;
    }
}
