package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.AgentsFeature.Glance;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That nothing is heard of agents says that they obey a pause only where they could have been heard. */
class BannersTest {

    private static final Instant PAUSED = Instant.parse("2026-11-20T19:42:00Z");
    private static final List<Glance> ONE = List.of(new Glance("doom-agent-01", "paused", PAUSED, 0.25));

    private static String silence(Phase phase, int linkSince, int now) {
        var link = new LinkState(phase, PAUSED.plusSeconds(linkSince), "", null, null);
        return Banners.silence(ONE, link, PAUSED, PAUSED.plusSeconds(now));
    }

    @Test
    void thatAllAreSilentIsSaidOnlyByWhoListensForAWhile() {
        assertThat(silence(Phase.CONNECTED, -60, 10)).isEqualTo(" · all agents are silent");
        assertThat(silence(Phase.RECONNECTING, 5, 10)).isEmpty();
        assertThat(silence(Phase.CONNECTED, 9, 10)).isEmpty();
        assertThat(silence(Phase.CONNECTED, 5, 10)).isEqualTo(" · all agents are silent");
    }
}
