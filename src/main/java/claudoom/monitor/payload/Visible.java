package claudoom.monitor.payload;

import java.util.Locale;

/**
 * Text from outside made safe to show: what would be invisible, move the cursor or turn the reading direction becomes a
 * glyph of its own ({@code ␛}) or its number ({@code \}{@code u202E}). Everything shown that came over the wire goes through here.
 */
public final class Visible {

    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private Visible() {}

    /** The whole text in one line. */
    public static String of(String text) {
        return shown(text, Integer.MAX_VALUE, false);
    }

    /** The text in one line of at most {@code most} characters (code points); a cut shows as {@code …} within them. */
    public static String line(String text, int most) {
        return shown(text, most, false);
    }

    /** As {@link #line}, but line breaks and tabs stay what they are. */
    public static String lines(String text, int most) {
        return shown(text, most, true);
    }

    private static String shown(String text, int most, boolean breaks) {
        int from = text.length() <= most ? harmless(text, breaks) : 0;
        if (from == text.length() && text.length() <= most) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most) + 16);
        int room = most;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            int needs = safe(codePoint, breaks) ? 1 : width(codePoint);
            if (needs > room || (needs == room && next < text.length())) {
                // the last place is only ever given to the last character, so there is room for this one
                shown.append(room > 0 ? "…" : "");
                break;
            }
            append(shown, codePoint, breaks);
            room -= needs;
            i = next;
        }
        return shown.toString();
    }

    private static int harmless(String text, boolean breaks) {
        int i = 0;
        while (i < text.length() && safe(text.codePointAt(i), breaks)) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean safe(int codePoint, boolean breaks) {
        return (breaks && (codePoint == '\n' || codePoint == '\t')) || !hostile(codePoint);
    }

    /** Whether a character must not reach the screen as it is. */
    static boolean hostile(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7f) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> blank(codePoint);
        };
    }

    /** Letters and marks that show nothing, so that two texts look the same and are not. */
    private static boolean blank(int codePoint) {
        return codePoint == 0x034f || codePoint == 0x115f || codePoint == 0x1160 || codePoint == 0x2800
                || codePoint == 0x3164 || codePoint == 0xffa0 || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
    }

    private static int width(int codePoint) {
        return codePoint < ' ' || codePoint == 0x7f ? 1 : codePoint <= 0xffff ? 6 : 9;
    }

    private static void append(StringBuilder shown, int codePoint, boolean breaks) {
        if (safe(codePoint, breaks)) {
            shown.appendCodePoint(codePoint);
        } else if (codePoint == '\n' || codePoint == '\t') {
            shown.append(codePoint == '\n' ? '↵' : '⇥'); // fonts lack the pictures, and these two are common
        } else if (codePoint < ' ') {
            shown.append((char) (PICTURES + codePoint));
        } else if (codePoint == 0x7f) {
            shown.append((char) PICTURE_OF_DELETE);
        } else if (codePoint <= 0xffff) {
            shown.append(String.format(Locale.ROOT, "\\u%04X", codePoint));
        } else {
            shown.append(String.format(Locale.ROOT, "\\u{%05X}", codePoint));
        }
    }

    /** The inside of a JSON string that says the same, loses nothing and shows everything. */
    static String json(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '"' -> shown.append("\\\"");
                case '\\' -> shown.append("\\\\");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\r' -> shown.append("\\r");
                default -> appendJson(shown, codePoint);
            }
        });
        return shown.toString();
    }

    private static void appendJson(StringBuilder shown, int codePoint) {
        if (!hostile(codePoint)) {
            shown.appendCodePoint(codePoint);
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }
}
