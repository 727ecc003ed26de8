package claudoom.monitor.feature.streams.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.StreamLine.Condition;
import claudoom.monitor.feature.streams.model.StreamSetup.Limits;
import claudoom.monitor.feature.streams.model.StreamSetup.Locks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A copy that is a moment behind on a busy stream is well; one that stays behind or falls silent is not. */
class StreamCopiesTest {

    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final StreamSetup SETUP = new StreamSetup("S", null, List.of("s"), T0, "limits", "file", "old",
            new Limits(null, null, null, null, null, null), 3, null, new Locks(false, false, false, false, false), "",
            List.of(), "{}");

    private final StreamBook book = new StreamBook(EVERY);

    private Condition told(int round, long last, Peer peer) {
        var at = T0.plus(EVERY.multipliedBy(round));
        book.take(SETUP, new StreamState(at, last, 1, 1, last, at, at, 0, 0, 1L, 0, "n1", List.of(peer)), at);
        return book.picture(at).streams().getFirst().condition();
    }

    private static Peer peer(boolean current, @Nullable Duration silent, long lag) {
        return new Peer("n2", current, false, silent, lag);
    }

    @Test
    void aMomentBehindIsNoAlarm() {
        var now = Duration.ofMillis(20);
        assertThat(told(0, 1_000, peer(false, now, 40))).isEqualTo(Condition.OK);
        assertThat(told(1, 3_000, peer(false, now, 55))).as("it has what the leader had a sample ago")
                .isEqualTo(Condition.OK);
        assertThat(told(2, 5_000, peer(true, now, 3))).isEqualTo(Condition.OK);
        assertThat(told(3, 7_000, peer(false, now, 2_500))).isEqualTo(Condition.OK);
        assertThat(told(4, 9_000, peer(false, now, 4_500))).as("more than a sample behind")
                .isEqualTo(Condition.REPLICA_BEHIND);
    }

    @Test
    void silenceIsAnAlarmAlsoWhileTheServerCallsItCurrent() {
        assertThat(told(0, 10, peer(true, Duration.ofMillis(900), 0))).isEqualTo(Condition.OK);
        assertThat(told(1, 10, peer(true, Duration.ofSeconds(4), 0))).isEqualTo(Condition.REPLICA_BEHIND);
        assertThat(told(2, 10, new Peer("n2", false, true, null, 0))).isEqualTo(Condition.REPLICA_BEHIND);
        assertThat(told(3, 10, peer(true, null, 0))).as("a new leader has not heard it yet").isEqualTo(Condition.OK);
    }

    @Test
    void aClusterThatNamesNothingForAMomentEmptiesNothing() {
        told(0, 10, peer(true, null, 0));
        for (int n = 0; n < 4; n++) {
            book.absent("S", T0);
            assertThat(book.names()).containsExactly("S");
        }
        assertThat(book.picture(T0).streams().getFirst().known()).isFalse();
        book.absent("S", T0);
        assertThat(book.names()).isEmpty();
    }
}
