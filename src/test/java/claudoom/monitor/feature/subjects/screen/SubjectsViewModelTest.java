package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.Later;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** From messages to rows, frame by frame, without a toolkit. */
class SubjectsViewModelTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");
    private static final SiblingOrder BUSIEST = new SiblingOrder(SiblingOrder.By.MESSAGES, false);

    private final Swarm swarm = new Swarm();
    private final Later later = new Later();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final SubjectsViewModel model = new SubjectsViewModel(tree, later, ValueLine::of);
    private final ManualPulse pulse = new ManualPulse();
    private final ManualAlarm alarm = new ManualAlarm();
    private final FramePump pump = new FramePump(pulse, alarm, () -> 0);
    private Instant now = T0;

    @Test
    void rowsFollowTheMessagesAtTheFramesNotFaster() {
        pump.every(Duration.ofMillis(200), () -> model.sample(now));
        swarm.send("lab.a.x", "12", T0.toEpochMilli());
        pulse.frameAt(0);
        assertThat(names()).containsExactly("lab", "a", "x");
        assertThat(row("x").messagesProperty().get()).isEqualTo("1");
        assertThat(row("x").newestProperty().get().text()).isEqualTo("12");
        assertThat(row("x").ageProperty().get()).isEqualTo("<1 s");
        assertThat(row("a").shareProperty().get()).isEqualTo("100 %");
        assertThat(row("a").rateProperty().get()).isEqualTo("–");
        var kept = row("x");

        swarm.send("lab.a.x", "13", T0.toEpochMilli());
        now = T0.plusSeconds(7);
        pulse.frameAt(Duration.ofMillis(100).toNanos());
        assertThat(kept.messagesProperty().get()).isEqualTo("1");
        alarm.ring();
        pulse.frameAt(Duration.ofMillis(200).toNanos());
        assertThat(kept.messagesProperty().get()).isEqualTo("2");
        assertThat(kept.newestProperty().get().text()).isEqualTo("13");
        assertThat(kept.ageProperty().get()).isEqualTo("7 s");
        assertThat(row("x")).isSameAs(kept);
    }

    @Test
    void whatCameIsTakenInBesideTheFramesOneSampleAtATime() {
        var intake = new Later();
        var shown = new SubjectsViewModel(tree, later, ValueLine::of, Memory.ofThisRun(),
                LeafSources.offline(tree, later), intake);
        swarm.agents(3, at());
        shown.sample(T0);
        shown.sample(T0.plusMillis(200));
        assertThat(tree.subjects()).as("the frame does not wait for it").isZero();
        assertThat(intake.waiting()).isEqualTo(1);
        intake.finish();
        shown.sample(T0.plusSeconds(2));
        assertThat(shown.rows()).isNotEmpty();
        assertThat(intake.waiting()).isEqualTo(1);
    }

    @Test
    void nothingMovesWhileThePointerIsInTheTree() {
        swarm.agents(3, at());
        sample(0);
        model.point(true);
        swarm.send("lab.new.one", at());
        swarm.send("lab.new.two", at());
        sample(5_000);
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-0", "doom-agent-1", "doom-agent-2");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order · 2 new");
        assertThat(model.words().footProperty().get()).isEqualTo("14 subjects · 12 shown");
        assertThat(row("lab").messagesProperty().get()).as("numbers go on").isEqualTo("14");

        model.reorder();
        assertThat(names()).contains("new");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order");
        swarm.send("lab.newer", at());
        model.point(false);
        sample(9_000);
        assertThat(names()).contains("newer");
    }

    @Test
    void theOrderStaysWhileARowIsSelected() {
        busiest("x", "y");
        model.order(BUSIEST);
        assertThat(names()).containsExactly("lab", "x", "y");
        model.select(row("y"));
        busiest("y", "y");
        sample(10_000);
        assertThat(names()).containsExactly("lab", "x", "y");
        model.select(null);
        sample(20_000);
        assertThat(names()).containsExactly("lab", "y", "x");
    }

    @Test
    void aMovingOrderIsNotLaidOutAtEveryFrame() {
        busiest("x", "y");
        model.order(BUSIEST);
        sample(2_000);
        busiest("y", "y");
        sample(2_200);
        assertThat(names()).containsExactly("lab", "x", "y");
        sample(60_000);
        assertThat(names()).containsExactly("lab", "y", "x");
    }

    @Test
    void onlyRowsOnScreenAreTouched() {
        swarm.agents(3, at());
        sample(0);
        model.lookAt(() -> List.of(row("doom-agent-1")));
        swarm.agents(3, at());
        sample(1_000);
        assertThat(row("doom-agent-1").messagesProperty().get()).isEqualTo("8");
        assertThat(row("doom-agent-2").messagesProperty().get()).isEqualTo("4");
        model.appear(row("doom-agent-2"));
        assertThat(row("doom-agent-2").messagesProperty().get()).isEqualTo("8");
    }

    @Test
    void aFilterNarrowsTheTreeAndABrokenOneSaysWhy() {
        swarm.agents(3, at());
        sample(0);
        filter("lab.*.*.death");
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-0", "death", "doom-agent-1", "death",
                "doom-agent-2", "death");
        assertThat(model.foundProperty().get()).isEqualTo("3 match");
        assertThat(model.words().footProperty().get()).startsWith("3 of 12 subjects shown");
        filter("lab.*.*.dea*");
        assertThat(model.filters().faultProperty().get()).contains("whole tokens");
        assertThat(names()).as("the tree stays").hasSize(8);
        filter("agent-2.death");
        assertThat(model.filters().faultProperty().get()).isEmpty();
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-2", "death");
        assertThat(model.foundProperty().get()).isEqualTo("1 match");
        filter("no such thing");
        assertThat(names()).isEmpty();
        filter(" ");
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-0", "doom-agent-1", "doom-agent-2");
        assertThat(model.foundProperty().get()).isEmpty();
    }

    @Test
    void newSubjectsAreFilteredToo() {
        swarm.agents(1, at());
        sample(0);
        filter("death");
        swarm.send("lab.agent.z.death", at());
        swarm.send("lab.agent.z.action", at());
        sample(3_000);
        later.finish();
        sample(4_500);
        assertThat(names()).containsExactly("lab", "agent", "doom-agent-0", "death", "z", "death");
        assertThat(model.foundProperty().get()).isEqualTo("2 match");
    }

    @Test
    void aLargeTreeIsSearchedBesideTheFramesAndOnlyTheLastTextCounts() {
        for (int n = 0; n < 25_000; n++) {
            swarm.send("lab." + n, at());
        }
        sample(0);
        later.finish();
        model.filter("1");
        model.filter("lab.24");
        assertThat(later.waiting()).isEqualTo(2);
        assertThat(model.foundProperty().get()).isEqualTo("searching… ");
        assertThat(names().getFirst()).isEqualTo("lab");
        finish();
        assertThat(model.foundProperty().get()).isEqualTo("1,111 match");
        model.filter("777");
        model.filter("");
        finish();
        assertThat(model.foundProperty().get()).isEmpty();
    }

    @Test
    void aVeryWideBranchOpensBesideTheFrames() {
        for (int n = 0; n < 25_000; n++) {
            swarm.send("lab.wide." + n, at());
        }
        swarm.send("lab.a", at());
        sample(0);
        assertThat(names()).as("the first lay-out of a large tree").isEmpty();
        later.finish();
        assertThat(names()).containsExactly("lab", "a", "wide");
        model.open(row("wide"));
        assertThat(names()).hasSize(3);
        later.finish();
        assertThat(names()).as("a group with ranges of a thousand").hasSize(29);
        var group = model.rows().get(3);
        assertThat(group.nameProperty().get().text()).isEqualTo("numbers");
        assertThat(group.newestProperty().get().text()).isEqualTo("25,000 values");
        sample(200);
        later.finish();
        assertThat(group.messagesProperty().get()).isEqualTo("25,000");
        assertThat(group.subjectsProperty().get()).isEqualTo("25,000");
        model.select(model.rows().get(4));
        assertThat(model.leaf().titleProperty().get()).isEqualTo("lab.wide: 0 to 999 (1,000 values)");
        model.select(null);

        model.order(BUSIEST);
        model.close(row("wide"));
        later.finish();
        later.finish();
        assertThat(names()).as("laid out anew because something was closed meanwhile").containsExactly("lab", "wide",
                "a");
    }

    @Test
    void theSelectedLeafShowsItsLastMessageUntilItIsFrozen() {
        swarm.agents(1, at());
        sample(0);
        model.open(row("doom-agent-0"));
        model.select(row("death"));
        assertThat(model.leaf().titleProperty().get()).isEqualTo("lab.agent.doom-agent-0.death");
        assertThat(content()).contains("IMP_FIREBALL");
        assertThat(last().headers()).containsKey("trace-id");
        assertThat(model.leaf().pattern()).isEqualTo("lab.agent.doom-agent-0.death");
        assertThat(model.leaf().natsSub()).isEqualTo("nats sub 'lab.agent.doom-agent-0.death'");

        model.leaf().freeze(true);
        swarm.send("lab.agent.doom-agent-0.death", "{\"cause\": \"LAVA\"}", at() + 2_000);
        sample(3_000);
        assertThat(content()).contains("IMP_FIREBALL");
        assertThat(model.leaf().newerProperty().get()).isEqualTo("1 newer");
        model.leaf().freeze(false);
        sample(3_200);
        assertThat(content()).contains("LAVA");
        assertThat(model.leaf().intervalProperty().get()).isEqualTo("2 s");
        assertThat(model.leaf().newerProperty().get()).isEmpty();

        model.select(row("agent"));
        assertThat(model.leaf().lastProperty().get()).isNull();
        assertThat(model.leaf().pattern()).isEqualTo("lab.agent.>");
    }

    @Test
    void aLargePayloadIsSummedUpInTheTree() {
        swarm.send("lab.big", "[" + "1,".repeat(200_000) + "1]", at());
        sample(0);
        assertThat(row("big").newestProperty().get().text()).startsWith("400 kB · ");
    }

    @Test
    void closingABranchKeepsTheSelectionOnIt() {
        swarm.agents(2, at());
        sample(0);
        model.open(row("doom-agent-0"));
        model.select(row("score"));
        model.close(row("agent"));
        assertThat(model.selectedProperty().get()).isSameAs(row("agent"));
        assertThat(names()).containsExactly("lab", "agent");
    }

    @Test
    void withoutAConnectionItIsSaidHowOldTheNumbersAre() {
        swarm.agents(1, at());
        sample(0);
        model.link(new LinkState(LinkState.Phase.RECONNECTING, T0, "", null, null));
        assertThat(model.words().staleProperty().get()).startsWith("from ");
        model.link(new LinkState(LinkState.Phase.CONNECTED, T0, "", null, null));
        assertThat(model.words().staleProperty().get()).isEmpty();
    }

    @Test
    void hostileNamesAreShownHarmless() {
        swarm.send("a\u001b[31m.\u202Ex", "\u001b[2J", at());
        sample(0);
        assertThat(model.rows()).allSatisfy(row -> assertThat(row.nameProperty().get().text())
                .doesNotContain("\u001b").doesNotContain("\u202E"));
        assertThat(model.rows().getLast().newestProperty().get().text()).doesNotContain("\u001b");
    }

    private void filter(String text) {
        model.filter(text);
        finish();
    }

    private void finish() {
        while (later.waiting() > 0) {
            later.finish();
        }
    }

    private Arrival last() {
        return Objects.requireNonNull(model.leaf().lastProperty().get()).arrival();
    }

    private String content() {
        return new String(last().payload(), StandardCharsets.UTF_8);
    }

    private void busiest(String... tokens) {
        for (var token : tokens) {
            swarm.send("lab." + token, at());
        }
        swarm.send("lab." + tokens[0], at());
        sample(1_000);
    }

    private static long at() {
        return T0.toEpochMilli();
    }

    private void sample(long millis) {
        model.sample(T0.plusMillis(millis));
    }

    private SubjectRow row(String name) {
        return model.rows().stream().filter(row -> row.line().name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.line().name()).toList();
    }
}
