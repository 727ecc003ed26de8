package claudoom.monitor.feature.agents;

import static claudoom.monitor.feature.agents.AgentsRig.T0;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import org.junit.jupiter.api.Test;

/** A pause explains the silence of those that played when it began, and of nobody else. */
class PausedAgentsTest {

    private final AgentsRig rig = new AgentsRig();
    private final AgentsFeature agents = rig.agents;

    private void take(String agent, String event, int second) {
        rig.take("lab.agent." + agent + "." + event, "{}", second * 1_000L);
    }

    /** These play each second, and everybody is looked at. */
    private void play(int fromSecond, int toSecond, String... playing) {
        for (int second = fromSecond; second < toSecond; second++) {
            for (var agent : playing) {
                take(agent, "action", second);
            }
            agents.tick(T0.plusSeconds(second));
        }
    }

    private String state(String agent, int second) {
        return rig.state(agent, second);
    }

    @Test
    void whoWasSilentOrDeadOrInErrorBeforeThePauseIsSoStill() {
        play(0, 20, "silent", "dead", "errored", "fine");
        take("dead", "death", 20);
        take("errored", "error", 20);
        play(20, 120, "fine");
        rig.paused = T0.plusSeconds(120);
        assertThat(state("silent", 130)).isEqualTo("silent");
        assertThat(state("dead", 130)).isEqualTo("dead");
        assertThat(state("errored", 130)).isEqualTo("errored");
        assertThat(state("fine", 130)).isEqualTo("paused");
        assertThat(agents.attention()).as("the pause hides nobody").isEqualTo(3);
    }

    @Test
    void aDeathJustBeforeThePauseIsNotOverdueBecauseOfIt() {
        play(0, 20, "dead");
        take("dead", "death", 20);
        rig.paused = T0.plusSeconds(21);
        assertThat(state("dead", 600)).isEqualTo("dead");
        assertThat(agents.attention()).isZero();
    }

    @Test
    void oneThatObeysSomewhatLateIsPausedAndNotSilent() {
        play(0, 26, "late");
        rig.paused = T0.plusSeconds(20);
        assertThat(state("late", 27)).isEqualTo("playing");
        assertThat(state("late", 300)).isEqualTo("paused");
    }

    @Test
    void afterThePauseSilenceCountsFromItsEnd() {
        play(0, 20, "a", "b");
        rig.paused = T0.plusSeconds(20);
        play(20, 320);
        rig.paused = null;
        assertThat(state("a", 321)).as("it may just be waking").isEqualTo("unknown");
        assertThat(agents.attention()).isZero();
        take("b", "action", 322);
        assertThat(state("b", 323)).isEqualTo("playing");
        assertThat(state("a", 400)).as("by now it should have been heard").isEqualTo("silent");
    }

    @Test
    void oneThatDiedBeforeThePauseIsDeadAfterIt() {
        play(0, 20, "dead");
        take("dead", "death", 20);
        rig.paused = T0.plusSeconds(21);
        play(21, 300);
        rig.paused = null;
        assertThat(state("dead", 301)).isEqualTo("dead");
    }

    @Test
    void oneThatWasSilentBeforeThePauseIsSoAlsoAfterANewConnection() {
        play(0, 20, "silent", "fine");
        play(20, 120, "fine");
        rig.paused = T0.plusSeconds(120);
        agents.link(new LinkState(Phase.RECONNECTING, T0.plusSeconds(125), "", null, null));
        agents.link(new LinkState(Phase.CONNECTED, T0.plusSeconds(130), "", null, null));
        assertThat(state("silent", 200)).isEqualTo("silent");
        assertThat(state("fine", 200)).isEqualTo("paused");
    }
}
