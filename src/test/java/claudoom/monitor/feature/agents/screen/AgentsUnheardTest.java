package claudoom.monitor.feature.agents.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.ui.Figures;
import org.junit.jupiter.api.Test;

/** Without a connection nobody is playing as far as anybody knows: it is said from when the words are. */
class AgentsUnheardTest {

    private final AgentScene scene = new AgentScene();

    private String counts() {
        scene.tell();
        return scene.model.countsProperty().get();
    }

    @Test
    void whatIsToldWithoutAConnectionIsOfTheLastMomentThatWasHeard() {
        scene.play(2, 1);
        var lost = scene.now;
        scene.gaps.begin(lost);
        scene.look(250);
        assertThat(counts()).startsWith("2 of 2 agents · ").endsWith(" · as last heard at " + Figures.time(lost));

        scene.gaps.end(scene.now, 100);
        assertThat(counts()).doesNotContain("last heard");
    }
}
