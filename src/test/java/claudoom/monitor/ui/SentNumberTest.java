package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers from outside read as all others do and lose nothing unseen. */
class SentNumberTest {

    @Test
    void aNumberIsGroupedAndKeepsEveryDigit() {
        assertThat(SentNumber.whole("9007199254740993")).isEqualTo("9,007,199,254,740,993");
        assertThat(SentNumber.whole("-1234.5678901")).isEqualTo("\u22121,234.5678901");
        assertThat(SentNumber.whole("12")).isEqualTo("12");
        assertThat(SentNumber.whole("1E-7")).isEqualTo("1E\u22127");
        assertThat(SentNumber.whole("1e400")).isEqualTo("1e400");
        assertThat(SentNumber.whole("NaN")).isEqualTo("NaN");
        assertThat(SentNumber.whole("")).isEmpty();
    }

    @Test
    void whatHasNoRoomIsShortenedAsFiguresAre() {
        assertThat(SentNumber.within("1234", 5)).isEqualTo("1,234");
        assertThat(SentNumber.within("9007199254740993", 8)).isEqualTo("9.01 P");
        assertThat(SentNumber.within("-12345678", 8)).isEqualTo("\u221212.3 M");
        assertThat(SentNumber.within("999999999", 8)).isEqualTo("1.00 G");
        assertThat(SentNumber.within("20.142857142857142", 8)).isEqualTo("20.14286");
        assertThat(SentNumber.within("-20.142857142857142", 8)).isEqualTo("\u221220.1429");
        assertThat(SentNumber.within("0.1000000000000000055511151231257827", 8)).isEqualTo("0.100000");
        assertThat(SentNumber.within("1234567.891", 8)).isEqualTo("1.23 M");
        assertThat(SentNumber.within("0.00000012345678", 8)).isEqualTo("1.23e\u22127");
        assertThat(SentNumber.within("1234567890123456789012345", 8)).isEqualTo("1.23e24");
        assertThat(SentNumber.within("1.23456789e-999999999", 8)).isEqualTo("1.23e\u2212999999999");
        assertThat(SentNumber.within("0.000000000000", 8)).isEqualTo("0");
        assertThat(SentNumber.within("999.99999999", 4)).isEqualTo("1.00 k");
        assertThat(SentNumber.within("123456789e99999999999", 8)).isEqualTo("123456789e99999999999");
    }

    @Test
    void whatIsShortenedIsNearWhatWasSent() {
        var random = new Random(7);
        for (int n = 0; n < 5_000; n++) {
            var sent = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(-5, 24)).toString();
            var shown = SentNumber.within(sent, 9);
            assertThat(shown.length()).as(sent + " as " + shown).isLessThanOrEqualTo(9);
            var read = new BigDecimal(read(shown));
            assertThat(read.subtract(new BigDecimal(sent)).abs()).as(sent + " as " + shown)
                    .isLessThanOrEqualTo(new BigDecimal(sent).abs().movePointLeft(2));
        }
    }

    private static String read(String shown) {
        var plain = shown.replace(",", "").replace('\u2212', '-');
        for (var unit : new String[][] {{" k", "e3"}, {" M", "e6"}, {" G", "e9"}, {" T", "e12"}, {" P", "e15"},
            {" E", "e18"}}) {
            plain = plain.replace(unit[0], unit[1]);
        }
        return plain;
    }
}
