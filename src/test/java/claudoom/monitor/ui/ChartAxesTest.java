package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Gap;
import claudoom.monitor.ui.TimeChart.Mark;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Round numbers upright, round moments along, words that do not touch, values under the cursor. */
class ChartAxesTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"7,5", "1360,5", "1000,4", "0.3,5", "9999,3", "1,5", "1e12,6", "9.2e18,5", "3,1"})
    void theAxisStartsAtZeroAndHasAirAbove(double highest, int lines) {
        var axis = ValueAxis.over(0, highest, lines, false);

        assertThat(axis.low()).isZero();
        assertThat(axis.place(highest)).isBetween(0.3, 0.951);
        assertThat(axis.ticks()).hasSizeBetween(2, lines + 2).first().isEqualTo(0.0);
    }

    @Test
    void labelsAreAsPreciseAsTheStep() {
        assertThat(labels(1360, 5)).containsExactly("0", "500", "1,000", "1,500");
        assertThat(labels(0.3, 5)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4");
        assertThat(labels(23_000_000, 3)).containsExactly("0", "10 M", "20 M", "30 M");
        assertThat(labels(2.2e12, 3)).containsExactly("0", "1 T", "2 T", "3 T");
        assertThat(labels(0.0004, 4)).containsExactly("0.0000", "0.0002", "0.0004", "0.0006");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void zeroAndNothingGiveAnAxisAllTheSame(boolean log) {
        var nothing = ValueAxis.over(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5, log);

        assertThat(nothing.ticks()).containsExactly(0.0, 1.0);
        assertThat(ValueAxis.over(0, 0, 5, log)).isEqualTo(nothing);
    }

    @Test
    void belowZeroThereIsRoomBelow() {
        var axis = ValueAxis.over(-80, 12, 6, false);

        assertThat(axis.place(-80)).isBetween(0.0, 0.3);
        assertThat(axis.ticks()).contains(0.0);
        assertThat(axis.label(-50)).isEqualTo("−50");
    }

    @Test
    void aLogarithmicAxisHasDecades() {
        var axis = ValueAxis.over(0, 4500, 5, true);

        assertThat(axis.ticks()).containsExactly(0.0, 1.0, 10.0, 100.0, 1000.0, 10000.0);
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(99)).isBetween(0.49, 0.51);
        assertThat(axis.place(-3)).isZero();
    }

    @Test
    void momentsAreRoundAndAsPreciseAsTheirDistance() {
        assertThat(times("2026-11-03T18:42:10Z", 3600, 7)).containsExactly("18:50", "19:00", "19:10", "19:20", "19:30",
                "19:40");
        assertThat(times("2026-11-03T18:42:10Z", 60, 5)).containsExactly("18:42:15", "18:42:30", "18:42:45",
                "18:43:00");
        assertThat(times("2026-11-03T18:42:10Z", 1, 3)).containsExactly("18:42:10.000", "18:42:10.500", "18:42:11.000");
        assertThat(times("2026-11-03T18:00:00Z", 12 * 3600, 4)).containsExactly("18:00", "21:00", "4 Nov", "03:00",
                "06:00");
        assertThat(times("2026-11-03T18:00:00Z", 7 * 86400, 4)).containsExactly("5 Nov", "7 Nov", "9 Nov");
    }

    @Test
    void thereAreNeverManyMoreTicksThanAskedFor() {
        for (long span = 1; span < 4_000_000_000_000L; span = span * 3 + 1) {
            assertThat(TimeTicks.over(1_700_000_000_000L, 1_700_000_000_000L + span, 8, UTC))
                    .hasSizeLessThanOrEqualTo(10);
        }
        assertThat(TimeTicks.over(5, 5, 8, UTC)).isEmpty();
        assertThat(TimeTicks.over(5, 9000, 0, UTC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z"})
    void hoursStayRoundWhereTheClockIsChanged(String from) {
        long begin = Instant.parse(from).toEpochMilli();

        var ticks = TimeTicks.over(begin, begin + 36 * 3_600_000L, 14, BERLIN);

        assertThat(ticks)
                .allMatch(t -> t.label().endsWith(":00") || t.label().endsWith("Mar") || t.label().endsWith("Oct"));
        assertThat(ticks.stream().filter(t -> !t.label().contains(":"))).hasSize(2);
    }

    @Test
    void wordsDoNotTouchAndStayInside() {
        var wishes = List.of(new TagLine.Wish("first", 100, 40), new TagLine.Wish("too near", 130, 60),
                new TagLine.Wish("far", 250, 30), new TagLine.Wish("at the edge", 298, 60));

        var placed = TagLine.place(wishes, 0, 300);

        assertThat(placed).containsExactly(new TagLine.Placed("first", 80), new TagLine.Placed("far", 235));
    }

    @Test
    void aWordWiderThanThePlotIsStillPlaced() {
        assertThat(TagLine.place(List.of(new TagLine.Wish("very long", 10, 500)), 20, 100))
                .containsExactly(new TagLine.Placed("very long", 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0.04|0.04", "0.999|0.999", "0.6894|0.689", "12.75|12.8", "-0.5|\u22120.5",
        "0|0",
        "7|7", "28|28", "690.4|690", "1234.5|1,235", "9007199254740993|9,007,199,254,740,992",
        "0.000012|1.20e\u221205"})
    void readingsBelowAThousandKeepThreeFigures(double value, String written) {
        assertThat(Readings.plain(value)).isEqualTo(written);
    }

    @Test
    void theValueAtAMomentIsTheNearestOrUnknown() {
        var series = new Series("lag", 1, new long[] {0, 1000, 2000, 3000}, new double[] {1, 2, Double.NaN, 4});

        assertThat(TimeChart.valueAt(series, 400)).isEqualTo(1);
        assertThat(TimeChart.valueAt(series, 600)).isEqualTo(2);
        assertThat(TimeChart.valueAt(series, 2100)).isNaN();
        assertThat(TimeChart.valueAt(series, 4500)).isEqualTo(4);
        assertThat(TimeChart.valueAt(series, 60_000)).isNaN();
        assertThat(TimeChart.valueAt(series, -60_000)).isNaN();
        assertThat(TimeChart.valueAt(new Series("none", 1, new long[0], new double[0]), 0)).isNaN();
    }

    @Test
    void theWordsOfAMomentAreItsMarksAndGaps() {
        var content =
                new Content(List.of(), 0, 1000, List.of(), List.of(new Mark(100, "paused"), new Mark(500, "resumed")),
                        List.of(new Gap(90, 200, "not observed")), false);

        assertThat(Readings.words(content, 105, 10)).containsExactly("paused", "not observed");
        assertThat(Readings.words(content, 400, 10)).isEmpty();
    }

    private static List<String> labels(double highest, int lines) {
        var axis = ValueAxis.over(0, highest, lines, false);
        return axis.ticks().stream().map(axis::label).toList();
    }

    private static List<String> times(String from, long seconds, int most) {
        long begin = Instant.parse(from).toEpochMilli();
        return TimeTicks.over(begin, begin + seconds * 1000, most, UTC).stream().map(TimeTicks.Tick::label).toList();
    }
}
