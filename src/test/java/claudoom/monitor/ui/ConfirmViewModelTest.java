package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the last button may be pressed. */
class ConfirmViewModelTest {

    private static final Instant OPENED = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant READ = OPENED.plusSeconds(1);
    private static final LinkState LINK = connected(OPENED.minusSeconds(60));

    private final ConfirmViewModel<String> model = new ConfirmViewModel<>(
            new ConfirmViewModel.Words("Asking who listens …", "It has been sent.",
                    "This was asked too long ago. Close it and ask again.", Duration.ofMinutes(2)),
            OPENED);

    @Test
    void nothingCanBeConfirmedBeforeItIsKnown() {
        model.refresh(LINK, READ);

        assertThat(model.ready().get()).isFalse();
        assertThat(model.reason().get()).isEqualTo("Asking who listens …");
        assertThat(model.confirm(LINK, READ)).isNull();
    }

    @Test
    void theSecondHalfOfADoubleClickConfirmsNothing() {
        model.accept("order", told(null), OPENED);

        assertThat(model.confirm(LINK, OPENED.plusMillis(200))).isNull();
        assertThat(model.confirm(LINK, READ)).isEqualTo("order");
    }

    @Test
    void theClockOfReadingBeginsWhenThereIsSomethingToRead() {
        var asked = OPENED.plusMillis(1_500);
        model.accept("order", told(null), asked);
        model.refresh(LINK, asked);

        assertThat(model.ready().get()).isFalse();
        assertThat(model.reason().get()).isEqualTo("Read it first: it can be sent in a moment.");
        assertThat(model.confirm(LINK, asked.plusMillis(900))).isNull();
        assertThat(model.confirm(LINK, asked.plusMillis(1_100))).isEqualTo("order");
    }

    @Test
    void whatChangedMeanwhileIsReadBeforeItCanBeConfirmed() {
        model.accept("ten", told(null), OPENED);
        assertThat(model.confirm(LINK, READ)).isEqualTo("ten");

        model.changed("nine", told(null), "It has changed.", READ.plusMillis(300));

        assertThat(model.confirm(LINK, READ.plusMillis(600))).as("the click after the first").isNull();
        assertThat(model.confirm(LINK, READ.plusSeconds(2))).isEqualTo("nine");
    }

    @Test
    void itIsConfirmedOnce() {
        model.accept("order", told(null), OPENED);

        assertThat(model.confirm(LINK, READ)).isNotNull();
        assertThat(model.confirm(LINK, READ)).isNull();
        assertThat(model.ready().get()).isFalse();
        assertThat(model.reason().get()).isEqualTo("It has been sent.");
    }

    @Test
    void anotherConnectionEndsItForGood() {
        model.accept("order", told(null), OPENED);
        model.refresh(LINK, READ);
        assertThat(model.ready().get()).isTrue();

        model.refresh(LinkState.connecting(READ, ""), READ);
        assertThat(model.reason().get()).isEqualTo("The connection to lab-1 is lost. Close this and ask again.");
        model.refresh(connected(READ), READ);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.confirm(LINK, READ)).isNull();
    }

    @Test
    void theWordMustBeTypedExactly() {
        model.accept("order", told("shutdown"), OPENED);
        model.refresh(LINK, READ);
        assertThat(model.reason().get()).isEqualTo("Type shutdown to go on.");

        for (var wrong : List.of("shutdow", "Shutdown", "shutdown now", "")) {
            model.typed().set(wrong);
            assertThat(model.confirm(LINK, READ)).as(wrong).isNull();
        }
        model.typed().set("shutdown ");

        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void enterOnTheButtonSaysWhatSends() {
        model.accept("order", told(null), OPENED);
        model.refresh(LINK, READ);
        assertThat(model.reason().get()).isEmpty();

        model.enterPressed(LINK, READ);

        assertThat(model.reason().get()).isEqualTo("Enter does not send: press Space to send.");
        assertThat(model.ready().get()).isTrue();
        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void whatWasAskedLongAgoIsNotSent() {
        model.accept("order", told(null), OPENED);

        assertThat(model.confirm(LINK, OPENED.plusSeconds(121))).isNull();
        assertThat(model.reason().get()).contains("too long ago");
    }

    /** Else what is shown would be good for an hour and two minutes. */
    @Test
    void whatWasAskedBeforeTheClockWasSetBackIsNotSent() {
        model.accept("order", told(null), OPENED);

        assertThat(model.confirm(LINK, OPENED.minusSeconds(3_600))).isNull();
        assertThat(model.reason().get()).contains("too long ago");
        assertThat(model.confirm(LINK, READ)).as("its age is not known any more").isNull();
    }

    @Test
    void whatWasShownIsNotReplacedByAnotherAnswer() {
        model.accept("first", told(null), OPENED);
        model.impossible("late");
        model.accept("other", told("other"), OPENED);

        assertThat(model.confirm(LINK, READ)).isEqualTo("first");
    }

    @Test
    void whyItIsImpossibleIsSaid() {
        model.impossible("Read-only: nothing can be sent.");
        model.refresh(LINK, READ);

        assertThat(model.reason().get()).isEqualTo("Read-only: nothing can be sent.");
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void somethingInTheWayHoldsItUpOnlyForAWhile() {
        model.accept("order", told(null), OPENED);
        model.hindered("A file is being written.");
        model.refresh(LINK, READ);
        assertThat(model.reason().get()).isEqualTo("A file is being written.");
        assertThat(model.confirm(LINK, READ)).isNull();

        model.hindered(null);

        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void whatChangedMeanwhileIsTypedAndConfirmedAnew() {
        model.accept("ten", told("10"), OPENED);
        model.typed().set("10");
        assertThat(model.confirm(LINK, READ)).isEqualTo("ten");

        model.changed("nine", told("9"), "It has changed.", OPENED);
        model.refresh(LINK, READ);

        assertThat(model.news().get()).isEqualTo("It has changed.");
        assertThat(model.reason().get()).isEqualTo("Type 9 to go on.");
        model.typed().set("9");
        assertThat(model.confirm(LINK, READ)).isEqualTo("nine");
    }

    @Test
    void whatFailedIsSaidAndNotSentAgain() {
        model.accept("order", told(null), OPENED);
        assertThat(model.confirm(LINK, READ)).isNotNull();

        model.failed("Nobody knows whether it was done.");
        model.refresh(LINK, READ);

        assertThat(model.news().get()).isEqualTo("Nobody knows whether it was done.");
        assertThat(model.reason().get()).isEqualTo("Close this, look again, and ask again if it is still wanted.");
        assertThat(model.confirm(LINK, READ)).isNull();
    }

    private static LinkState connected(Instant since) {
        return new LinkState(Phase.CONNECTED, since, "",
                new ServerFacts("nats://h:4222", "lab-1", "2.10.27", true, null, 1 << 20), null);
    }

    private static ConfirmText told(@Nullable String type) {
        return new ConfirmText("Pause the experiment", "Pause", true, List.of(), List.of(), List.of(), List.of(), type,
                "Type it.", Objects.requireNonNull(Ground.of(LINK)), OPENED);
    }
}
