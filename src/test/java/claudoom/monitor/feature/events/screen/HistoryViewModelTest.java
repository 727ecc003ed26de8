package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.History.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream instead of what comes live, which goes on meanwhile; and gaps that are filled from it. */
class HistoryViewModelTest {

    private final EventScene scene = new EventScene(2_000);
    private final EventsViewModel model = scene.model;
    private final HistoryViewModel past = model.past();

    @BeforeEach
    void stored() {
        for (int n = 1; n <= 3_000; n++) {
            scene.archive.put("lab.agent.a" + n % 3 + (n % 10 == 0 ? ".death" : ".action"), "{\"tick\":" + n + "}",
                    EventScene.START.minusSeconds(3_600).plusMillis(n * 100L));
        }
        model.sight().room(10);
        frames();
    }

    private void frames() {
        for (int i = 0; i < 30; i++) {
            scene.frame();
        }
    }

    private void choose(StartKind kind, String text) {
        past.startKindProperty().set(kind);
        past.startTextProperty().set(text);
        past.look();
        scene.frame();
        assertThat(past.sources()).extracting(Source::toString).containsExactly("Live", "AGENT_EVENTS");
        past.sourceProperty().set(past.sources().get(1));
        frames();
    }

    @Test
    void aMessageOfTheSourceBeforeIsNotLookedAtAnyMore() {
        scene.lively(40);
        frames();
        model.sight().move(-1);
        assertThat(model.choice().chosenProperty().get()).isNotNull();
        choose(StartKind.LAST, "500");
        assertThat(model.choice().chosenProperty().get()).isNull();
        model.sight().move(-1);
        assertThat(model.choice().chosenProperty().get()).isNotNull();
        past.live();
        frames();
        assertThat(model.choice().chosenProperty().get()).isNull();
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(-1);
    }

    @Test
    void theLastOfAStreamAreShownAndLiveGoesOn() {
        choose(StartKind.LAST, "500");
        assertThat(scene.details()).hasSize(10).last().asString().startsWith("#3,000 · ");
        assertThat(past.stateProperty().get()).isEqualTo("End of the stream: 3,000.");
        scene.lively(40);
        scene.frame();
        assertThat(model.sayings().footProperty().get().whole())
                .isEqualTo("500 here · 500 read = 500 listed + 0 filtered"
                        + " · room for 1,000 lines or 8 MB · live: 40 received");
        past.live();
        assertThat(model.sight().rows()).hasSize(10);
        assertThat(model.sayings().footProperty().get().whole()).contains("40 received = 40 shown");
    }

    @Test
    void aStartIsShownFromItsFirstMessageAndAFullListStops() {
        choose(StartKind.SEQUENCE, "1,001");
        assertThat(scene.details().getFirst()).startsWith("#1,001 · ");
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.FULL);
        model.toggleFreeze();
        frames();
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.ENDED);
        assertThat(scene.details()).last().asString().startsWith("#3,000 · ");
        assertThat(model.sayings().footProperty().get().whole()).contains("1,000 left out again");
    }

    @Test
    void theFilterHoldsForTheStreamAndIsReadAnew() {
        choose(StartKind.SEQUENCE, "2,001");
        model.filterTextProperty().set("kind:death");
        frames();
        assertThat(model.sight().rows()).isNotEmpty().allMatch(row -> row.markProperty().get().word().equals("death"));
        assertThat(model.sayings().matchesProperty().get()).isEqualTo("100 match");
    }

    @Test
    void aTimeOfTheDayIsUnderstoodAndNonsenseIsExplained() {
        var at = EventScene.START.minusSeconds(3_600).plusSeconds(100).atZone(ZoneId.systemDefault());
        choose(StartKind.TIME, at.toLocalDate() + " " + at.toLocalTime());
        assertThat(scene.details().getFirst()).startsWith("#1,000 · ");
        past.startTextProperty().set("soon");
        past.read();
        assertThat(past.faultProperty().get()).startsWith("Type a time, as 14:30");
        assertThat(StartKind.TIME.read("14:30", Instant.parse("2026-01-31T12:00:00Z"))).isNotNull();
    }

    @Test
    void aReplayRunsPausesAndIsScrubbed() {
        past.speedProperty().set(Speed.ORIGINAL);
        choose(StartKind.SEQUENCE, "1");
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.REPLAYING);
        assertThat(scene.details().getLast()).startsWith("#" + past.rangeProperty().get().at() + " · ");
        assertThat(past.rangeProperty().get().at()).isBetween(10L, 40L);
        model.toggleFreeze();
        frames();
        long held = past.rangeProperty().get().at();
        frames();
        assertThat(past.rangeProperty().get().at()).isEqualTo(held);
        assertThat(past.stateProperty().get()).isEqualTo("Paused");
        model.toggleFreeze();
        past.seek(2_500);
        frames();
        assertThat(past.rangeProperty().get().at()).isBetween(2_500L, 2_540L);
        assertThat(past.positionProperty().get()).contains(" of 1 to 3,000 · stored ");
    }

    /** Who scrubs in a pause wants to see what is there, and no more. */
    @Test
    void scrubbedInAPauseItShowsThePlaceAndStaysPaused() {
        past.speedProperty().set(Speed.ORIGINAL);
        choose(StartKind.SEQUENCE, "1");
        model.toggleFreeze();
        model.sight().room(20);
        past.seek(1_500);
        frames();
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.PAUSED);
        assertThat(scene.details().getFirst()).startsWith("#1,500 · ");
        long shown = past.rangeProperty().get().at();
        assertThat(shown).isBetween(1_501L, 1_519L);
        frames();
        assertThat(past.rangeProperty().get().at()).as("it is still paused").isEqualTo(shown);
        model.toggleFreeze();
        frames();
        assertThat(past.rangeProperty().get().at()).as("and goes on from there").isBetween(shown + 1, shown + 60);
    }

    /** Read with nothing chosen but the stream, and then scrubbed: the place is looked at, not the end of the reading. */
    @Test
    void scrubbedAtFullSpeedTheListStaysWhereItWasPut() {
        choose(StartKind.LAST, "");
        assertThat(scene.details()).last().asString().startsWith("#3,000 · ");
        past.seek(1_200);
        frames();
        assertThat(scene.details().getFirst()).startsWith("#1,200 · ");
        assertThat(past.rangeProperty().get().at()).isEqualTo(1_209);
        assertThat(past.positionProperty().get()).startsWith("#1,209 of 1 to 3,000 · stored ");
        model.sight().scroll(100);
        frames();
        assertThat(past.rangeProperty().get().at()).as("the thumb goes with what is in sight").isEqualTo(1_309);
    }

    /** A place is looked at; the rest of the stream is read only when somebody asks for it. */
    @Test
    void scrubbedAtFullSpeedItStopsThereAndTheStartSaysWhatIsRead() {
        choose(StartKind.LAST, "");
        past.seek(1_200);
        frames();
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.PAUSED);
        assertThat(past.stateProperty().get()).isEqualTo("Paused: Go on reads further.");
        assertThat(model.sayings().footProperty().get().whole()).startsWith("1,000 here");
        assertThat(past.startKindProperty().get()).isEqualTo(StartKind.SEQUENCE);
        assertThat(past.startTextProperty().get()).isEqualTo("1,200");
        past.toggle();
        frames();
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.FULL);
        assertThat(scene.details().getFirst()).as("and the place stays in sight").startsWith("#1,200 · ");
    }

    /** The slider would be disabled for a moment, and whoever scrubs by keys would be in the list with the next one. */
    @Test
    void theRangeStaysKnownWhileAnotherPlaceIsLookedFor() {
        choose(StartKind.LAST, "");
        scene.archive.down = "not connected to a server";
        past.seek(1_200);
        frames();
        assertThat(past.rangeProperty().get().last()).isEqualTo(3_000);
        past.live();
        frames();
        assertThat(past.rangeProperty().get().last()).isZero();
    }

    /** A sequence is a place of one stream: another one is read from what was typed. */
    @Test
    void aScrubDoesNotDecideWhereAnotherStreamBegins() {
        choose(StartKind.LAST, "500");
        past.seek(1_200);
        past.seek(1_300);
        past.sourceProperty().set(new Source("OTHER", "OTHER"));
        assertThat(past.startKindProperty().get()).isEqualTo(StartKind.LAST);
        assertThat(past.startTextProperty().get()).isEqualTo("500");
    }

    /** Whoever types a filter at a place that is held wants to see what matches there. */
    @Test
    void aFilterShowsWhatMatchesAlthoughTheReadingIsPaused() {
        past.speedProperty().set(Speed.ORIGINAL);
        choose(StartKind.SEQUENCE, "1");
        model.toggleFreeze();
        model.sight().room(20);
        model.filterTextProperty().set("kind:death");
        frames();
        assertThat(scene.details()).hasSize(16).first().asString().startsWith("#10 · ");
        assertThat(past.phaseProperty().get()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void aFilterThatIsBeingTypedIsNotReadWithEachLetter() {
        choose(StartKind.SEQUENCE, "2,001");
        long asked = scene.archive.questions;
        for (var typed : List.of("d", "de", "dea", "deat", "death")) {
            model.filterTextProperty().set(typed);
            scene.frame();
        }
        assertThat(scene.archive.questions).isEqualTo(asked);
        assertThat(model.sayings().matchesProperty().get()).isEmpty();
        frames();
        assertThat(scene.archive.questions).isGreaterThan(asked);
        assertThat(model.sayings().matchesProperty().get()).isEqualTo("100 match");
        assertThat(scene.details().getFirst()).startsWith("#2,010 · ");
    }

    @Test
    void sequencesThatAreGoneBeforeTheFirstMessageHaveNoTime() {
        scene.archive.messages.subMap(1_001L, 1_201L).clear();
        choose(StartKind.SEQUENCE, "1,001");
        assertThat(scene.details().getFirst()).startsWith("sequences 1,001 to 1,200 gone");
        assertThat(model.sight().rows().getFirst().timeProperty().get()).isEqualTo("–");
    }

    @Test
    void aServerThatIsGoneIsSaidAndTriedAgain() {
        scene.archive.down = "not connected to a server";
        past.sourceProperty().set(new Source("AGENT_EVENTS", "AGENT_EVENTS"));
        frames();
        assertThat(past.stateProperty().get()).isEqualTo("Stopped: not connected to a server");
        scene.archive.down = null;
        past.toggle();
        frames();
        assertThat(model.sight().rows()).hasSize(10);
    }

    @Test
    void aGapIsFilledAndWhatIsInSightAndChosenStays() {
        scene.archive.messages.clear();
        scene.now = scene.now.plusSeconds(60);
        scene.lively(30);
        scene.gaps.begin(scene.now);
        for (int n = 0; n < 12; n++) {
            scene.now = scene.now.plusMillis(100);
            scene.archive.put("lab.agent.m.action", "{\"tick\":" + n + "}", scene.now);
        }
        scene.gaps.end(scene.now, scene.traffic.messages());
        scene.now = scene.now.plus(Duration.ofSeconds(10));
        scene.lively(5);
        scene.frame();
        assertThat(model.sight().rows().get(4).markProperty().get().sort()).isEqualTo(Mark.Sort.GAP);
        model.sight().choose(7);
        model.toggleFreeze();
        scene.frame();
        List<String> before = scene.details();
        model.fill(4);
        frames();
        assertThat(scene.details().subList(0, 4)).isEqualTo(before.subList(0, 4));
        assertThat(scene.details().get(4)).contains(" · 12 filled in from AGENT_EVENTS");
        assertThat(scene.details().get(5)).startsWith("filled · ");
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(-1);
        model.jumpToNow();
        scene.frame();
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(7);
        assertThat(model.sayings().footProperty().get().whole()).contains(" · 12 filled in besides");

        model.filterTextProperty().set("agent:m");
        frames();
        assertThat(model.sayings().matchesProperty().get()).isEqualTo("12 match, 12 of them filled in");
        model.sight().toGap(false);
        assertThat(BreakStory.of(Objects.requireNonNull(model.choice().gapProperty().get())).sentences())
                .contains("12 filled in from AGENT_EVENTS");
    }

    @Test
    void theLastEventsOfAQuietAgentAreKept() {
        scene.action("quiet", 1);
        scene.action("quiet", 2);
        for (int n = 0; n < 5_000; n++) {
            scene.action("noisy", n);
        }
        scene.frame();
        model.filterTextProperty().set("agent:quiet");
        frames();
        assertThat(scene.details()).hasSize(2).allMatch(text -> text.startsWith("kept · "));
    }

    @Test
    void ticksThatAnAgentLeftOutAreARow() {
        for (int n = 1; n <= 40; n++) {
            scene.action("a", n);
        }
        for (int n = 50; n <= 54; n++) {
            scene.action("a", n);
        }
        frames();
        assertThat(scene.details()).contains("ticks 41 to 49 of a not seen");
    }
}
