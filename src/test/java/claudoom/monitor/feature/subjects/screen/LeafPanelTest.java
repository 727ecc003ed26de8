package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.ui.Theme;
import claudoom.monitor.ui.TimeChart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The panel of a subject as a researcher uses it: chart a number, look back, compare, see what is stored. */
@ExtendWith(Laid.class)
class LeafPanelTest {

    private final LeafScene scene = new LeafScene();

    @Start
    void start(Stage stage) {
        var shown = new Scene(scene.view(), 1000, 700);
        new Theme(shown).choose(Theme.Choice.LIGHT);
        stage.setScene(shown);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void begin(FxRobot robot) {
        scene.deaths();
        robot.interact(() -> scene.select("lab", "agent", "a", "death"));
    }

    @Test
    void aClickOnANumberChartsItAndItCanBeTakenAway(FxRobot robot) {
        begin(robot);
        robot.clickOn(number(robot));
        robot.interact(scene::step);
        assertThat(tab(robot)).isEqualTo("subjects-tab-chart");
        assertThat(scene.model.leaf().charts().shownProperty().get().lines()).hasSize(1);
        assertThat(robot.lookup("#subjects-chart").queryAs(TimeChart.class).isVisible()).isTrue();
        robot.clickOn("#subjects-chart-remove-0");
        assertThat(scene.model.leaf().charts().shownProperty().get().lines()).isEmpty();
        assertThat(robot.lookup("No number charted").tryQuery()).isPresent();
    }

    @Test
    void aNumberOfASubjectIsChartedFromElsewhere(FxRobot robot) {
        scene.deaths();
        scene.tree.sample(scene.now.toEpochMilli());
        var view = (SubjectsView) robot.lookup("#subjects-actions").query().getScene().getRoot();
        var node = scene.tree.nodeOf("lab.agent.a.death");
        assertThat(node).isNotNull();
        robot.interact(() -> view.chart(node, "/kills"));
        for (int i = 0; i < 10; i++) {
            robot.interact(scene::step);
        }
        assertThat(tab(robot)).isEqualTo("subjects-tab-chart");
        assertThat(scene.model.leaf().charts().shownProperty().get().lines()).singleElement()
                .satisfies(line -> assertThat(line.word()).isEqualTo("kills"));
        assertThat(text(robot, "#subjects-leaf")).contains("lab.agent.a.death");
    }

    @Test
    void numbersCanBeChosenByKeyboardAndReadFromTheStream(FxRobot robot) {
        begin(robot);
        robot.clickOn("#subjects-tab-chart");
        robot.interact(scene::step);
        MenuButton add = robot.lookup("#subjects-chart-add").query();
        robot.interact(add::requestFocus);
        robot.interact(add::show);
        assertThat(add.getItems()).extracting(item -> item.getText()).containsExactly("/episode", "/survival_time_s",
                "/kills");
        robot.interact(() -> add.getItems().get(2).fire());
        robot.interact(add::hide);
        robot.interact(scene::step);
        var line = scene.model.leaf().charts().shownProperty().get().lines().getFirst();
        assertThat(line.word()).isEqualTo("kills");
        assertThat(line.points().values()).hasSize(11);
        robot.clickOn("#subjects-chart-load");
        robot.interact(scene::step);
        robot.interact(scene::step);
        assertThat(scene.model.leaf().charts().shownProperty().get().lines().getFirst().points().values()).hasSize(40);
    }

    @Test
    void olderMessagesAreLoadedAndTwoAreCompared(FxRobot robot) {
        begin(robot);
        robot.clickOn("#subjects-tab-history");
        robot.interact(scene::step);
        ListView<?> list = robot.lookup("#subjects-history").query();
        assertThat(list.getItems()).hasSize(11);
        assertThat(text(robot, "#subjects-history-older")).isEqualTo("AGENT_EVENTS holds 40");
        robot.clickOn("#subjects-load-older");
        robot.interact(scene::step);
        robot.interact(scene::step);
        assertThat(list.getItems()).hasSize(40);
        assertThat(text(robot, "#subjects-history-older")).isEqualTo("That is all that AGENT_EVENTS holds");
        assertThat(robot.lookup("#subjects-load-older").queryAs(Button.class).isDisabled()).isTrue();

        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        assertThat(robot.lookup("#subjects-history-payload").query().isVisible()).isTrue();
        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        robot.interact(scene::step);
        assertThat(robot.lookup("#subjects-changes").query().isVisible()).isTrue();
        assertThat(scene.model.leaf().history().changesProperty().get()).isNotNull();
        ListView<?> changes = robot.lookup("#subjects-changes").query();
        assertThat(changes.getItems()).isNotEmpty();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(list.getSelectionModel().isEmpty()).isTrue();
    }

    @Test
    void whatIsChosenStaysChosenWhileOlderMessagesCome(FxRobot robot) {
        begin(robot);
        robot.clickOn("#subjects-tab-history");
        robot.interact(scene::step);
        ListView<?> list = robot.lookup("#subjects-history").query();
        robot.interact(() -> list.getSelectionModel().selectIndices(2, 4));
        robot.interact(scene::step);
        var chosen = scene.model.leaf().history().picked();
        assertThat(chosen).hasSize(2);
        robot.clickOn("#subjects-load-older");
        for (int step = 0; step < 3; step++) {
            robot.interact(scene::step);
        }
        assertThat(list.getItems()).hasSize(40);
        assertThat(scene.model.leaf().history().picked()).hasSize(2)
                .allMatch(one -> chosen.stream().anyMatch(one::same));
        assertThat(list.getSelectionModel().getSelectedIndices()).extracting(Integer::intValue).containsExactly(2, 4);
        assertThat(scene.model.leaf().history().changesProperty().get()).isNotNull();
    }

    @Test
    void whatIsNoSubjectItselfIsNotSaidToBeStoredNowhere(FxRobot robot) {
        scene.deaths();
        robot.interact(() -> scene.select("lab", "agent", "a"));
        robot.clickOn("#subjects-tab-stored");
        robot.interact(scene::step);
        assertThat(robot.lookup("Nothing on exactly this subject").tryQuery()).isPresent();
        assertThat(robot.lookup("#subjects-stored-state").query().isVisible()).as("said once").isFalse();
    }

    @Test
    void whatStreamsHoldIsToldAndLeadsToTheHistory(FxRobot robot) {
        begin(robot);
        robot.clickOn("#subjects-tab-stored");
        robot.interact(scene::step);
        assertThat(text(robot, "#subjects-holder-AGENT_EVENTS")).isEqualTo("AGENT_EVENTS");
        assertThat(text(robot, "#subjects-holder-AGENT_EVENTS-messages")).isEqualTo("40 messages");
        robot.clickOn("#subjects-holder-AGENT_EVENTS-read");
        robot.interact(scene::step);
        robot.interact(scene::step);
        assertThat(tab(robot)).isEqualTo("subjects-tab-history");
        assertThat(robot.lookup("#subjects-history").queryAs(ListView.class).getItems().size()).isEqualTo(40);
        assertThat(scene.memory.get("leaf.tab")).isEqualTo("history");
    }

    @Test
    void theCommandToSendItAgainIsCopiedNotSent(FxRobot robot) {
        scene.swarm.send("lab.x", "{\"a\":1}", LeafScene.T0.toEpochMilli());
        robot.interact(() -> scene.select("lab", "x"));
        robot.clickOn("#subjects-copy-pub");
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("nats pub 'lab.x' '{\"a\":1}'");
    }

    @Test
    void subjectsThatOnlyStreamsHoldStandInTheTree(FxRobot robot) {
        begin(robot);
        robot.interact(() -> scene.model.refresh());
        robot.interact(scene::step);
        robot.interact(() -> scene.select("lab", "silent", "one"));
        assertThat(text(robot, "#subjects-missing")).startsWith("Stored, not live");
        robot.clickOn("#subjects-show-stored");
        robot.interact(scene::step);
        robot.interact(() -> scene.model.select(null));
        robot.interact(scene::step);
        assertThat(scene.model.rows()).noneMatch(row -> row.line().name().equals("silent"));
    }

    /** A payload that moves while one aims at it is missed. */
    @Test
    void theHeadKeepsItsHeightWhateverTheRateIs(FxRobot robot) {
        begin(robot);
        Region head = robot.lookup(".leaf-head").query();
        var heights = new LinkedHashSet<List<Double>>();
        var sums = new TreeSet<Integer>();
        for (int messages : new int[] {1, 48, 3, 500, 10}) {
            robot.interact(() -> {
                for (int n = 0; n < messages; n++) {
                    scene.swarm.send("lab.agent.a.death", "{\"kills\": 1}", scene.now.toEpochMilli());
                }
                scene.step();
                heights.add(IntStream.range(220, 480).mapToObj(wide -> head.prefHeight(wide)).toList());
            });
            sums.add(text(robot, "#subjects-leaf-sums").length());
        }
        assertThat(sums).as("figures of several lengths").hasSizeGreaterThan(1);
        assertThat(heights).as("at each width").hasSize(1);
    }

    private static Text number(FxRobot robot) {
        return robot.lookup("#subjects-payload .number").match((Node node) -> node instanceof Text)
                .queryAs(Text.class);
    }

    private static String tab(FxRobot robot) {
        return Objects.requireNonNull(robot.lookup("#subjects-tabs").queryAs(TabPane.class).getSelectionModel()
                .getSelectedItem().getId());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }
}
