package claudoom.monitor.feature.subjects.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A pattern of NATS held against subjects that are bytes of a letter each; says the same as {@code SubjectPattern}, sooner. */
final class LatinPattern {

    private static final byte[] ANY = {'*'};
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

    boolean matches(byte[] subject) {
        int at = 0;
        for (int n = 0; n < tokens.size(); n++) {
            var token = tokens.get(n);
            int end = Arrays.equals(token, ANY) ? dot(subject, at) : after(token, subject, at);
            boolean last = n == tokens.size() - 1 && !rest;
            if (end < 0 || last != (end == subject.length)) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    /** Where the token ends that begins here, if it is this one; else -1. */
    private static int after(byte[] token, byte[] subject, int at) {
        int end = at + token.length;
        boolean same = end <= subject.length && (end == subject.length || subject[end] == '.')
                && Arrays.equals(token, 0, token.length, subject, at, end);
        return same ? end : -1;
    }

    private static int dot(byte[] subject, int from) {
        int end = from;
        while (end < subject.length && subject[end] != '.') {
            end++;
        }
        return end;
    }
}
