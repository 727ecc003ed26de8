package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.feature.subjects.screen.SubscriptionsViewModel.Step;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A pattern is looked at before it is included, and asked about before it is left out. */
class SubscriptionsViewModelTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final SomePatterns patterns = new SomePatterns();
    private final Later later = new Later();
    private final SubscriptionsViewModel model = new SubscriptionsViewModel(patterns, later);

    @Test
    void whatALookSawIsToldBeforeAnythingIsIncluded() {
        patterns.next = new FirstLook(null, 412, 61_000, 12, 37, false, 3, false);
        model.look(" lab.> ");
        assertThat(model.step().get()).isEqualTo(Step.LOOKING);
        later.finish();
        assertThat(model.step().get()).isEqualTo(Step.OFFERED);
        assertThat(model.words().get()).startsWith("lab.>: 412 msg/s, 61 kB/s, 37 subjects seen in 3.0 s.")
                .contains("12 msg/s of it are on subjects that are received already");
        assertThat(patterns.list()).hasSize(1);

        model.yes();
        later.finish();
        assertThat(patterns.list()).hasSize(2);
        assertThat(model.words().get()).isEqualTo("lab.> is listened to now, and at the next start.");
    }

    @Test
    void whatIsHeardAlreadyAndWhatIsNoPatternIsRefusedWithoutALook() {
        model.look("clau-doom.agent.a");
        assertThat(model.fault().get()).contains("brings all of");
        assertThat(model.step().get()).isEqualTo(Step.REST);
        model.look("");
        assertThat(model.fault().get()).startsWith("Write a subject");
    }

    @Test
    void everythingTakesThePlaceOfTheRestAndBringsInboxes() {
        patterns.next = new FirstLook(null, 90_000, 9e6, 0, 10_000, true, 0.5, true);
        model.look(">");
        later.finish();
        assertThat(model.words().get()).contains("more than 10,000 subjects", "ended early",
                "takes the place of clau-doom.>", "inboxes");
        model.no();
        assertThat(model.words().get()).isEmpty();
        assertThat(patterns.list()).hasSize(1);
    }

    @Test
    void aLookThatFailedSaysWhyAndOneThatWasGivenUpSaysNothing() {
        patterns.next = FirstLook.failed("This login may not listen to lab.x.");
        model.look("lab.x");
        later.finish();
        assertThat(model.fault().get()).isEqualTo("This login may not listen to lab.x.");

        model.look("lab.y");
        model.no();
        later.finish();
        assertThat(model.step().get()).isEqualTo(Step.REST);
        assertThat(model.fault().get()).isEmpty();
    }

    /** Something that was not foreseen: the sheet can be used again, and nobody is told that it was done. */
    @Test
    void aChangeThatBrokeIsSaidAndTheNextOneIsPossible() {
        patterns.lookBreaks = true;
        model.look("lab.>");
        later.finish();
        assertThat(model.step().get()).isEqualTo(Step.REST);
        assertThat(model.fault().get()).startsWith("The look at lab.> failed");

        patterns.lookBreaks = false;
        patterns.broken = true;
        patterns.next = new FirstLook(null, 412, 61_000, 12, 37, false, 3, false);
        model.look("lab.>");
        later.finish();
        model.yes();
        later.finish();
        assertThat(model.step().get()).isEqualTo(Step.REST);
        assertThat(model.words().get()).isEmpty();
        assertThat(model.fault().get()).startsWith("lab.> could not be included");

        model.sample(true, T0);
        model.leaveOut(model.rows().getFirst());
        model.yes();
        later.finish();
        assertThat(model.step().get()).isEqualTo(Step.REST);
        assertThat(model.fault().get()).contains("could not be left out");
    }

    @Test
    void leavingOutIsAskedForFirst() {
        model.sample(true, T0);
        model.leaveOut(model.rows().getFirst());
        assertThat(model.words().get()).contains("The next start brings it back");
        model.yes();
        later.finish();
        model.sample(true, T0.plusSeconds(1));
        assertThat(model.rows()).isEmpty();
        assertThat(model.foot().get()).startsWith("0 patterns");
    }

    @Test
    void rowsKeepTheirPlaceAndTheirRateIsAMeanOfThreeSeconds() {
        patterns.add("lab.>");
        model.sample(true, T0);
        var row = model.rows().getFirst();
        assertThat(row.perSecond().get()).isNull();
        for (int second = 1; second <= 4; second++) {
            patterns.came("clau-doom.>", 100);
            model.sample(true, T0.plusSeconds(second));
        }
        assertThat(model.rows()).hasSize(2).first().isSameAs(row);
        assertThat(row.perSecond().get()).isEqualTo(100);
        model.sample(false, T0.plusSeconds(5));
        assertThat(row.perSecond().get()).isNull();
        assertThat(model.foot().get()).isEqualTo("2 patterns · 400 messages taken");
    }
}
