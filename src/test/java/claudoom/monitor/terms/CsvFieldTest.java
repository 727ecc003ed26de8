package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a spreadsheet would run, every number a number, and each text to be had again. */
class CsvFieldTest {

    private static String written(String text) {
        var field = CsvField.of(text);
        assertThat(field).startsWith("\"").endsWith("\"");
        return field.substring(1, field.length() - 1).replace("\"\"", "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5", "-12", "3.25", "-1e9", "-1.5E-12", "2e+3"})
    void numbersAreWrittenAsTheyAre(String number) {
        assertThat(written(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-", "--1", "-1+2", "-1e", "-.5", "-1;2", "-1\n", "@SUM(A1)", "\t=1",
        "-1e5+cmd", "＝1",
        "-०"})
    void whatCouldBeAFormulaGetsAnApostrophe(String text) {
        assertThat(written(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "'", "'quoted'", "'=1", "+AB/cd==", "-1 ", "a\"b", "''", "-0.5"})
    void oneApostropheLessIsTheTextAgain(String text) {
        var there = written(text);
        assertThat(there.startsWith("'") ? there.substring(1) : there).isEqualTo(text);
    }
}
