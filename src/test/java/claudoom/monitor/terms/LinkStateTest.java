package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.LinkState.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which states of a connection say the same. */
class LinkStateTest {

    private static LinkState state(Phase phase, String detail, @Nullable Long rtt) {
        return new LinkState(phase, Instant.EPOCH, detail, null, rtt);
    }

    @Test
    void anotherRoundTripIsNoNews() {
        assertThat(state(Phase.CONNECTED, "", 1L).sameAs(state(Phase.CONNECTED, "", 2L))).isTrue();
    }

    @Test
    void theFirstRoundTripAndAnythingElseIs() {
        var before = state(Phase.CONNECTED, "", null);
        assertThat(state(Phase.CONNECTED, "", 1L).sameAs(before)).isFalse();
        assertThat(state(Phase.CONNECTED, "limited", null).sameAs(before)).isFalse();
        assertThat(state(Phase.RECONNECTING, "", null).sameAs(before)).isFalse();
        assertThat(before.sameAs(null)).isFalse();
    }
}
