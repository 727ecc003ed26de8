package claudoom.monitor.feature.subjects.model;

/**
 * What kind of name a token is, as far as its letters tell: the many children of a wide node are put together by it.
 *
 * @param prefix what the names of {@link Kind#PREFIX} begin with; empty for the others
 */
public record TokenClass(Kind kind, String prefix) {

    static final TokenClass NUMBER = new TokenClass(Kind.NUMBER, "");
    static final TokenClass UUID = new TokenClass(Kind.UUID, "");
    static final TokenClass HEX = new TokenClass(Kind.HEX, "");
    static final TokenClass OTHER = new TokenClass(Kind.OTHER, "");

    private static final int SHORTEST_HEX = 6;
    private static final int[] UUID_PARTS = {8, 4, 4, 4, 12};

    /** The kinds, in the order in which their groups stand. */
    public enum Kind {
        PREFIX, NUMBER, UUID, HEX, OTHER
    }

    /** Of a token alone; {@link Groups} sees the others as well. */
    static TokenClass of(String token) {
        int digits = 0;
        while (digits < token.length() && digit(token.charAt(digits))) {
            digits++;
        }
        if (digits == token.length()) {
            return digits == 0 ? OTHER : NUMBER;
        }
        if (uuid(token)) {
            return UUID;
        }
        if (hexLike(token) && token.chars().anyMatch(TokenClass::digit)) {
            return HEX;
        }
        var prefix = prefix(token);
        return prefix.isEmpty() ? OTHER : new TokenClass(Kind.PREFIX, prefix);
    }

    /** Whether it may be a number in base 16, although it has only digits or only letters. */
    static boolean hexLike(String token) {
        return token.length() >= SHORTEST_HEX && token.chars().allMatch(TokenClass::hex);
    }

    /** What comes before the first digit, back to a separator if there is one; without a digit what ends with the last separator. */
    private static String prefix(String token) {
        int end = 0;
        while (end < token.length() && !digit(token.charAt(end))) {
            end++;
        }
        int separator = separator(token, end);
        if (separator > 0) {
            return token.substring(0, separator);
        }
        return end == token.length() ? "" : token.substring(0, end);
    }

    /** The next shorter prefix of a token that ends with a separator; empty if there is none. */
    static String shorter(String prefix) {
        return prefix.substring(0, separator(prefix, prefix.length() - 1));
    }

    /** Place after the last separator before {@code end}; 0 if there is none. */
    private static int separator(String token, int end) {
        for (int i = end; i > 0; i--) {
            if (!Character.isLetterOrDigit(token.charAt(i - 1))) {
                return i;
            }
        }
        return 0;
    }

    private static boolean uuid(String token) {
        if (token.length() != 36) {
            return false;
        }
        int at = 0;
        for (int part : UUID_PARTS) {
            for (int end = at + part; at < end; at++) {
                if (!hex(token.charAt(at))) {
                    return false;
                }
            }
            if (at < token.length() && token.charAt(at++) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hex(int c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
