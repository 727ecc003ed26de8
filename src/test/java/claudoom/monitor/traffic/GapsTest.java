package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GapsTest {

    private final Gaps gaps = new Gaps();

    @Test
    void aGapLastsFromTheFirstLossToTheReturn() {
        gaps.begin(at(10));
        gaps.begin(at(14));
        assertThat(gaps.list()).singleElement().satisfies(gap -> assertThat(gap.to()).isNull());

        gaps.end(at(20), 42);

        assertThat(gaps.list()).containsExactly(new Gaps.Gap(at(10), at(20), 42));
    }

    @Test
    void theFirstConnectionIsNoGap() {
        gaps.end(at(1), 0);
        assertThat(gaps.list()).isEmpty();
    }

    @Test
    void thereAreNeverTooManyAndTheForgottenAreCounted() {
        for (int n = 0; n < 1_005; n++) {
            gaps.begin(at(2 * n));
            gaps.end(at(2 * n + 1), n);
        }
        assertThat(gaps.list()).hasSize(1_000);
        assertThat(gaps.forgotten()).isEqualTo(5);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
