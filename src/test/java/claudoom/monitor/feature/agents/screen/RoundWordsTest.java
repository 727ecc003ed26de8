package claudoom.monitor.feature.agents.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far asking everybody has come, in words. */
class RoundWordsTest {

    private static Round round(int total, int done, boolean cancelled) {
        return new Round(total, done, done, Group.NOBODY, Group.NOBODY, Group.NOBODY, Duration.ofSeconds(2), cancelled,
                Instant.EPOCH);
    }

    @Test
    void whoeverStopsItIsToldThatSomeMayStillAnswer() {
        assertThat(RoundWords.shortly(null)).isEmpty();
        assertThat(RoundWords.shortly(round(300, 80, false))).startsWith("asking: 80 of 300 answered");
        assertThat(RoundWords.shortly(round(100, 80, true))).startsWith(
                "stopping, 20 may still answer: 80 of 100 answered");
        assertThat(RoundWords.shortly(round(100, 100, true))).startsWith("stopped: 100 of 100 answered");
    }
}
