package claudoom.monitor.terms;

import java.util.regex.Pattern;

/** A text as a field of a CSV file (RFC 4180), always quoted. */
public final class CsvField {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    /** Is calculated with, and cannot be anything else. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private CsvField() {}

    /**
     * What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"), and so does what begins
     * with one: who takes one apostrophe off the beginning has the text again. Numbers stay numbers.
     */
    public static String of(String text) {
        boolean guarded = !text.isEmpty() && (text.charAt(0) == '\'' || FORMULA.indexOf(text.charAt(0)) >= 0)
                && !NUMBER.matcher(text).matches();
        return '"' + (guarded ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
