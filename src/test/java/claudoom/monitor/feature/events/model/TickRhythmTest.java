package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.TickWatch.Jump;
import claudoom.monitor.feature.events.model.TickWatch.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Only an agent that sends its ticks evenly can leave one out. */
class TickRhythmTest {

    private final TickRhythm rhythm = new TickRhythm("a1", "x.a1.action");
    private final List<Jump> jumps = new ArrayList<>();
    private long number;

    private void ticks(String episode, long from, long to, long step) {
        for (long tick = from; tick <= to; tick += step) {
            var jump = rhythm.next(new Tick(episode, tick), number, number * 100);
            number++;
            if (jump != null) {
                jumps.add(jump);
            }
        }
    }

    private List<String> spans() {
        return jumps.stream().map(jump -> jump.what().span()).map(span -> span.first() + "-" + span.last()).toList();
    }

    @Test
    void aJumpOfAnAgentThatSendsEveryTickIsAGap() {
        ticks("1", 1, 119, 1);
        ticks("1", 149, 200, 1);
        assertThat(spans()).containsExactly("120-148");
        assertThat(jumps.getFirst().number()).isEqualTo(119);
        assertThat(jumps.getFirst().after()).isEqualTo(118);
        assertThat(jumps.getFirst().what().lost()).isEqualTo(29);
    }

    @Test
    void anAgentThatSendsEachFourthTickHasNoGaps() {
        ticks("1", 4, 4_000, 4);
        assertThat(spans()).isEmpty();
    }

    @Test
    void aNewEpisodeAndAResetAreNoGaps() {
        ticks("1", 1, 100, 1);
        ticks("2", 1, 100, 1);
        ticks("3", 50, 100, 1);
        ticks("3", 1, 100, 1);
        assertThat(spans()).isEmpty();
        ticks("3", 104, 140, 1);
        assertThat(spans()).containsExactly("101-103");
    }

    @Test
    void anAgentThatChangesItsStepHasNoGaps() {
        ticks("1", 1, 100, 1);
        ticks("1", 104, 1_000, 4);
        ticks("1", 1_001, 1_100, 1);
        assertThat(spans()).isEmpty();
    }

    @Test
    void anAgentThatSkipsAsItLikesHasNoGaps() {
        var random = new Random(3);
        long tick = 0;
        for (int n = 0; n < 5_000; n++) {
            tick += 1 + random.nextInt(4);
            ticks("1", tick, tick, 1);
        }
        assertThat(spans()).isEmpty();
    }

    @Test
    void whatWasNotLookedAtIsNoGap() {
        ticks("1", 1, 100, 1);
        rhythm.interrupt();
        ticks("1", 500, 600, 1);
        assertThat(spans()).isEmpty();
    }
}
