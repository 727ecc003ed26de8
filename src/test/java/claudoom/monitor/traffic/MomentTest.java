package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A time and an interval in one number. */
class MomentTest {

    @Test
    void theTimeIsExactAndTheIntervalToAPartInThirtyThousand() {
        var random = new Random(7);
        for (int n = 0; n < 10_000; n++) {
            long at = random.nextLong(1L << 41);
            long since = random.nextLong(1L << (1 + random.nextInt(40)));
            long first = Moment.after(Moment.NONE, at);
            assertThat(Moment.at(first)).isEqualTo(at);
            assertThat(Moment.since(first)).isEqualTo(-1);
            long second = Moment.after(first, at + since);
            assertThat(Moment.at(second)).isEqualTo(at + since);
            assertThat(Moment.since(second)).isBetween(since - since / 30_000, since);
        }
    }

    @Test
    void aClockThatWasSetBackGivesNoInterval() {
        long first = Moment.after(Moment.NONE, 5_000);
        assertThat(Moment.since(Moment.after(first, 4_000))).isEqualTo(-1);
        assertThat(Moment.at(Moment.after(first, 4_000))).isEqualTo(4_000);
        assertThat(Moment.since(Moment.after(Moment.after(Moment.NONE, 0), 0))).isZero();
        assertThat(Moment.at(Moment.NONE)).isZero();
    }
}
