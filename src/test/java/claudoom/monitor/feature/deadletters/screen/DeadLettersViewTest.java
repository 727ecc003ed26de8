package claudoom.monitor.feature.deadletters.screen;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.ui.InView;
import claudoom.monitor.ui.Theme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The screen as a user has it: clicked, typed into, read. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class DeadLettersViewTest {

    private static final List<String> WANTED =
            List.of("clau-doom.dlq.>", "clau-doom.deadletter.>", "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>");

    private final DeadLetters letters = new DeadLetters();
    private final History history = new History(WANTED);
    private final DeadLettersViewModel model =
            new DeadLettersViewModel(letters, history, WANTED, "clau-doom", (chosen, file) -> {});
    private Instant now = T0.plus(Duration.ofMinutes(52));
    private final Later later = new Later();
    private Scene scene;
    private Theme theme;

    @Start
    void start(Stage stage) {
        scene = new Scene(new DeadLettersView(model, later), 1000, 650);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void withoutLettersItSaysWhatItListensTo(FxRobot robot) {
        history.listening(T0);
        history.keptBy(Map.of(), T0);
        sample(robot);

        assertThat(text(robot, "#deadletters-empty .empty-title")).isEqualTo("No dead letters");
        assertThat(robot.lookup("#deadletters-empty").query().isVisible()).isTrue();
        pictures(robot, "deadletters-empty");
    }

    /** Nobody looked, so nobody may say that there are none. */
    @Test
    void withoutAConnectionItDoesNotClaimThatThereAreNone(FxRobot robot) {
        sample(robot);
        assertThat(text(robot, "#deadletters-empty .empty-title")).isEqualTo("Not connected");
        history.listening(T0);
        now = now.plusSeconds(1);
        sample(robot);
        assertThat(text(robot, "#deadletters-empty .empty-title")).isEqualTo("No dead letters");
    }

    /** The words of a group are cut between words, never behind the dot before the consumer's name. */
    @Test
    void aGroupThatDoesNotFitIsNotCutBehindItsDot(FxRobot robot) {
        fill();
        sample(robot);
        for (int width = 760; width <= 1240; width += 40) {
            int wide = width;
            robot.interact(() -> {
                scene.getWindow().setWidth(wide);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
            assertThat(robot.lookup("#deadletters-groups .name .text").queryAllAs(Text.class))
                    .as("at " + wide).extracting(Text::getText).isNotEmpty()
                    .noneMatch(shown -> shown.strip().matches("(?s).*·[\\s\u00a0]*(…|\\.\\.\\.)"));
        }
    }

    @Test
    void aLetterIsReadWithItsFactsAndItsOriginal(FxRobot robot) {
        fill();
        sample(robot);
        robot.clickOn("Delivered 3 times, never acknowledged ·\u00a0death-processor");
        sample(robot);

        assertThat(text(robot, "#deadletters-letters-count")).isEqualTo("3 letters");
        assertThat(text(robot, "#deadletters-letter-title")).isEqualTo("agent.doom-agent-B.death");
        assertThat(text(robot, "#deadletters-letter-failed-at")).isEqualTo("death-processor, 3 deliveries");
        assertThat(text(robot, "#deadletters-letter-original")).isEqualTo("AGENT_EVENTS, sequence 8,214,077");
        assertThat(robot.lookup("#deadletters-look-original").query().isVisible()).isTrue();
        assertThat(robot.lookup("#deadletters-look-letter").query().isVisible()).isFalse();
        robot.clickOn("#deadletters-copy-subject");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("clau-doom.agent.doom-agent-B.death"));
        robot.clickOn("#deadletters-copy-payload");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).contains("IMP_FIREBALL"));
        assertThat(text(robot, "#deadletters-outcome")).isEqualTo("Payload copied.");
        pictures(robot, "deadletters");
        robot.clickOn("#deadletters-look-advisory");
        robot.clickOn("#deadletters-copy-payload");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).contains("\"type\":\"advisory\""));
        for (int second = 0; second < 8; second++) {
            sample(robot);
        }
        assertThat(text(robot, "#deadletters-outcome")).as("after some seconds").isEmpty();
    }

    @Test
    void anOriginalThatIsNotHereIsExplained(FxRobot robot) {
        var letter = letters.add(Samples.advisory(Source.TERMINATED, 5, "t", 0, "unknown action id"));
        assertThat(letter).isNotNull();
        letters.original(letter.number(),
                Original.without(Original.State.GONE, "The stream does not hold it any more."));
        history.listening(T0);
        history.keptBy(Map.of(), T0);
        sample(robot);

        robot.lookup("Original is gone").query();
        assertThat(text(robot, "#deadletters-letter-title")).isEqualTo("AGENT_EVENTS, sequence 5");
        assertThat(list(robot, "#deadletters-groups").getSelectionModel().getSelectedIndex()).isZero();
        assertThat(text(robot, "#deadletters-incomplete"))
                .startsWith("No stream keeps dead letters: those from before");
        pictures(robot, "deadletters-gone");
    }

    @Test
    void aLargePayloadIsReadBesideTheFrames(FxRobot robot) {
        letters.add(Samples.letter("agent-1", "bad", 0, "{\"a\":\"" + "x".repeat(1_000_000) + "\"}"));
        sample(robot);

        assertThat(later.waiting()).isEqualTo(1);
        assertThat(robot.lookup("Reading the message").tryQuery()).isPresent();
        robot.interact(later::finish);
        assertThat(text(robot, "#deadletters-payload-kind")).isEqualTo("JSON");
        assertThat(robot.lookup(".letter-looks").query().isVisible()).as("one look is no choice").isFalse();
    }

    @Test
    void theFilterIsReachedByKeyboardAndNarrowsTheLists(FxRobot robot) {
        fill();
        sample(robot);
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("write conflict");
        sample(robot);

        assertThat(text(robot, "#deadletters-filter-note")).isEqualTo("7 match");
        assertThat(list(robot, "#deadletters-groups").getItems()).hasSize(2);
        assertThat(text(robot, "#deadletters-letters-foot")).isEqualTo("7 of 12 shown · newest first");
    }

    @Test
    void newLettersLeaveTheChoiceAndTheScrollWhereTheyAre(FxRobot robot) {
        for (int n = 0; n < 200; n++) {
            letters.add(Samples.letter("agent-" + n, "bad", n, "{}"));
        }
        sample(robot);
        robot.interact(() -> list(robot, "#deadletters-letters").scrollTo(100));
        var first = firstVisible(robot);
        robot.clickOn("agent.agent-97.death");
        robot.moveTo("#deadletters-filter"); // under the pointer none would come
        for (int n = 200; n < 230; n++) {
            letters.add(Samples.letter("agent-" + n, "bad", n, "{}"));
        }
        sample(robot);

        assertThat(firstVisible(robot)).isSameAs(first);
        assertThat(text(robot, "#deadletters-letter-title")).isEqualTo("agent.agent-97.death");
        assertThat(list(robot, "#deadletters-letters").getSelectionModel().getSelectedIndex()).isEqualTo(132);
    }

    @Test
    void whoStandsAtTheTopSeesNewLettersCome(FxRobot robot) {
        for (int n = 0; n < 50; n++) {
            letters.add(Samples.letter("agent-" + n, "bad", n, "{}"));
        }
        robot.moveTo("#deadletters-filter");
        sample(robot);
        letters.add(Samples.letter("agent-new", "bad", 99, "{}"));
        sample(robot);

        assertThat(firstVisible(robot)).isSameAs(model.letters().getFirst());
        assertThat(model.letters()).hasSize(51);
        assertThat(text(robot, "#deadletters-letter-title")).isEqualTo("agent.agent-49.death");
    }

    @Test
    void underThePointerTheListHoldsStillAndSaysHowManyAreNew(FxRobot robot) {
        for (int n = 0; n < 3; n++) {
            letters.add(Samples.letter("agent-" + n, "bad", n, "{}"));
        }
        sample(robot);
        robot.moveTo("agent.agent-2.death");
        assertThat(robot.lookup("#deadletters-coming").query().isVisible()).isFalse();
        for (int n = 3; n < 15; n++) {
            letters.add(Samples.letter("agent-" + n, "other", n, "{}"));
        }
        sample(robot);
        assertThat(model.letters()).as("nothing comes in under the pointer").hasSize(3);
        assertThat(list(robot, "#deadletters-groups").getItems()).as("nor in the other list").hasSize(2);
        assertThat(text(robot, "#deadletters-coming")).isEqualTo("12 new");
        assertThat(text(robot, "#deadletters-total")).as("but they are counted").isEqualTo("15 letters");

        robot.clickOn("#deadletters-coming");
        assertThat(model.letters()).hasSize(15);
        assertThat(list(robot, "#deadletters-groups").getItems()).hasSize(3);
        assertThat(robot.lookup("#deadletters-coming").query().isVisible()).isFalse();

        letters.add(Samples.letter("agent-late", "bad", 99, "{}"));
        sample(robot);
        assertThat(model.letters()).hasSize(15);
        robot.moveTo("#deadletters-filter");
        sample(robot);
        assertThat(model.letters()).as("they come when the pointer goes").hasSize(16);
    }

    @Test
    void hostileTextIsMadeVisible(FxRobot robot) {
        letters.add(Samples.letter("evil\u001b[31m\u202e", "line\none\u0007", 0, "{}"));
        sample(robot);

        assertThat(text(robot, "#deadletters-letter-title")).contains("␛").doesNotContain("\u001b")
                .doesNotContain("\u202e");
        assertThat(text(robot, "#deadletters-letter-reason")).doesNotContain("\u0007");
    }

    @Test
    void theLetterCanBePutAway(FxRobot robot) {
        fill();
        sample(robot);
        robot.clickOn("#deadletters-detail");
        assertThat(robot.lookup("#deadletters-letter-title").tryQuery()).isEmpty();
        robot.clickOn("#deadletters-detail");
        assertThat(robot.lookup("#deadletters-letter-title").tryQuery()).isPresent();
    }

    private void fill() {
        var agents = "BFBKACMLLLLL";
        for (int n = 0; n < 7; n++) {
            letters.add(
                    Samples.letter("doom-agent-" + agents.charAt(n), "mongodb: write conflict after " + n + " tries",
                            n * 400, "{\"agent_id\":\"doom-agent-B\",\"kills\":" + n + ",\"cause\":\"LAVA\"}"));
        }
        for (int n = 0; n < 3; n++) {
            var letter =
                    letters.add(Samples.advisory(Source.MAX_DELIVERIES, 8_214_077 - n, "m" + n, 2_600 - n * 700, null));
            assertThat(letter).isNotNull();
            letters.original(letter.number(), Original.found(new StoredAt("AGENT_EVENTS", 8_214_077 - n),
                    "clau-doom.agent.doom-agent-B.death",
                    "{\"agent_id\":\"doom-agent-B\",\"generation\":5,\"episode\":43,\"tick\":2345,\"survival_time_s\":195.2,\"kills\":12,\"cause\":\"IMP_FIREBALL\"}"
                            .getBytes(StandardCharsets.UTF_8),
                    Map.of("agent-id", List.of("doom-agent-B"), "trace-id", List.of("4bf92f3577b34da6")), T0));
        }
        letters.add(Samples.advisory(Source.TERMINATED, 5, "t", 2_000, "unknown action id"));
        letters.add(Samples.advisory(Source.TERMINATED, 6, "u", 100, "bad payload"));
        history.listening(T0);
        history.keptBy(Map.of("DEAD_LETTERS", WANTED), T0);
    }

    private void sample(FxRobot robot) {
        now = now.plusSeconds(1);
        robot.interact(() -> model.sample(now));
        robot.interact(() -> scene.getRoot().layout());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static ListView<?> list(FxRobot robot, String query) {
        return robot.lookup(query).query();
    }

    private static Object firstVisible(FxRobot robot) {
        var list = list(robot, "#deadletters-letters");
        return list.getItems().get(InView.first(list));
    }

    private void pictures(FxRobot robot, String name) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> theme.choose(choice));
            robot.interact(() -> Picture.save(scene, name + "-" + choice));
        }
        robot.interact(() -> theme.choose(Theme.Choice.LIGHT));
    }
}
