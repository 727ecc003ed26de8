package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** received = shown + filtered + evicted + dropped, whatever happens in whatever order. */
class ReaderTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyMessageIsCountedOnceThroughBurstsFreezesAndFilters(long seed) {
        var random = new Random(seed);
        var traffic = new Traffic(subject -> Meaning.NONE, 50, 100, 2 << 20);
        var reader = new Reader(traffic.tail());
        long dropped = 0;
        long taken = 0;
        for (int step = 0; step < 2_000; step++) {
            int burst = random.nextInt(10) == 0 ? random.nextInt(1_000) : random.nextInt(20);
            for (int n = 0; n < burst; n++, taken++) {
                traffic.take("s" + random.nextInt(80), new byte[random.nextInt(300)], null, taken);
            }
            dropped += random.nextInt(3);
            switch (random.nextInt(4)) {
                case 0 -> reader.passAll();
                case 1 -> reader.advance(random.nextInt(200), number -> number % 3 == 0);
                case 2 -> reader.advance(Integer.MAX_VALUE, number -> true);
                default -> assertThat(reader.waiting()).isNotNegative();
            }
            var accounts = reader.accounts(dropped);
            assertThat(accounts.balanced()).as("balance of %s", accounts).isTrue();
            assertThat(accounts.received()).isEqualTo(reader.next() + dropped).isLessThanOrEqualTo(taken + dropped);
        }
        reader.passAll();
        assertThat(reader.accounts(dropped).received()).isEqualTo(taken + dropped);
    }
}
