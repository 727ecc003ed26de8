package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking never takes more than a fifth of the time. */
class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void quickRoundsComeEveryTwoSecondsAndAreEnoughForEverybody() {
        pace.roundTook(Duration.ofMillis(400), false);

        assertThat(pace.rounds(true)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.slow()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {401, 900, 2_000, 30_000})
    void slowRoundsAndLooksTogetherStayUnderAFifth(long millis) {
        var round = Duration.ofMillis(millis);
        var look = Duration.ofMillis(millis / 10);
        pace.roundTook(round, false);
        pace.lookTook(look);

        assertThat(pace.slow()).isTrue();
        double share = (double) round.toMillis() / pace.rounds(true).toMillis()
                + (double) look.toMillis() / pace.looks().toMillis();
        assertThat(share).isLessThanOrEqualTo(0.2);
        assertThat((double) round.toMillis() / pace.rounds(false).toMillis()).isLessThanOrEqualTo(0.2);
    }

    @Test
    void quickLooksComeEveryTwoSeconds() {
        pace.roundTook(Duration.ofSeconds(3), false);
        pace.lookTook(Duration.ofMillis(150));

        assertThat(pace.looks()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.rounds(true)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aServerThatOnlyWaitsForOthersIsAskedAgainSoon() {
        pace.roundTook(Duration.ofSeconds(4), true);

        assertThat(pace.rounds(false)).isEqualTo(Duration.ofSeconds(5));
    }
}
