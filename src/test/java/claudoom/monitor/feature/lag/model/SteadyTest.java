package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While nothing changes nothing is judged anew; what is said must be what judging anew would say, at every sample. */
class SteadyTest {

    private static final ConsumerId ID = new ConsumerId("EVENTS", "worker");
    private static final ConsumerSetup SETUP = History.setup(false, Duration.ofSeconds(20), -1, 60);

    private final Random random = new Random(7);
    private Instant at = History.BEGIN;
    private long pending;
    private long ackPending;
    private long delivered;
    private long again;
    private long waiting;

    @ParameterizedTest
    @ValueSource(ints = {500, 2_000, 7_000})
    void sayingTheSameIsAsGoodAsJudgingAnew(int everyMillis) {
        var period = Duration.ofMillis(everyMillis);
        var book = new LagBook(period);
        var window = new LagWindow();
        for (int i = 0; i < 4_000; i++) {
            at = at.plus(period).plusMillis(random.nextInt(100) == 0 ? 4L * everyMillis : random.nextInt(40));
            if (random.nextInt(60) == 0) {
                change();
            }
            var sample = new ConsumerSample(at, at, pending, ackPending, again, waiting, false, false,
                    new Position(delivered + again, delivered), new Position(0, 0), null);
            window.add(sample, period.multipliedBy(3));
            book.take(new ConsumerRow(ID, SETUP, sample));
            book.unaged(ID, sample);

            var told = book.picture(at).consumers().getFirst();
            var anew = LagRules.judge(window, SETUP);
            assertThat(told.judgement().state()).isEqualTo(anew.state());
            assertThat(told.judgement().why()).startsWith(anew.why()); // how long it takes may stand behind it
            assertThat(told.judgement().facts()).isEqualTo(anew.facts());
            var trend = window.trend();
            assertThat(told.slope()).isEqualTo(trend == null ? null : (Double) trend.slope());
        }
    }

    private void change() {
        pending = random.nextInt(3) == 0 ? 0 : random.nextInt(200);
        ackPending = random.nextInt(3) == 0 ? 0 : random.nextInt(80);
        delivered += random.nextInt(50);
        again += random.nextInt(4) == 0 ? random.nextInt(20) : 0;
        waiting = random.nextInt(2);
    }
}
