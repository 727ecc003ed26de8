package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The newest messages stay readable and whole, the older ones go, and nobody sees a torn one. */
class TailTest {

    private static final long MIB = 1 << 20;

    private static Traffic traffic(int messages, long bytes) {
        return new Traffic(subject -> Meaning.NONE, 1_000, messages, bytes);
    }

    @Test
    void theNewestAreKeptAndTheOldestGo() {
        var traffic = traffic(3, 2 * MIB);
        for (int n = 0; n < 5; n++) {
            traffic.take("s", bytes("m" + n), null, n);
        }

        assertThat(traffic.tail().first()).isEqualTo(2);
        assertThat(traffic.tail().read(1)).isNull();
        assertThat(text(traffic, 2)).isEqualTo("m2");
        assertThat(text(traffic, 4)).isEqualTo("m4");
        assertThat(traffic.tail().read(5)).isNull();
    }

    @Test
    void bytesBoundItAsWellAsCount() {
        var traffic = traffic(100_000, 2 * MIB);
        for (int n = 0; n < 5_000; n++) {
            traffic.take("s", new byte[1_000], null, n);
        }

        assertThat(traffic.tail().end() - traffic.tail().first()).isBetween(1_900L, 2_098L);
    }

    @Test
    void aLargePayloadIsKeptWholeAndCountsTowardsTheBytes() {
        var traffic = traffic(100, 2 * MIB);
        var large = new byte[900_000];
        Arrays.fill(large, (byte) 7);
        for (int n = 0; n < 4; n++) {
            traffic.take("s", large, null, n);
        }

        assertThat(traffic.tail().first()).isEqualTo(2);
        var last = traffic.tail().read(3);
        assertThat(last).isNotNull();
        assertThat(last.payload()).isEqualTo(large);
        assertThat(last.size()).isEqualTo(900_000);
    }

    /** What most servers allow at most lies in the ring, beside the heap, like all others. */
    @Test
    void asManyPayloadsOfOneMebibyteStayAsTheRingHasRoomFor() {
        var traffic = traffic(1_000, 68 * MIB);
        traffic.take("s", bytes("small"), null, 0);
        for (int n = 0; n < 67; n++) {
            traffic.take("s", new byte[(int) MIB], null, n);
        }

        assertThat(traffic.tail().first()).isZero();
        assertThat(text(traffic, 0)).isEqualTo("small");
        assertThat(traffic.tail().mostLarge()).isZero();

        traffic.take("s", new byte[(int) MIB + 1], null, 99);
        assertThat(traffic.tail().mostLarge()).isEqualTo(64 * MIB);
        assertThat(traffic.tail().turns(traffic.messages()).large()).isPositive();
    }

    @Test
    void anEmptyPayloadAndHeadersAreKept() {
        var traffic = traffic(10, 2 * MIB);
        traffic.take("s", new byte[0], () -> Map.of("k", List.of("v")), 1);

        var entry = traffic.tail().read(0);
        assertThat(entry).isNotNull();
        assertThat(entry.arrival().headers()).isEqualTo(Map.of("k", List.of("v")));
        assertThat(entry.payload()).isEmpty();
    }

    @Test
    void theLastValueOfAQuietSubjectOutlivesTheFlood() {
        var traffic = traffic(10, 2 * MIB);
        traffic.take("quiet", bytes("still here"), null, 1);
        for (int n = 0; n < 1_000; n++) {
            traffic.take("loud", bytes("x"), null, n);
        }

        var newest = traffic.newest(traffic.subject(0));
        assertThat(newest).isNotNull();
        assertThat(new String(newest.payload(), StandardCharsets.UTF_8)).isEqualTo("still here");
    }

    @Test
    void beyondTheCapMessagesAreKeptAndTheirSubjectsAreSaidToBeUntracked() {
        var traffic = new Traffic(subject -> Meaning.NONE, 2, 100, 2 * MIB);
        for (int n = 0; n < 5; n++) {
            traffic.take("s" + n, bytes("m"), null, n);
        }

        assertThat(traffic.subjectCount()).isEqualTo(2);
        assertThat(traffic.untrackedMessages()).isEqualTo(3);
        assertThat(traffic.messages()).isEqualTo(5);
        assertThat(traffic.tail().subjectOf(4)).isNotNull().extracting(LiveSubject::text).isEqualTo("s4");
    }

    @Test
    void aReaderThatIsOvertakenNeverSeesTornBytes() {
        var traffic = traffic(64, 2 * MIB);
        var done = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            var random = new Random(1);
            for (int n = 0; n < 300_000; n++) {
                var payload = new byte[1 + random.nextInt(3_000)];
                Arrays.fill(payload, (byte) payload.length);
                traffic.take("s" + n % 5, payload, null, n);
            }
            done.set(true);
        });
        long read = 0;
        while (!done.get()) {
            long end = traffic.tail().end();
            var entry = traffic.tail().read(end - 1 - ThreadLocalRandom.current().nextLong(64));
            if (entry != null) {
                read++;
                assertThat(entry.payload()).hasSize(entry.size());
                for (byte b : entry.payload()) {
                    assertThat(b == (byte) entry.size()).as("every byte of entry %d", entry.number()).isTrue();
                }
            }
        }
        writer.join();
        assertThat(read).isPositive();
    }

    private static String text(Traffic traffic, long number) {
        var entry = traffic.tail().read(number);
        return entry == null ? "gone" : new String(entry.payload(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
