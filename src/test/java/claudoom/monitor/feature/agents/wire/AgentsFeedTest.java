package claudoom.monitor.feature.agents.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgentsFeedTest {

    private final Kills kills = new Kills();
    private final Deaths deaths = new Deaths();

    @Test
    void enormousDeathsAreNotAllKeptUntilTheyAreReadAndKillsAreUnknownThen() throws BadGrammar {
        var grammars = Grammars.builtIn("lab");
        var traffic = new Traffic(grammars::meaningOf, 100, 1_000, 4 << 20);
        var feed = new AgentsFeed(traffic, grammars, kills, deaths, task -> {});
        var payload = new byte[1 << 20];
        Arrays.fill(payload, (byte) ' ');
        var told = "{\"kills\":3}".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(told, 0, payload, 0, told.length);
        for (int n = 0; n < 40; n++) {
            traffic.take("lab.agent.large.death", payload, null, n);
            traffic.take("lab.agent.small.death", told, null, n);
        }
        feed.drain();
        assertThat(kills.of("large")).as("not all of them were read").isNull();
        assertThat(deaths.of("large")).as("what waited").hasSizeLessThan(17);
        assertThat(kills.of("small")).isEqualTo(120);
    }
}
