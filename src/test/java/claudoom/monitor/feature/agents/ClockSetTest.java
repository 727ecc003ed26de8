package claudoom.monitor.feature.agents;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the machine's clock while agents are watched: nobody is more or less silent because of that. */
class ClockSetTest {

    private final AgentsRig rig = new AgentsRig();

    /** All moments are seconds since the beginning by a clock that nobody sets. */
    private void play(int from, int to, String... who) {
        for (int second = from; second < to; second++) {
            for (int tenth = 0; tenth < 10; tenth++) {
                for (var agent : who) {
                    rig.take("lab.agent." + agent + ".action", "{}",
                            rig.clockSet.toMillis() + second * 1_000L + tenth * 100L);
                }
            }
            state(who.length == 0 ? "fine" : who[0], second + 1);
        }
    }

    private String state(String agent, int second) {
        return rig.state(agent, second + (int) rig.clockSet.toSeconds());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60, 6_000, -6_000})
    void nobodyIsSilentBecauseOfIt(int minutes) {
        play(0, 20, "fine", "slow");
        play(20, 22, "fine");
        rig.clockSet = Duration.ofMinutes(minutes);

        assertThat(state("fine", 22)).isEqualTo("playing");
        assertThat(state("slow", 22)).isEqualTo("playing");
        assertThat(rig.agents.attention()).isZero();
        play(22, 40, "fine");
        assertThat(state("fine", 41)).isEqualTo("playing");
        assertThat(state("slow", 41)).as("21 s after its last event").isEqualTo("silent");
        assertThat(state("fine", 60)).as("20 s after its last event").isEqualTo("silent");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, -60})
    void aPauseGoesOnAndEnds(int minutes) {
        play(0, 20, "fine");
        rig.paused = AgentsRig.T0.plusSeconds(20);
        play(20, 60);
        assertThat(state("fine", 60)).isEqualTo("paused");
        rig.clockSet = Duration.ofMinutes(minutes);
        assertThat(state("fine", 61)).isEqualTo("paused");
        rig.paused = null;
        assertThat(state("fine", 62)).isEqualTo("unknown");
        play(63, 70, "fine");
        assertThat(state("fine", 70)).isEqualTo("playing");
        assertThat(state("fine", 90)).isEqualTo("silent");
    }

    @Test
    void aNewConnectionAfterItCountsFromItsOwnBeginning() {
        play(0, 20, "fine");
        rig.clockSet = Duration.ofHours(-1);
        var lost = AgentsRig.T0.minusSeconds(3_600).plusSeconds(21);
        rig.agents.link(new LinkState(Phase.RECONNECTING, lost, "", null, null));
        assertThat(state("fine", 50)).as("as it was when sight was lost").isEqualTo("playing");
        rig.agents.link(new LinkState(Phase.CONNECTED, lost.plusSeconds(40), "", null, null));
        assertThat(state("fine", 62)).isEqualTo("unknown");
        assertThat(state("fine", 80)).isEqualTo("silent");
    }
}
