package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.Crossing;
import claudoom.monitor.feature.lag.model.Limit;
import claudoom.monitor.feature.lag.model.Limit.From;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.TimeChart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LagLimitsTest {

    private static final Limit LIMIT = new Limit(Measure.PENDING, 1_000, false, From.DOCUMENTS);

    private static String words(double value) {
        return LagLimits.words(List.of(new Crossing(LIMIT, value, Instant.EPOCH)));
    }

    @Test
    void theNumberAndItsLimit() {
        assertThat(words(1_204)).isEqualTo("1,204 pending, limit 1,000");
    }

    /** Else the words would call 659 more than 1,000. */
    @Test
    void aNumberThatJustCameBackIsNotCalledOver() {
        assertThat(words(659)).isEqualTo("659 pending, was over the limit 1,000");
    }

    private static String sentence(double value) {
        return LagLimits.sentence(List.of(new Crossing(LIMIT, value, Instant.EPOCH)));
    }

    @Test
    void theSentenceDoesNotCallOverWhatWasOver() {
        assertThat(sentence(1_204)).isEqualTo("Over its limit: 1,204 pending, limit 1,000.");
        assertThat(sentence(659)).isEqualTo("Back under its limit just now: 659 pending, limit 1,000.");
    }

    private static LagRow row(LagViewModel model, String consumer) {
        return model.rows().stream().filter(row -> row.id().consumer().equals(consumer)).findFirst().orElseThrow();
    }

    /** What is drawn is what the marks in the table go by, also when the user set it. */
    @Test
    void theChartDrawsTheLimitsInForce() {
        var memory = Memory.ofThisRun();
        var chosen = new ChosenLimits(memory);
        chosen.choose(new ConsumerId("AGENT_EVENTS", "death-processor"), Measure.PENDING, 500.0);
        var book = Story.told();
        book.limits(chosen);
        Story.again(book, new ConsumerId("AGENT_EVENTS", "death-processor"));
        var model = new LagViewModel(book, () -> {});
        model.show(Story.END);
        var one = row(model, "death-processor");

        assertThat(LagLimits.of(one, Set.of(Series.PENDING, Series.WAITING))).extracting(TimeChart.Limit::word)
                .containsExactly("limit 500 pending");
        assertThat(LagLimits.compared(List.of(one, row(model, "action-processor")), Series.LAG))
                .extracting(TimeChart.Limit::word).containsExactly("limit 10,000 lag");
        assertThat(LagLimits.compared(List.of(one, row(model, "action-processor")), Series.PENDING))
                .extracting(TimeChart.Limit::word)
                .containsExactlyInAnyOrder("limit 500 pending · death-processor",
                        "limit 1,000 pending · action-processor");
    }
}
