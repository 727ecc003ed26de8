package claudoom.monitor.feature.control.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.control.model.Confirmation;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the last button may be pressed. */
class ConfirmViewModelTest {

    private static final Instant OPENED = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant READ = OPENED.plusSeconds(1);
    private static final LinkState LINK = connected(OPENED.minusSeconds(60));

    private final ConfirmViewModel model = new ConfirmViewModel(OPENED);

    @Test
    void nothingCanBeConfirmedBeforeItIsKnown() {
        model.refresh(LINK, READ);

        assertThat(model.ready().get()).isFalse();
        assertThat(model.reason().get()).isEqualTo("Asking who listens …");
        assertThat(model.confirm(LINK, READ)).isNull();
    }

    @Test
    void theSecondHalfOfADoubleClickConfirmsNothing() {
        model.accept(ready(null));

        assertThat(model.confirm(LINK, OPENED.plusMillis(200))).isNull();
        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void itIsConfirmedOnce() {
        model.accept(ready(null));

        assertThat(model.confirm(LINK, READ)).isNotNull();
        assertThat(model.confirm(LINK, READ)).isNull();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void anotherConnectionEndsItForGood() {
        model.accept(ready(null));
        model.refresh(LINK, READ);
        assertThat(model.ready().get()).isTrue();

        model.refresh(LinkState.connecting(READ, ""), READ);
        assertThat(model.reason().get()).isEqualTo("The connection to lab-1 is lost. Close this and ask again.");
        model.refresh(connected(READ), READ);
        assertThat(model.ready().get()).isFalse();
        assertThat(model.confirm(LINK, READ)).isNull();
    }

    @Test
    void theWordMustBeTyped() {
        model.accept(ready("shutdown"));
        model.refresh(LINK, READ);
        assertThat(model.reason().get()).isEqualTo("Type shutdown to go on.");

        model.typed().set("shutdow");
        assertThat(model.confirm(LINK, READ)).isNull();
        model.typed().set("shutdown ");

        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void enterOnTheButtonSaysWhatSends() {
        model.accept(ready(null));
        model.refresh(LINK, READ);
        assertThat(model.reason().get()).isEmpty();

        model.enterPressed(LINK, READ);

        assertThat(model.reason().get()).isEqualTo("Enter does not send: press Space to send.");
        assertThat(model.ready().get()).isTrue();
        assertThat(model.confirm(LINK, READ)).isNotNull();
    }

    @Test
    void whatWasAskedLongAgoIsNotSent() {
        model.accept(ready(null));

        assertThat(model.confirm(LINK, OPENED.plusSeconds(121))).isNull();
        assertThat(model.reason().get()).contains("too long ago");
    }

    @Test
    void whatWasShownIsNotReplacedByAnotherAnswer() {
        var first = ready(null);
        model.accept(first);
        model.accept(new Proposal.Impossible("late"));
        model.accept(ready("other"));

        assertThat(Objects.requireNonNull(model.confirm(LINK, READ))).isSameAs(first.order());
    }

    @Test
    void whyItIsImpossibleIsSaid() {
        model.accept(new Proposal.Impossible("Read-only: nothing can be sent."));
        model.refresh(LINK, READ);

        assertThat(model.reason().get()).isEqualTo("Read-only: nothing can be sent.");
        assertThat(model.ready().get()).isFalse();
    }

    private static LinkState connected(Instant since) {
        return new LinkState(Phase.CONNECTED, since, "",
                new ServerFacts("nats://h:4222", "lab-1", "2.10.27", true, null, 1 << 20), null);
    }

    private static Proposal.Ready ready(@Nullable String type) {
        var ground = Objects.requireNonNull(Ground.of(LINK));
        var order =
                new Order("1", "pause", "Pause experiment", "guide", List.of(new Parcel("1", null, "r.pause", "{}")),
                        ground, Set.of(), false, OPENED);
        return new Proposal.Ready(order, new Confirmation("Pause the experiment", "guide", List.of("r.pause"), "{}",
                "orchestrator", ground.words(), "lab", List.of(), type));
    }
}
