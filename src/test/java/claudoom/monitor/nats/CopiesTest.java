package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
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
