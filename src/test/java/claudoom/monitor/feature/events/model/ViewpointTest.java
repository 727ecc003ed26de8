package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import org.junit.jupiter.api.Test;

/** Which lines are in sight. */
class ViewpointTest {

    private final Viewpoint view = new Viewpoint();

    ViewpointTest() {
        view.rows(10);
        view.frame(0, 100);
    }

    @Test
    void theNewestLineIsInSightUntilTheUserScrollsUp() {
        assertThat(view.top()).isEqualTo(90);
        view.frame(0, 130);
        assertThat(view.top()).isEqualTo(120);

        view.scroll(-3);
        view.frame(0, 500);

        assertThat(view.top()).isEqualTo(117);
        assertThat(view.pace()).isEqualTo(Pace.SCROLLED);
        assertThat(view.below()).isEqualTo(373);
    }

    @Test
    void scrollingDownToTheEndLetsItGoAgainUnlessItWasFrozen() {
        view.scroll(-3);
        view.scroll(3);
        assertThat(view.pace()).isEqualTo(Pace.FOLLOWING);

        view.freeze();
        view.scroll(-3);
        view.scroll(50);
        assertThat(view.top()).isEqualTo(90);
        assertThat(view.pace()).isEqualTo(Pace.FROZEN);
    }

    @Test
    void catchingUpEndsAtTheEndAlthoughNewLinesCome() {
        view.freeze();
        long end = 5_000;
        view.frame(0, end);
        view.catchUp();
        int frames = 0;
        while (view.pace() == Pace.CATCHING_UP && frames < 1_000) {
            end += 2;
            view.frame(0, end);
            frames++;
        }
        assertThat(frames).isLessThan(200);
        assertThat(view.top()).isEqualTo(end - 10);
    }

    @Test
    void whatStandsDoesNotMoveWhenOldLinesGo() {
        view.freeze();
        view.frame(1_000, 2_000);
        assertThat(view.top()).isEqualTo(90);
        view.scroll(-5);
        assertThat(view.top()).isEqualTo(90);
        view.scroll(5);
        assertThat(view.top()).isEqualTo(95);
    }

    @Test
    void aShortListBeginsAtTheTop() {
        var few = new Viewpoint();
        few.rows(10);
        few.frame(0, 3);
        assertThat(few.top()).isZero();
        few.scroll(-5);
        assertThat(few.pace()).isEqualTo(Pace.FOLLOWING);
    }

    /** A stream that is read from its beginning is begun to be read there, also when the bar above the list needs room. */
    @Test
    void whatStandsAtItsBeginningStaysThereWhenThereIsLessRoom() {
        view.freeze();
        view.toTop();
        view.rows(7);
        assertThat(view.top()).isZero();
        view.scroll(20);
        view.rows(5);
        assertThat(view.top()).isEqualTo(22);
    }
}
