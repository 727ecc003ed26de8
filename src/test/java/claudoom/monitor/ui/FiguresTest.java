package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as the screens write them. */
class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "7|7", "999|999", "1000|1,000", "-80|−80", "-1234|−1,234",
        "1204311|1,204,311", "9223372036854775807|9,223,372,036,854,775,807",
        "-9223372036854775808|−9,223,372,036,854,775,808"})
    void countsAreGroupedByThousands(long n, String written) {
        assertThat(Figures.count(n)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 s", "20|0 s", "200|0.2 s", "940|0.9 s", "960|1 s", "41000|41 s",
        "89000|89 s",
        "91000|2 min", "720000|12 min", "5400000|2 h", "18000000|5 h", "259200000|3 d", "-5000|0 s"})
    void agesHaveOneUnit(long millis, String written) {
        assertThat(Figures.age(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @Test
    void briefCountsKeepThreeFigures() {
        assertThat(Figures.brief(9_999_999)).isEqualTo("9,999,999");
        assertThat(Figures.brief(9_999, 9_999)).isEqualTo("9,999");
        assertThat(Figures.brief(10_000, 9_999)).isEqualTo("10.0 k");
        assertThat(Figures.brief(-1_234_567_890L, 99_999)).isEqualTo("\u22121.23 G");
        assertThat(Figures.brief(10_000_000)).isEqualTo("10.0 M");
        assertThat(Figures.brief(123_456_789)).isEqualTo("123 M");
        assertThat(Figures.brief(999_999_999)).isEqualTo("1.00 G");
        assertThat(Figures.brief(1_234_567_890)).isEqualTo("1.23 G");
        assertThat(Figures.brief(Long.MAX_VALUE)).isEqualTo("9.22 E");
        assertThat(Figures.brief(-12_345_678)).isEqualTo("\u221212.3 M");
    }

    @Test
    void anAgeRunsFromThenToNow() {
        var now = Instant.parse("2026-11-01T12:00:00Z");

        assertThat(Figures.age(now.minusSeconds(12), now)).isEqualTo("12 s");
        assertThat(Figures.ago(now.minusSeconds(12), now)).isEqualTo("12 s ago");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "0.01|<0.1", "0.2|0.2", "5|5", "5.25|5.3", "9.96|10", "12.4|12",
        "9840|9,840"})
    void ratesKeepADecimalBelowTen(double rate, String written) {
        assertThat(Figures.rate(rate)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12|+12/s", "-80|−80/s", "0.05|+3/min", "-0.5|−30/min", "0|0/s", "0.001|+4/h",
        "0.0001|0/s"})
    void slopesSayTheirDirection(double slope, String written) {
        assertThat(Figures.slope(slope)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 B", "168|168 B", "999|999 B", "1000|1.0 kB", "1234567|1.2 MB",
        "9949999|9.9 MB",
        "12000000|12 MB", "999999|1.0 MB", "107374182400|107 GB"})
    void sizesHaveOneUnit(long bytes, String written) {
        assertThat(Figures.bytes(bytes)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 %", "0.001|<1 %", "0.67|67 %", "0.999|99 %", "1|100 %", "1.5|150 %"})
    void sharesNeverPretendToBeNothingOrAll(double share, String written) {
        assertThat(Figures.percent(share)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 ms", "10|<0.1 ms", "800|0.8 ms", "87000|87 ms", "1200000|1.2 s",
        "12000000|12 s"})
    void latenciesAreInMilliseconds(long micros, String written) {
        assertThat(Figures.latency(Duration.ofNanos(micros * 1000))).isEqualTo(written);
    }

    @Test
    void whatIsLeftReadsAsAClock() {
        assertThat(Figures.left(Duration.ofMinutes(8))).isEqualTo("8:00");
        assertThat(Figures.left(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
        assertThat(Figures.left(Duration.ofSeconds(-1))).isEqualTo("0:00");
    }

    @Test
    void theUnknownIsADashAndNeverZero() {
        assertThat(Figures.count((Long) null)).isEqualTo("–");
        assertThat(Figures.age(null)).isEqualTo("–");
        assertThat(Figures.age(null, Instant.EPOCH)).isEqualTo("–");
        assertThat(Figures.rate(null)).isEqualTo("–");
        assertThat(Figures.rate(Double.NaN)).isEqualTo("–");
        assertThat(Figures.slope(null)).isEqualTo("–");
        assertThat(Figures.bytes(null)).isEqualTo("–");
        assertThat(Figures.percent(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Figures.latency(null)).isEqualTo("–");
        assertThat(Figures.time(null)).isEqualTo("–");
        assertThat(Figures.exact(null)).isEqualTo("–");
    }

    @Test
    void timesAreOfThisPlace() {
        var at = Instant.parse("2026-11-01T12:00:07.123Z");

        assertThat(Figures.time(at)).matches("\\d\\d:\\d\\d:07");
        assertThat(Figures.timeMillis(at)).endsWith(":07.123");
        assertThat(OffsetDateTime.parse(Figures.exact(at)).toInstant()).isEqualTo(at);
    }
}
