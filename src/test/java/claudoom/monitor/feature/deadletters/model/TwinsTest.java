package claudoom.monitor.feature.deadletters.model;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwinsTest {

    private static final Notice X = Samples.letter("A", "bad", 0, "x");
    private static final Notice Y = Samples.letter("A", "bad", 0, "y");

    private final Twins twins = new Twins();

    @Test
    void aLetterHeardAndThenReadIsOne() {
        twins.await(X, 1, T0);

        assertThat(twins.alreadyHeard(Y)).isNull();
        assertThat(twins.alreadyHeard(X)).isEqualTo(1);
        assertThat(twins.alreadyHeard(X)).isNull();
    }

    @Test
    void aLetterReadAndThenHeardIsOne() {
        twins.expect(X, 1, T0);

        assertThat(twins.alreadyRead(X)).isTrue();
        assertThat(twins.alreadyRead(X)).isFalse();
    }

    @Test
    void equalLettersArePairedOneByOne() {
        twins.await(X, 1, T0);
        twins.await(X, 2, T0);

        assertThat(twins.alreadyHeard(X)).isEqualTo(1);
        assertThat(twins.alreadyHeard(X)).isEqualTo(2);
        assertThat(twins.alreadyHeard(X)).as("the third was missed").isNull();
    }

    @Test
    void tooManyAreNotToldApartAnyMore() {
        for (int n = 0; n <= Twins.MOST; n++) {
            twins.await(X, n, T0);
        }
        assertThat(twins.overrun()).isTrue();

        twins.startAnew();
        assertThat(twins.overrun()).isFalse();
        assertThat(twins.waiting()).isZero();
    }

    /** As many as are read when a stream is read that took them in just before we came. */
    @Test
    void manyThatWereReadAndThenHeardAreOneEach() {
        for (int n = 0; n < 12_000; n++) {
            twins.expect(Samples.letter("A", "bad", 0, "x" + n), n, T0);
        }
        assertThat(twins.forgotSome()).isFalse();
        assertThat(twins.alreadyRead(Samples.letter("A", "bad", 0, "x11999"))).isTrue();
    }

    @Test
    void thatMoreWereReadThanCanBeRememberedIsSaidOnce() {
        for (int n = 0; n <= Twins.MOST_READ; n++) {
            twins.expect(X, n, T0);
        }
        assertThat(twins.forgotSome()).isTrue();
        assertThat(twins.forgotSome()).isFalse();
    }

    @Test
    void whatWasReadLongAgoIsNotRememberedForever() {
        twins.expect(X, 1, T0);
        twins.giveUpBefore(T0.plusSeconds(60));
        assertThat(twins.waiting()).isZero();
    }

    @Test
    void whoWaitedThroughAReadingHasNoTwin() {
        twins.await(X, 1, T0);
        twins.await(Y, 2, T0.plusSeconds(60));
        twins.giveUpBefore(T0.plusSeconds(30));

        assertThat(twins.alreadyHeard(X)).isNull();
        assertThat(twins.alreadyHeard(Y)).isEqualTo(2);
    }
}
