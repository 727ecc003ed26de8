package claudoom.monitor.feature.agents.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.util.Objects;
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

        assertThat(scene.model.unheardProperty().get()).isTrue();

        scene.gaps.end(scene.now, 100);
        assertThat(counts()).doesNotContain("last heard");
        assertThat(scene.model.unheardProperty().get()).isFalse();
    }

    @Test
    void theNewestEventIsAsLongAgoInWordsAsInTheColumn() {
        scene.play(6, 60);
        var lost = scene.now;
        scene.unplug(lost);
        scene.look(35_000);
        scene.tell();
        var line = row("doom-agent-05").line();
        assertThat(scene.model.why(line))
                .startsWith("newest event " + Figures.age(line.lastSeen(), scene.now) + " ago, ")
                .endsWith("; as last heard at " + Figures.time(lost));
        assertThat(scene.model.why(row("doom-agent-00").line())).as("whether it still is, nobody knows")
                .startsWith("silent for 20 s, ");
    }

    private AgentRow row(String id) {
        return Objects.requireNonNull(scene.model.row(id));
    }

    @Test
    void aSecondPressIsNoSecondQuestion() {
        scene.play(2, 1);
        scene.tell();
        var both = scene.model.rows().stream().map(AgentRow::id).toList();
        scene.reply(both.getFirst(), Fate.ASKING, null);
        scene.model.ask(both.subList(0, 1));
        scene.replies.round(round(2, false));
        scene.model.askAll(both);
        scene.model.ask(both);
        assertThat(scene.deeds).isEmpty();

        scene.replies.round(round(2, true));
        scene.model.askAll(both);
        scene.replies.round(round(0, false));
        scene.model.askAll(both);
        scene.reply(both.getFirst(), Fate.SILENT, null);
        scene.model.ask(both.subList(0, 1));
        assertThat(scene.deeds).containsExactly("ask all 2", "ask all 2", "ask " + both.getFirst());
    }

    private Round round(int open, boolean cancelled) {
        return new Round(2, 2 - open, 0, Group.NOBODY, Group.NOBODY, Group.NOBODY, Duration.ofSeconds(1), cancelled,
                scene.now);
    }
}
