package claudoom.monitor.ui;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines are read from left to right, as the screen is, also those that begin with Arabic or Hebrew; their words keep their own direction. */
public final class Upright {

    /** Shows nothing, and is a letter that is read from left to right. */
    private static final char MARK = '\u200e';

    private Upright() {}

    /** A line for a label or a cell; not for what is copied or looked for. */
    public static String line(String text) {
        for (int i = 0; i < text.length();) {
            int letter = text.codePointAt(i);
            if (turns(letter)) {
                return MARK + text;
            }
            if (Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return text;
            }
            i += Character.charCount(letter);
        }
        return text;
    }

    /** The same for each line of a text. */
    static String lines(String text) {
        return text.codePoints().noneMatch(Upright::turns)
                ? text
                : Arrays.stream(text.split("\n", -1)).map(Upright::line).collect(Collectors.joining("\n"));
    }

    private static boolean turns(int letter) {
        byte way = Character.getDirectionality(letter);
        return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** What was shown, as it was before; a mark that was sent is never shown as it is. */
    static String without(String shown) {
        return shown.indexOf(MARK) < 0 ? shown : shown.replace(String.valueOf(MARK), "");
    }
}
