package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From where the oldest unacknowledged message is looked for, and when that is certain. */
class AckFloorTest {

    private static final ConsumerSetup ENDLESS = History.setup(false, Duration.ofSeconds(30), -1, 1_000);
    private static final ConsumerSetup TWICE = History.setup(false, Duration.ofSeconds(30), 2, 1_000);
    private static final ConsumerSetup ONCE = History.setup(false, Duration.ofSeconds(30), 1, 1_000);

    private final AckFloor floor = new AckFloor();
    private @Nullable String leader;

    @Test
    void withoutMaxDeliverTheServersFloorIsTheTruth() {
        assertThat(search(ENDLESS, 7, 3, 50, 40, 10)).isEqualTo(new UnackedSearch(11, true));
    }

    @Test
    void asLongAsNothingWasTriedTwiceItIsTooHoweverManyAreAcknowledgedOutOfTurn() {
        assertThat(search(TWICE, 7, 0, 50, 50, 10)).isEqualTo(new UnackedSearch(11, true));
    }

    @Test
    void behindMessagesThatMayHaveBeenGivenUpItIsNotCertain() {
        assertThat(search(TWICE, 7, 2, 50, 40, 10)).isEqualTo(new UnackedSearch(11, false));
        assertThat(search(ONCE, 7, 0, 50, 50, 10)).isEqualTo(new UnackedSearch(11, false));
    }

    @Test
    void whenAllThatWasDeliveredBehindItIsUnacknowledgedItIsCertain() {
        assertThat(search(ONCE, 40, 0, 50, 50, 10)).isEqualTo(new UnackedSearch(11, true));
    }

    @Test
    void whatWasGivenUpBeforeNothingWasUnacknowledgedDoesNotMatterAnyMore() {
        search(TWICE, 0, 2, 50, 40, 0);

        assertThat(search(TWICE, 5, 2, 60, 50, 0)).isEqualTo(new UnackedSearch(41, true));
        assertThat(search(TWICE, 5, 3, 61, 50, 0)).isEqualTo(new UnackedSearch(41, false));
    }

    @Test
    void aFloorThatCameFurtherIsBetter() {
        search(TWICE, 0, 0, 50, 40, 40);

        assertThat(search(TWICE, 5, 0, 80, 70, 60)).isEqualTo(new UnackedSearch(61, true));
    }

    @Test
    void anotherLeaderMayTakeUpAgainWhatWasGivenUp() {
        leader = "n1";
        search(TWICE, 0, 2, 50, 40, 0);
        leader = "n2";

        assertThat(search(TWICE, 4, 2, 50, 40, 0)).isEqualTo(new UnackedSearch(1, false));
    }

    private UnackedSearch search(ConsumerSetup setup, long ackPending, long redelivered, long deliveries, long at,
            long floorAt) {
        var sample = new ConsumerSample(History.BEGIN, null, 0, ackPending, redelivered, 1, false, false,
                new Position(deliveries, at), new Position(floorAt, floorAt), leader);
        floor.take(sample);
        return floor.search(sample, setup);
    }
}
