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
