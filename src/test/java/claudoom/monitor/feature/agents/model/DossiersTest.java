package claudoom.monitor.feature.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DossiersTest {

    private final Dossiers dossiers = new Dossiers();

    private static List<AgentTrack> tracks(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> new AgentTrack("a" + n)).toList();
    }

    @Test
    void agentsThatAreForgottenGiveTheirLanesToOthers() {
        dossiers.meet(tracks(0, Dossiers.WHOLE + 10));
        assertThat(dossiers.whole()).hasSize(Dossiers.WHOLE);
        assertThat(dossiers.withoutLane()).isEqualTo(10);

        var others = tracks(1_000_000, 1_000_000 + Dossiers.WHOLE + 10);
        dossiers.meet(others);

        assertThat(dossiers.count()).isEqualTo(Dossiers.WHOLE + 10);
        assertThat(dossiers.whole()).hasSize(Dossiers.WHOLE).extracting(one -> one.track().id())
                .containsExactlyElementsOf(others.subList(0, Dossiers.WHOLE).stream().map(AgentTrack::id).toList());
    }

    @Test
    void oneThatWasForgottenAndCameAgainIsLookedAtAnew() {
        dossiers.meet(tracks(0, 1));
        var again = tracks(0, 1);
        dossiers.meet(again);
        assertThat(dossiers.whole()).extracting(Dossier::track).containsExactlyElementsOf(again);
    }
}
