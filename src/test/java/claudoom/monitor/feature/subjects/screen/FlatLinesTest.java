package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.model.Charted;
import claudoom.monitor.feature.subjects.model.Points;
import claudoom.monitor.feature.subjects.screen.ChartViewModel.ChartLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a chart must say that a line is flat only beside another one. */
class FlatLinesTest {

    @Test
    void aSmallNumberBesideALargeOneIsNamed() {
        var words = FlatLines.words(List.of(line("confidence", 0.5, Double.NaN, 0.25), line("latency_us", 900, 1_000)));
        assertThat(words)
                .isEqualTo("All share one axis: confidence lies flat because latency_us is 2,000 times as large."
                        + " Take latency_us away to see it.");
    }

    @Test
    void numbersOfLikeSizeAndNothingAtAllNeedNoWords() {
        assertThat(FlatLines.words(List.of())).isEmpty();
        assertThat(FlatLines.words(List.of(line("a", 3), line("b", -40)))).isEmpty();
        assertThat(FlatLines.words(List.of(line("zero", 0, 0), line("b", 40), line("unknown", Double.NaN)))).isEmpty();
    }

    private static ChartLine line(String word, double... values) {
        return new ChartLine(new Charted("lab.x", "/" + word), word, new Points(new long[values.length], values, 0));
    }
}
