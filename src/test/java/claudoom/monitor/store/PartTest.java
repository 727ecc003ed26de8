package claudoom.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a part says as bytes is what it said. */
class PartTest {

    private final Part part = new Part();

    private static long[] values(long... values) {
        return values;
    }

    @RepeatedTest(50)
    void whatIsWrittenIsReadAgain(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (int slot = 0; slot < Part.SLOTS; slot++) {
            if (random.nextInt(4) > 0) {
                int bucket = slot * Cells.WIDE;
                Cells.set(part.cells, bucket, 1 + random.nextInt(3), random.nextInt(1200), any(random));
                for (int more = random.nextInt(3); more > 0; more--) {
                    Cells.add(part.cells, bucket, random.nextInt(1200), any(random));
                }
            }
        }
        var read = new Part();
        assertThat(read.read(part.written())).isTrue();
        assertThat(read.cells).isEqualTo(part.cells);
    }

    private static long[] any(Random random) {
        return random.longs(Cells.FIGURES, 0, Long.MAX_VALUE).map(one -> one >>> random.nextInt(64)).toArray();
    }

    @Test
    void theLargestNumbersSurvive() {
        Cells.set(part.cells, 0, 2, 0, values(Long.MAX_VALUE, 0, Long.MAX_VALUE, 1, 0));
        Cells.add(part.cells, 0, 1, values(0, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0));
        Cells.set(part.cells, 7 * Cells.WIDE, 2, 0, values(0, 0, 0, 0, 0));
        var read = new Part();
        assertThat(read.read(part.written())).isTrue();
        assertThat(read.cells).isEqualTo(part.cells);
    }

    @Test
    void aQuietConsumerCostsNextToNothing() {
        for (int slot = 0; slot < Part.SLOTS; slot++) {
            Cells.set(part.cells, slot * Cells.WIDE, 2, 3, values(120_000, 119_000, 1_000, 3, 1));
        }
        assertThat(part.written()).hasSizeLessThan(100);
    }

    @RepeatedTest(200)
    void whatIsNoPartIsRefusedOrHarmless(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        Cells.set(part.cells, 0, 2, 0, values(5, 4, 1, 0, 0));
        Cells.set(part.cells, 9 * Cells.WIDE, 3, 4, values(9, 9, 0, 0, 0));
        var bytes = part.written();
        var broken = switch (run.getCurrentRepetition() % 3) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> flipped(bytes, random);
            default -> noise(random);
        };
        var read = new Part();
        if (!read.read(broken)) {
            assertThat(read.cells).containsOnly(0);
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        var copy = bytes.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] noise(Random random) {
        var noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        if (noise.length > 0) {
            noise[0] = 1;
        }
        return noise;
    }

    @Test
    void twoWindowsTogetherSeeTheLowestTheHighestAndTheLatest() {
        var other = new Part();
        Cells.set(part.cells, 0, 2, 1, values(10, 0, 0, 0, 0));
        Cells.add(part.cells, 0, 7, values(30, 0, 0, 0, 0));
        Cells.set(other.cells, 0, 2, 2, values(5, 0, 0, 0, 0));
        Cells.add(other.cells, 0, 3, values(20, 0, 0, 0, 0));
        var reverse = new Part();
        reverse.merge(other);
        reverse.merge(part);
        part.merge(other);
        part.merge(other);
        assertThat(part.cells).isEqualTo(reverse.cells);
        assertThat(part.cells[Cells.min(0)]).isEqualTo(5);
        assertThat(part.cells[Cells.max(0)]).isEqualTo(30);
        assertThat(part.cells[Cells.last(0)]).isEqualTo(30);
    }
}
