package claudoom.monitor.feature.subjects.model;

/** Compares names as people do: a run of digits counts as the number it is. */
final class Names {

    private Names() {}

    static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char c = a.charAt(i);
            char d = b.charAt(j);
            if (digit(c) && digit(d)) {
                int iEnd = digitsEnd(a, i);
                int jEnd = digitsEnd(b, j);
                int byNumber = numbers(a, i, iEnd, b, j, jEnd);
                if (byNumber != 0) {
                    return byNumber;
                }
                i = iEnd;
                j = jEnd;
            } else if (c != d) {
                return Character.compare(c, d);
            } else {
                i++;
                j++;
            }
        }
        int byRest = Integer.compare(a.length() - i, b.length() - j);
        return byRest != 0 ? byRest : a.compareTo(b);
    }

    /** How many characters all names begin with, none of them within a number. */
    static int common(String[] names) {
        if (names.length == 0) {
            return 0;
        }
        var first = names[0];
        int common = first.length();
        for (var name : names) {
            common = Math.min(common, name.length());
            while (!name.regionMatches(0, first, 0, common)) {
                common--;
            }
        }
        while (common > 0 && digit(first.charAt(common - 1))) {
            common--;
        }
        return common;
    }

    /**
     * What comes after the common beginning, packed into a number: where two of them differ the smaller belongs to the name
     * that comes first, so that a hundred thousand names are sorted without looking at their letters again and again.
     */
    static long packed(String name, int from) {
        var packed = new Packed();
        int i = from;
        while (i < name.length() && packed.room() > 0) {
            char c = name.charAt(i);
            if (!digit(c)) {
                packed.add(c);
                i++;
                continue;
            }
            int end = digitsEnd(name, i);
            int start = significant(name, i, end);
            packed.add('0');
            packed.add((char) Math.min(end - start, Packed.MOST));
            for (int d = start; d < end; d++) {
                packed.add(name.charAt(d));
            }
            i = end;
        }
        return packed.value();
    }

    /** Seven places of a byte; from a letter on that does not fit nothing more is told apart. */
    private static final class Packed {

        private static final int PLACES = 7;
        private static final char MOST = 254;

        private long value;
        private int used;

        int room() {
            return PLACES - used;
        }

        void add(char c) {
            if (used == PLACES) {
                return;
            }
            value = (value << 8) | (c >= MOST ? MOST + 1 : c + 1);
            used++;
            if (c >= MOST) {
                value <<= 8 * (PLACES - used);
                used = PLACES;
            }
        }

        long value() {
            return value << (8 * (PLACES - used));
        }
    }

    private static int numbers(String a, int i, int iEnd, String b, int j, int jEnd) {
        int from = significant(a, i, iEnd);
        int other = significant(b, j, jEnd);
        if (iEnd - from != jEnd - other) {
            return Integer.compare(iEnd - from, jEnd - other);
        }
        for (; from < iEnd; from++, other++) {
            int byDigit = Character.compare(a.charAt(from), b.charAt(other));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return 0;
    }

    private static int significant(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
