package claudoom.monitor.feature.deadletters.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void aWiderPatternCoversANarrowerOne() {
        assertThat(Coverage.covers("a.>", "a.dlq.>")).isTrue();
        assertThat(Coverage.covers("a.*.c", "a.*.c")).isTrue();
        assertThat(Coverage.covers("a.*", "a.>")).isFalse();
        assertThat(Coverage.covers("a.b", "a.*")).isFalse();
        assertThat(Coverage.covers("a.dlq.agent.>", "a.dlq.>")).isFalse();
    }

    @Test
    void patternsOverlapWhereOneSubjectFitsBoth() {
        assertThat(Coverage.overlap("a.dlq.agent.>", "a.dlq.>")).isTrue();
        assertThat(Coverage.overlap("a.*.death", "a.dlq.*")).isTrue();
        assertThat(Coverage.overlap("a.dlq", "a.dlq.>")).isFalse();
        assertThat(Coverage.overlap("a.b.c", "a.*.d")).isFalse();
        assertThat(Coverage.overlap(">", "$JS.EVENT.>")).isTrue();
    }

    @Test
    void coveredPatternsAreLeftOut() {
        assertThat(Coverage.fewest(List.of("a.dlq.*.*", "a.dlq.>", "a.dlq.>", "b.>"))).containsExactly("a.dlq.>",
                "b.>");
    }
}
