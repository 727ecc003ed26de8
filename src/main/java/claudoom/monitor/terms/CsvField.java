package claudoom.monitor.terms;

/** A text as a field of a CSV file (RFC 4180), always quoted. */
public final class CsvField {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvField() {}

    /** What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"). */
    public static String of(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
