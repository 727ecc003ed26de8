package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The chart reads again after a reading that went wrong in a way that nobody had thought of. */
class ReadingAgainTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private boolean broken = true;

    private PastLag past() {
        if (broken) {
            throw new StackOverflowError("deep");
        }
        return PastLag.none();
    }

    @Test
    void theChartIsReadAgainAfterAnError() {
        var chart =
                new LagChartViewModel(new PlotReader(new LagBook(Duration.ofSeconds(1)), new LagMarks(), this::past),
                        LongStory.IN_PLACE, Memory.ofThisRun());
        chart.tick(NOW);
        chart.want(Set.of(new ConsumerId("S", "C")));
        assertThat(chart.pending()).isFalse();
        assertThat(chart.plots()).isEmpty();

        broken = false;
        chart.tick(NOW.plus(Duration.ofDays(1)));

        assertThat(chart.plots()).hasSize(1);
    }
}
