package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Moving and zooming through time, as arithmetic. */
class TimeViewTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000;

    @Test
    void theNewestPartFollowsThePresent() {
        var view = TimeView.newest(Duration.ofHours(1));

        assertThat(view.follows()).isTrue();
        assertThat(view.to(NOW)).isEqualTo(NOW);
        assertThat(view.to(NOW + 5)).isEqualTo(NOW + 5);
        assertThat(view.from(NOW)).isEqualTo(NOW - HOUR);
    }

    @Test
    void whatIsMovedIntoThePastStaysThereAndThePresentIsFollowedAgainWhenReached() {
        var past = TimeView.newest(Duration.ofHours(1)).moved(-HOUR / 2, NOW);

        assertThat(past.follows()).isFalse();
        assertThat(past.to(NOW + HOUR)).isEqualTo(NOW - HOUR / 2);
        assertThat(past.moved(HOUR / 2, NOW)).isEqualTo(TimeView.newest(Duration.ofHours(1)));
        assertThat(past.moved(9 * HOUR, NOW).follows()).isTrue();
        assertThat(past.backToNow().to(NOW)).isEqualTo(NOW);
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointerWhereItIs() {
        var dice = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            var view = new TimeView(60_000 + dice.nextInt(100_000_000), NOW - 400_000_000L - dice.nextInt(100_000_000));
            long around = view.from(NOW) + (long) (dice.nextDouble() * view.span());
            var zoomed = view.zoomed(0.3 + 2 * dice.nextDouble(), around, NOW);

            double before = (double) (around - view.from(NOW)) / view.span();
            double after = (double) (around - zoomed.from(NOW)) / zoomed.span();
            assertThat(after).isCloseTo(before, within(1e-3));
            assertThat(zoomed.to(NOW)).isLessThanOrEqualTo(NOW);
        }
    }

    @Test
    void whereverOneGoesTheViewStaysWithinWhatCanBeKnown() {
        var dice = new Random(7);
        var view = TimeView.newest(Duration.ofMinutes(5));
        long now = NOW;
        for (int i = 0; i < 20_000; i++) {
            now += dice.nextInt(2_000);
            view = switch (dice.nextInt(3)) {
                case 0 -> view.moved((long) ((dice.nextDouble() - 0.6) * 3 * view.span()), now);
                case 1 -> view.zoomed(0.4 + 1.5 * dice.nextDouble(),
                        view.from(now) + (long) (dice.nextDouble() * view.span()), now);
                default -> view.of(Duration.ofSeconds(dice.nextInt(2_000_000)), now);
            };
            assertThat(view.span()).isBetween(TimeView.SHORTEST, TimeView.LONGEST);
            assertThat(view.to(now)).isLessThanOrEqualTo(now);
            assertThat(view.from(now)).isGreaterThanOrEqualTo(now - TimeView.OLDEST - TimeView.LONGEST);
            assertThat(view.to(now) - view.from(now)).isEqualTo(view.span());
        }
    }

    @Test
    void thereAndBackIsWhereOneWas() {
        var view = new TimeView(HOUR, NOW - 5 * HOUR);

        assertThat(view.moved(-HOUR, NOW).moved(HOUR, NOW)).isEqualTo(view);
        assertThat(view.zoomed(0.5, NOW - 5 * HOUR - 600_000, NOW).zoomed(2, NOW - 5 * HOUR - 600_000, NOW))
                .isEqualTo(view);
    }

    @Test
    void anotherRangeKeepsTheMiddleOfThePast() {
        var view = new TimeView(HOUR, NOW - 5 * HOUR).of(Duration.ofHours(3), NOW);

        assertThat(view.to(NOW)).isEqualTo(NOW - 4 * HOUR);
        assertThat(view.span()).isEqualTo(3 * HOUR);
    }
}
