package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.History;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.ListPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the book of a wire thread to a row on the screen, without a toolkit and without sleeping. */
class LagPathTest {

    private static final Instant T0 = History.BEGIN;
    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");

    private final ManualPulse pulse = new ManualPulse();
    private final FramePump pump = new FramePump(pulse, new ManualAlarm(), () -> 0);
    private final Latest<Boolean> news = new Latest<>();
    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private final LagViewModel model = new LagViewModel(book, () -> {});

    @Test
    void manySamplesBetweenTwoFramesBecomeOneChangeOfTheSameRow() {
        pump.attach(news, Duration.ZERO, any -> model.show(T0.plusSeconds(3)));
        sample(0, 5);
        pulse.frameAt(0);
        var row = model.rows().getFirst();
        for (int second = 1; second <= 3; second++) {
            sample(second, 100L * second);
        }

        pulse.frameAt(1);

        assertThat(model.rows()).containsExactly(row);
        assertThat(row.lagProperty().get()).isEqualTo(300);
    }

    @Test
    void aHiddenScreenCostsNoFramesAndShowsEverythingAgainLater() {
        pump.attach(news, Duration.ZERO, any -> model.show(T0)).close();
        pulse.frameAt(0);
        sample(0, 7);
        assertThat(pulse.running()).isFalse();

        pump.attach(news, Duration.ZERO, any -> model.show(T0));
        pulse.frameAt(1);

        assertThat(model.rows()).hasSize(1);
    }

    @Test
    void aForgottenConsumerLosesItsRow() {
        sample(0, 7);
        model.show(T0);
        book.absent("EVENTS", List.of("worker"));
        book.absent("EVENTS", List.of("worker"));

        model.show(T0);

        assertThat(model.rows()).isEmpty();
    }

    @Test
    void withoutConnectionAndWithoutRowsItSaysWhy() {
        book.live(false);

        model.show(T0);

        assertThat(model.phaseProperty().get()).isEqualTo(ListPhase.REFUSED);
        assertThat(model.troubleProperty().get()).startsWith("There is no connection to a server.");
    }

    @Test
    void whatCouldNotBeAskedIsToldBesideWhatCould() {
        sample(0, 7);
        book.sweptAt(T0, Duration.ofSeconds(2), "this login may not use $JS.API.CONSUMER.LIST.SECRET");

        model.show(T0);

        assertThat(model.phaseProperty().get()).isEqualTo(ListPhase.SHOWN);
        assertThat(model.troubleProperty().get()).isEqualTo("This login may not use $JS.API.CONSUMER.LIST.SECRET.");
    }

    @Test
    void rowsAreSortedAnewOnlyWhenSomebodyComesOrGoes() {
        sample(0, 7);
        model.show(T0);
        int order = model.orderProperty().get();

        sample(2, 900);
        model.show(T0.plusSeconds(2));

        assertThat(model.orderProperty().get()).isEqualTo(order);
    }

    private void sample(int second, long pending) {
        book.take(
                new ConsumerRow(WORKER, History.PULL, new ConsumerSample(T0.plusSeconds(second), null, pending, 0, 0, 1,
                        false, false, new Position(0, 0), new Position(0, 0), null)));
        news.put(true);
    }
}
