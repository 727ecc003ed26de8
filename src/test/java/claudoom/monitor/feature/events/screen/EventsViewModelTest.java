package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Fill;
import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import claudoom.monitor.payload.ProtoBytes;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the screen shows after each frame, without a toolkit. */
class EventsViewModelTest {

    private final EventScene scene = new EventScene(100);
    private final EventsViewModel model = scene.model;

    EventsViewModelTest() {
        model.sight().room(5);
    }

    private EventRow row(int i) {
        return model.sight().rows().get(i);
    }

    @Test
    void theNewestLinesAreShownWithWhatMattersOfEachKind() {
        scene.action("doom-agent-A", 1_280);
        scene.death("doom-agent-B", 2_345, 12);
        scene.frame();

        assertThat(scene.details()).containsExactly("ATTACK · 0.85 · 87 ms", "IMP_FIREBALL · 12 kills · 195 s");
        assertThat(row(1).agentProperty().get()).isEqualTo("doom-agent-B");
        assertThat(row(1).markProperty().get()).isEqualTo(new Mark(Mark.Sort.DEATH, "death"));
        assertThat(row(1).episodeProperty().get()).isEqualTo("43");
        assertThat(row(1).tickProperty().get()).isEqualTo("2,345");
    }

    @Test
    void rowsStayTheSameObjectsWhileLinesRunThroughThem() {
        scene.lively(50);
        scene.frame();
        var before = List.copyOf(model.sight().rows());
        scene.lively(30);
        scene.frame();

        assertThat(model.sight().rows()).hasSize(5).isEqualTo(before);
    }

    @Test
    void frozenRowsDoNotMoveAndStayReadableWhileTheBufferRunsOver() {
        scene.lively(50);
        scene.frame();
        model.toggleFreeze();
        var before = scene.details();
        scene.lively(30);
        scene.frame();
        assertThat(model.sayings().standingProperty().get().text()).isEqualTo("frozen, 30 new, buffer 30 %");
        assertThat(model.frozen()).isEqualTo("Events frozen, 30 new, buffer 30 %");

        scene.lively(3_000);
        scene.frame();

        assertThat(scene.details()).isEqualTo(before);
        assertThat(model.sayings().standingProperty().get().text()).isEqualTo(
                "frozen, 3,030 new, buffer 100 %, 2,930 of them gone already");
        assertThat(model.sayings().footProperty().get().whole()).contains("2,930 evicted",
                "2,930 went unseen while frozen");
        model.sight().choose(2);
        assertThat(model.choice().chosenProperty().get()).isNotNull();

        model.sight().scroll(10);
        assertThat(scene.details()).contains("gone from the buffer");

        model.toggleFreeze();
        assertThat(model.frozen()).isNull();
        assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.FOLLOWING);
    }

    @Test
    void scrollingUpFreezesAndCatchingUpRunsToTheEnd() {
        scene.lively(60);
        scene.frame();
        model.sight().scroll(-20);
        assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.SCROLLED);
        scene.lively(10);
        scene.frame();
        assertThat(model.sayings().standingProperty().get().text()).startsWith("frozen, 10 new");

        model.catchUp();
        for (int i = 0; i < 50 && model.sight().paceProperty().get() != Pace.FOLLOWING; i++) {
            scene.action("late", i);
            scene.frame();
        }

        assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.FOLLOWING);
        assertThat(model.sayings().standingProperty().get().text()).isEmpty();
    }

    @Test
    void theFilterSaysHowManyMatchAndWhatIsWrong() {
        scene.action("a", 1);
        scene.death("b", 2, 3);
        scene.death("c", 2, 4);
        scene.frame();

        model.filterTextProperty().set("kind:death");
        assertThat(model.sayings().matchesProperty().get()).isEqualTo("2 match");
        model.filterTextProperty().set("kind:death agent:c");
        scene.frame();
        scene.frame();
        assertThat(model.sight().rows()).hasSize(1);

        model.filterTextProperty().set("kind:dea");
        assertThat(model.faultProperty().get()).startsWith("no kind is called so");
        assertThat(model.sight().rows()).hasSize(1);

        model.filterTextProperty().set("nothing-of-that-sort");
        assertThat(model.faultProperty().get()).isEmpty();
        assertThat(model.sayings().emptinessProperty().get()).isEqualTo(Emptiness.NO_MATCH);
    }

    @Test
    void anAgentIsFollowedAndASubjectShown() {
        scene.lively(50);
        scene.take("lab.agent.e\u001bvil\u202e.action", "{}");
        scene.frame();
        model.sight().move(-1);
        model.followAgent();
        assertThat(model.filterTextProperty().get()).isEqualTo("agent:*");

        model.showAgent("a:b");
        assertThat(model.filterTextProperty().get()).isEqualTo("agent:\"a:b\"");
        assertThat(model.faultProperty().get()).isEmpty();

        model.show("lab.agent.*.death");
        assertThat(model.filterTextProperty().get()).isEqualTo("subject:lab.agent.*.death");
        scene.frame(); // on a slow machine some of it is done beside the frames
        scene.frame();
        assertThat(model.sight().rows()).isNotEmpty().allMatch(row -> row.markProperty().get().word().equals("death"));
    }

    @Test
    void theScopeLeavesTheFrequentOut() {
        scene.lively(90);
        scene.frame();
        model.scopeProperty().set(Scope.RARE);

        assertThat(model.sight().rows()).isNotEmpty()
                .noneMatch(row -> row.markProperty().get().word().equals("action"));
    }

    @Test
    void aGapAndDropsAreRows() {
        scene.action("a", 1);
        scene.gaps.begin(EventScene.START);
        scene.gaps.end(EventScene.START.plus(Duration.ofMillis(4_200)), 1);
        scene.action("a", 2);
        scene.dropped = 1_204;
        scene.frame();

        assertThat(scene.details().get(1)).startsWith("4.2 s not observed (disconnected) ").contains(" – ");
        assertThat(scene.details().get(3)).isEqualTo("1,204 dropped by the client: too fast");
        assertThat(row(1).markProperty().get().sort()).isEqualTo(Mark.Sort.GAP);

        scene.model.sight().choose(1);
        assertThat(story().title()).isEqualTo("Missed while disconnected");
        assertThat(story().sentences()).startsWith("From ").contains(", 4.2 s.", "Enter fills in");
        scene.model.sight().choose(3);
        assertThat(story().sentences()).contains("1,204 messages");
        scene.model.sight().choose(2);
        assertThat(scene.model.choice().gapProperty().get()).isNull();
    }

    private BreakStory story() {
        return BreakStory.of(Objects.requireNonNull(scene.model.choice().gapProperty().get()));
    }

    @Test
    void whatWasFilledInAndWhatNobodyKnowsAreBothTrue() {
        var gap = new Break(Break.Cause.NOT_OBSERVED, scene.now, scene.now.plusSeconds(4), null);
        assertThat(BreakStory.of(gap).sentences()).contains("Nobody knows how many messages came meanwhile.");
        assertThat(filled(gap, Fill.Phase.DONE, 20).sentences()).doesNotContain("how many").endsWith(
                "\n20 filled in from AGENT_EVENTS; whether other messages came meanwhile nobody knows.");
        assertThat(filled(gap, Fill.Phase.PARTLY, 20).sentences()).doesNotContain("how many")
                .endsWith("came meanwhile nobody knows.\nEnter tries again.");
        assertThat(filled(gap, Fill.Phase.DONE, 0).sentences()).doesNotContain("how many").endsWith(
                "\nStreams hold nothing that was missed; whether other messages came meanwhile nobody knows.");
        assertThat(filled(gap, Fill.Phase.FAILED, 0).sentences()).contains("Nobody knows how many", "Enter tries");
    }

    private static BreakStory filled(Break gap, Fill.Phase phase, long messages) {
        return BreakStory.of(new Break(gap.cause(), gap.from(), gap.to(), null, null,
                new Fill(phase, messages, "AGENT_EVENTS", "")));
    }

    @Test
    void theChosenMessageStaysChosenWhileOthersCome() {
        scene.lively(5);
        scene.frame();
        model.sight().choose(3);
        var chosen = model.choice().chosenProperty().get();
        scene.lively(2);
        scene.frame();
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(1);
        scene.lively(500);
        scene.frame();

        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(-1);
        assertThat(model.choice().chosenProperty().get()).isSameAs(chosen);
    }

    @Test
    void hostilePayloadsAreRowsLikeOthers() {
        model.sight().room(10);
        scene.hostile();
        scene.frame();

        assertThat(scene.details()).hasSize(7).noneMatch(text -> text.contains("\u001b") || text.contains("\u202e"));
        assertThat(scene.details().get(0)).startsWith("1,000,008 bytes · {\"a\":\"xxx");
        assertThat(scene.details().get(1)).isEqualTo("no payload");
        assertThat(scene.details().get(3)).startsWith("[[[[[");
        for (int i = 0; i < 7; i++) {
            model.sight().choose(i);
            assertThat(model.choice().chosenProperty().get()).isNotNull();
        }
    }

    @Test
    void theFootTellsHowMuchFindsRoomAndWhatOfQuietAgentsIsKept() {
        scene.death("quiet", 1, 2);
        for (int n = 0; n < 200; n++) {
            scene.action("noisy", n);
        }
        scene.now = scene.now.plusSeconds(2);
        scene.frame();
        assertThat(model.sayings().footProperty().get().whole()).contains("room for 100 messages or 8 MB",
                "1 older of quiet agents kept, listed when filtered").doesNotContain("over 1 MB", "forgotten");

        model.filterTextProperty().set("kind:death");
        scene.now = scene.now.plusSeconds(2);
        scene.frame();
        assertThat(model.sayings().footProperty().get().whole()).contains("room for 1,000 matches or 8 MB")
                .doesNotContain("quiet agents");
    }

    @Test
    void gapsThatAreTooManyToBeRememberedAreCounted() {
        for (int n = 0; n < 2_100; n++) {
            scene.gaps.begin(scene.now);
            scene.now = scene.now.plusMillis(10);
            scene.gaps.end(scene.now, n);
            scene.death("a", n, 1);
            if (n % 50 == 0) {
                scene.frame();
            }
        }
        scene.frame();
        assertThat(model.sayings().footProperty().get().whole()).contains("100 older gaps not listed any more");
    }

    @Test
    void fieldsOfMessagePackAreFilteredAndWhatHasNoneIsSaid() {
        scene.take("lab.agent.a.death", HexFormat.of().parseHex("82a86167656e745f6964a142a56b696c6c730c"), null);
        scene.take("lab.agent.a.death", "{\"kills\":12}");
        scene.take("lab.agent.a.death", "{\"kills\":13}");
        scene.take("lab.agent.a.death", ProtoBytes.death(), null);
        model.filterTextProperty().set("kills = 12");
        scene.frame();
        scene.frame();

        assertThat(model.sight().rows()).hasSize(2);
        assertThat(model.sayings().matchesProperty().get())
                .contains("1 could not be decided: payload is Protobuf of an unknown type");
    }
}
