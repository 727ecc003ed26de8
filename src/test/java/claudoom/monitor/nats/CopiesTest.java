package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of every message one copy counts, in whatever order the copies come. */
class CopiesTest {

    @Test
    void ofThreeCopiesInAnyOrderOneIsFirst() {
        var random = new Random(4);
        for (int round = 0; round < 50; round++) {
            var copies = new Copies();
            int kinds = 1 + random.nextInt(200); // few kinds: many messages that look alike
            var late = new ArrayDeque<long[]>();
            long first = 0;
            for (int message = 0; message < 3_000; message++) {
                long print = random.nextInt(kinds);
                for (int subscription = 0; subscription < 3; subscription++) {
                    if (random.nextInt(4) == 0) {
                        late.add(new long[] {print, subscription});
                    } else {
                        first += copies.first(print, subscription) ? 1 : 0;
                    }
                }
                while (late.size() > random.nextInt(40) + 1) {
                    var one = late.remove();
                    first += copies.first(one[0], (int) one[1]) ? 1 : 0;
                }
            }
            for (var one : late) {
                first += copies.first(one[0], (int) one[1]) ? 1 : 0;
            }
            assertThat(first).isEqualTo(3_000);
        }
    }

    /** Two patterns bring a heartbeat five times, are both left out and both asked for again. */
    @Test
    void whatPatternsBroughtThatAreGoneCountsNoMore() {
        var copies = new Copies();
        for (int n = 0; n < 5; n++) {
            assertThat(copies.first(7, 0)).isTrue();
            assertThat(copies.first(7, 1)).isFalse();
        }
        copies.keep(Set.of());

        assertThat(copies.first(7, 2)).isTrue();
        assertThat(copies.first(7, 3)).isFalse();
    }

    /** A pattern that came later has brought fewer of them; it must not catch up once it is the only one. */
    @Test
    void whoeverStaysIsMeasuredByThoseThatStay() {
        var copies = new Copies();
        for (int n = 0; n < 2 * Copies.WINDOW; n++) { // some are in the older half of the window
            copies.first(n, 0);
            copies.first(n, 0);
            copies.first(n, 1);
        }
        copies.keep(Set.of(1, 2));

        assertThat(copies.first(1, 1)).as("long past").isTrue();
        assertThat(copies.first(1, 2)).as("its first copy came too long ago to be one of it").isFalse();
        int last = 2 * Copies.WINDOW - 1;
        assertThat(copies.first(last, 1)).as("lately").isTrue();
        assertThat(copies.first(last, 2)).isFalse();
    }

    @Test
    void itStaysSmallAndForgetsWhatIsLongPast() {
        var copies = new Copies();
        assertThat(copies.first(-1, 0)).isTrue();
        for (long n = 0; n < 3L * Copies.WINDOW; n++) {
            assertThat(copies.first(n, 0)).isTrue();
            assertThat(copies.first(n, 1)).isFalse();
        }
        assertThat(copies.first(-1, 1)).as("its first copy came too long ago to be one of it").isTrue();
    }
}
