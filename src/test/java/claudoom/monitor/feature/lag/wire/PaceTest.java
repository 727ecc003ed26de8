package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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

    /** From a quick server to 2.9.10, which needs 0.6 ms for each consumer, and worse. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.079, 0.081, 0.15, 0.6, 2})
    void ofFiveThousandTheVisibleAreAskedEveryTwoSecondsAndAskingTakesNoMoreThanAFifth(double millisEach) {
        var round = Duration.ofNanos(Math.round(5_000 * millisEach * 1e6));
        var look = Duration.ofNanos(Math.round(40 * millisEach * 1e6));
        var noted = new ArrayList<Long>();
        long asking = 0;
        long day = Duration.ofMinutes(30).toMillis();
        long nextRound = 0;
        long nextLook = 2_000;
        while (Math.min(nextRound, nextLook) < day) {
            if (nextRound <= nextLook) {
                noted.add(nextRound + round.toMillis());
                asking += round.toMillis();
                pace.roundTook(round, false);
                nextRound += pace.rounds(true).toMillis();
            } else if (pace.slow()) {
                noted.add(nextLook + look.toMillis());
                asking += look.toMillis();
                pace.lookTook(look);
                nextLook += pace.looks().toMillis();
            } else {
                nextLook += Pace.USUAL.toMillis();
            }
        }
        noted.sort(null);
        long begin = round.toMillis() + 5_000; // until the cost of the first round is known
        long longest = 0;
        for (int n = 1; n < noted.size(); n++) {
            longest = Math.max(longest, noted.get(n) > begin ? noted.get(n) - noted.get(n - 1) : 0);
        }

        assertThat(longest).isLessThanOrEqualTo(2_000);
        assertThat((double) asking / (day + round.multipliedBy(10).toMillis())).isLessThanOrEqualTo(0.2);
    }
}
