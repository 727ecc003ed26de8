package claudoom.monitor.feature.overview;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.feature.overview.OverviewFeature.Agent;
import claudoom.monitor.feature.overview.OverviewFeature.Experiment;
import claudoom.monitor.feature.overview.OverviewFeature.Happening;
import claudoom.monitor.feature.overview.OverviewFeature.Lag;
import claudoom.monitor.feature.overview.OverviewFeature.Letters;
import claudoom.monitor.feature.overview.OverviewFeature.Need;
import claudoom.monitor.feature.overview.OverviewFeature.Pace;
import claudoom.monitor.feature.overview.OverviewFeature.Paused;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Touched;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.traffic.Gaps.Gap;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What one sees from across the room. */
@ExtendWith(Laid.class)
class OverviewViewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final LinkState.ServerFacts SERVER =
            new LinkState.ServerFacts("nats://127.0.0.1:4222", "n1", "2.10.27", true, null, 1 << 20);

    private final ManualPulse pulse = new ManualPulse();
    private final ManualAlarm alarm = new ManualAlarm();
    private final Known known = new Known();
    private final List<String> opened = new ArrayList<>();
    private Instant now = NOW;
    private final FramePump pump = new FramePump(pulse, alarm, () -> 0);
    private final OverviewFeature overview = new OverviewFeature(pump, known, () -> now, opened::add,
            consumer -> opened.add("Lag " + consumer));

    @Start
    void start(Stage stage) {
        var scene = new Scene(overview.view(), 980, 640);
        new Theme(scene);
        stage.setScene(scene);
        stage.show();
        overview.show();
    }

    private void frame(FxRobot robot) {
        robot.interact(() -> pulse.frameAt(0));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    @Test
    void theFourFigures(FxRobot robot) {
        known.experiment = new Experiment("DOE-042", "running", "2x3_factorial", 6L, 3L, 402L, 600L, "5");
        known.agents = List.of(new Agent("a", "silent"), new Agent("b", "playing"), new Agent("c", "playing"));
        known.pace = new Pace(9840.0, new double[] {9000, 10_391}, NOW.toEpochMilli());
        known.letters = new Letters(124, 3, NOW.minusSeconds(40), new double[24], false);
        frame(robot);

        assertThat(text(robot, "overview-experiment-figure")).isEqualTo("67 %");
        assertThat(text(robot, "overview-experiment-unit")).isEqualTo("3 of 6 runs");
        assertThat(text(robot, "overview-agents-figure")).isEqualTo("2");
        assertThat(text(robot, "overview-agents-unit")).isEqualTo("of 3 playing");
        assertThat(text(robot, "overview-silent")).isEqualTo("1 silent");
        assertThat(text(robot, "overview-messages-figure")).isEqualTo("9,840");
        assertThat(text(robot, "overview-messages-peak")).isEqualTo("peak 10,391");
        assertThat(text(robot, "overview-letters-figure")).isEqualTo("124");
        assertThat(text(robot, "overview-letters-newest")).isEqualTo("newest 40 s ago");
    }

    @Test
    void whatIsUnknownIsADashAndNeverZero(FxRobot robot) {
        frame(robot);
        assertThat(text(robot, "overview-experiment-figure")).isEqualTo("–");
        assertThat(text(robot, "overview-agents-figure")).isEqualTo("–");
        assertThat(text(robot, "overview-messages-figure")).isEqualTo("–");
        assertThat(text(robot, "overview-state")).isEqualTo("UNKNOWN");
        assertThat(robot.lookup("#overview-experiment .card-title .text").queryText().getText())
                .isEqualTo("Experiment");
    }

    @Test
    void aPauseIsSaidEvenWithoutAnExperiment(FxRobot robot) {
        known.paused = new Paused(NOW.minusSeconds(5), "you", null);
        frame(robot);
        assertThat(text(robot, "overview-state")).isEqualTo("PAUSED");
    }

    @Test
    void withoutAConnectionTheNumbersAreDimmedAndSayFromWhen(FxRobot robot) {
        known.link = new LinkState(Phase.RECONNECTING, NOW.minusSeconds(12), "", SERVER, null);
        frame(robot);
        assertThat(robot.lookup(".overview.stale").tryQuery()).isPresent();
        assertThat(text(robot, "overview-messages-span")).startsWith("until ");
        known.link = new LinkState(Phase.CONNECTED, NOW, "", SERVER, null);
        robot.interact(() -> {
            alarm.ring();
            pulse.frameAt(2_000_000_000L);
        });
        assertThat(robot.lookup(".overview.stale").tryQuery()).isEmpty();
    }

    @Test
    void allQuietIsSaidWithTheTimeOfTheLastLook(FxRobot robot) {
        frame(robot);
        assertThat(robot.lookup("#overview-quiet").query().isVisible()).isTrue();
    }

    @Test
    void withoutEverAConnectionNothingIsQuietAndNothingIsZero(FxRobot robot) {
        known.link = new LinkState(Phase.REFUSED, NOW, "the login is refused", null, null);
        frame(robot);
        assertThat(robot.lookup("All quiet").tryQuery()).isEmpty();
        assertThat(text(robot, "overview-letters-figure")).isEqualTo("–");
        assertThat(text(robot, "overview-messages-span")).isEqualTo("none heard yet");
    }

    @Test
    void aNeedLeadsToItsScreen(FxRobot robot) {
        known.needs = List.of(new Need("bad", "worker is stopped", "12 behind", NOW.minusSeconds(60), "Lag"));
        frame(robot);
        robot.clickOn("worker is stopped");
        assertThat(opened).containsExactly("Lag");
    }

    @Test
    void aConsumerLeadsToItselfByMouseAndByKeyboard(FxRobot robot) {
        var worker = new ConsumerId("AGENT_EVENTS", "worker");
        known.worst = List.of(new Lag("worker", "AGENT_EVENTS", "STOPPED", "fas-stop-circle", "bad", 25L, "+1/s",
                new double[0]));
        known.needs = List.of(new Need("bad", "worker is stopped", "25 behind", NOW, "Lag", worker));
        frame(robot);
        robot.clickOn("#overview-lag-0").clickOn("#overview-need-0");
        robot.interact(() -> robot.lookup("#overview-lag-0").query().requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(opened).containsExactly("Lag " + worker, "Lag " + worker, "Lag " + worker);
    }

    @Test
    void whyLagIsUnknownIsSaid(FxRobot robot) {
        known.lagProblem = "JetStream is not switched on for this account";
        frame(robot);
        assertThat(robot.lookup("JetStream is not switched on for this account").tryQuery()).isPresent();
    }

    @Test
    void whereItIsTooLowItScrollsAndNoCardIsCut(FxRobot robot) {
        known.needs = IntStream.range(0, 5).mapToObj(n -> new Need("warn", "worker " + n, "behind", NOW, "Lag"))
                .toList();
        frame(robot);
        var scroll = robot.lookup("#overview-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> scroll.getScene().getWindow().setHeight(420));
        assertThat(scroll.getContent().getLayoutBounds().getHeight())
                .isGreaterThan(scroll.getViewportBounds().getHeight());
        for (var card : robot.lookup(".overview > .card").queryAllAs(Region.class)) {
            assertThat(card.getHeight()).isGreaterThanOrEqualTo(Math.floor(card.minHeight(card.getWidth())));
        }
        assertThat(robot.lookup("#overview-hour").query().getBoundsInParent().getMinY()
                - robot.lookup("#overview-lag").query().getBoundsInParent().getMaxY()).isEqualTo(12.0);
        robot.interact(() -> scroll.setVvalue(1));
        var last = robot.lookup("#overview-chart").query();
        assertThat(last.localToScene(last.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(420.0);
    }

    @Test
    void manyDeadLettersAtOnceAreNotCutOff(FxRobot robot) {
        known.letters = new Letters(1_050_000, 114_000, NOW.minusSeconds(37), new double[24], true);
        frame(robot);
        robot.interact(() -> robot.lookup("#overview").queryAs(Region.class).getScene().getRoot().layout());

        var chip = robot.lookup("#overview-letters-rising-below").queryAs(Label.class);
        assertThat(chip.getText()).isEqualTo("114,000+ in 10 min");
        assertThat(chip.isVisible()).isTrue();
        assertThat(robot.lookup("#overview-letters-rising").query().isVisible()).isFalse();
        var card = robot.lookup("#overview-letters").query();
        for (var id : List.of("overview-letters-rising-below", "overview-letters-newest", "overview-letters-figure")) {
            var part = robot.lookup("#" + id).query();
            assertThat(part.localToScene(part.getLayoutBounds()).getMaxX()).as(id)
                    .isLessThanOrEqualTo(card.localToScene(card.getLayoutBounds()).getMaxX());
        }
    }

    @Test
    void whatCameLatelyStandsBesideTheTotalOnlyWhereBothFit(FxRobot robot) {
        known.letters = new Letters(23, 23, NOW, new double[24], false);
        frame(robot);
        assertThat(robot.lookup("#overview-letters-rising").query().isVisible()).isTrue();
        known.letters = new Letters(179, 179, NOW, new double[24], false);
        later(robot, 1);
        assertThat(robot.lookup("#overview-letters-rising").query().isVisible()).isFalse();
        assertThat(robot.lookup("#overview-letters-rising-below").query().isVisible()).isTrue();
    }

    @Test
    void aSecondInWhichNothingIsNewTouchesNothing(FxRobot robot) {
        known.agents = List.of(new Agent("a", "playing"));
        known.letters = new Letters(7, 0, NOW.minusSeconds(7200), new double[24], false);
        known.needs = List.of(new Need("warn", "worker is stopped", "12 behind", NOW.minusSeconds(600), "Lag"));
        known.pace = new Pace(0.0, new double[3600], NOW.toEpochMilli());
        frame(robot);
        var touched = watched(robot, "overview");
        for (int second = 1; second <= 8; second++) {
            known.pace = new Pace(0.0, new double[3600], NOW.toEpochMilli() + second * 1000L);
            later(robot, second);
            assertThat(touched.taken()).isEmpty();
        }
        known.needs = List.of(); // a change is seen at once, and with the time of that look
        later(robot, 9);
        assertThat(touched.taken()).isNotEmpty();
        assertThat(text(robot, "overview-checked")).isEqualTo("checked at " + Figures.time(NOW.plusSeconds(9)));
    }

    @Test
    void theTimeOfTheLastLookIsNeverOldByMoreThanItsStep(FxRobot robot) {
        frame(robot);
        later(robot, 9);
        assertThat(text(robot, "overview-checked")).isEqualTo("checked at " + Figures.time(NOW));
        later(robot, 10);
        assertThat(text(robot, "overview-checked")).isEqualTo("checked at " + Figures.time(NOW.plusSeconds(10)));
    }

    @Test
    void theSmallLineOfMessagesMovesOnEveryFiveSeconds(FxRobot robot) {
        paced(0);
        frame(robot);
        var touched = watched(robot, "overview-messages");
        var moved = IntStream.rangeClosed(1, 10).filter(second -> {
            paced(second);
            later(robot, second);
            return !touched.taken().isEmpty();
        }).toArray();
        assertThat(moved).containsExactly(4, 9);
    }

    /** Another number of messages every second, never more than at first. */
    private void paced(int second) {
        var rates = IntStream.range(0, 3600).map(n -> n + second).mapToDouble(n -> n == 3500 ? 100 : n % 7).toArray();
        known.pace = new Pace(3.0, rates, NOW.toEpochMilli() + second * 1000L);
    }

    private static Touched watched(FxRobot robot, String id) {
        var node = robot.lookup("#" + id).query();
        var touched = new Touched[1];
        robot.interact(() -> touched[0] = Touched.under(node));
        return touched[0];
    }

    private void later(FxRobot robot, int second) {
        now = NOW.plusSeconds(second);
        robot.interact(() -> {
            alarm.ring();
            pulse.frameAt(second * 1_000_000_000L);
        });
    }

    /** What the features would say. */
    private static final class Known implements OverviewFeature.Sources {

        private LinkState link = new LinkState(Phase.CONNECTED, NOW, "", SERVER, null);
        private Pace pace = new Pace(null, new double[0], 0);
        private List<Agent> agents = List.of();
        private @Nullable Experiment experiment;
        private @Nullable Paused paused;
        private Letters letters = new Letters(0, 0, null, new double[24], false);
        private List<Need> needs = List.of();
        private List<Lag> worst = List.of();
        private @Nullable String lagProblem;

        @Override
        public LinkState link() {
            return link;
        }

        @Override
        public Instant lastAlive() {
            return NOW.minusSeconds(12);
        }

        @Override
        public Pace pace() {
            return pace;
        }

        @Override
        public List<Agent> agents(Instant now) {
            return agents;
        }

        @Override
        public @Nullable Experiment experiment() {
            return experiment;
        }

        @Override
        public @Nullable Paused paused() {
            return paused;
        }

        @Override
        public List<Lag> worstLag(int most) {
            return worst;
        }

        @Override
        public int consumers() {
            return 0;
        }

        @Override
        public @Nullable String lagProblem() {
            return lagProblem;
        }

        @Override
        public Letters letters(Instant now) {
            return letters;
        }

        @Override
        public List<Need> needs(Instant now) {
            return needs;
        }

        @Override
        public List<Gap> gaps() {
            return List.of();
        }

        @Override
        public List<Happening> happenings() {
            return List.of();
        }
    }
}
