package claudoom.monitor.feature.agents.screen;

import static claudoom.monitor.feature.agents.screen.AgentsOnStage.column;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.ids;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.played;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.table;
import static claudoom.monitor.feature.agents.screen.AgentsOnStage.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.LaneChart;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The agents screen as a user sees and works it, without a display. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class AgentsViewTest {

    private AgentsOnStage on;

    @Start
    void start(Stage stage) {
        on = new AgentsOnStage(stage);
    }

    @Test
    void whoNeedsSomebodyStandsFirstAndIsSelected(FxRobot robot) {
        on.open(robot, played());

        assertThat(ids(robot).subList(0, 4)).as("silent, silent, in error, dead for too long")
                .containsExactly("doom-agent-00", "doom-agent-03", "doom-agent-02", "doom-agent-01");
        assertThat(text(robot, "#agents-attention")).isEqualTo("4 need somebody");
        assertThat(text(robot, "#agents-detail-title")).isEqualTo("doom-agent-00");
        assertThat(text(robot, "#agents-why")).startsWith("silent for 8 s, usually an event every ");
    }

    @Test
    void theFilterTakesNamesAndStates(FxRobot robot) {
        on.open(robot, played());

        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("silent");
        assertThat(ids(robot)).containsExactlyInAnyOrder("doom-agent-00", "doom-agent-03");
        robot.interact(() -> robot.lookup("#agents-filter").queryAs(TextField.class).setText("07 playing"));
        assertThat(ids(robot)).containsExactly("doom-agent-07");
        robot.interact(() -> robot.lookup("#agents-filter").queryAs(TextField.class).setText("nobody like this"));
        assertThat(robot.lookup("No agent matches").tryQuery()).isPresent();
    }

    @Test
    void aSlowAgentIsMarkedAndTheSourceIsTold(FxRobot robot) {
        var made = new AgentScene();
        made.play(12, 30);
        on.open(robot, made);

        robot.interact(() -> on.agents.model.open("doom-agent-07"));
        on.refresh(robot);
        assertThat(text(robot, "#agents-detail-title")).isEqualTo("doom-agent-07");
        assertThat(text(robot, "#agents-latency-facts")).contains("sampled of").endsWith("over 100 ms");
        robot.interact(() -> on.agents.model.open("doom-agent-08"));
        on.refresh(robot);
        assertThat(text(robot, "#agents-latency-facts")).endsWith("within 100 ms");
    }

    @Test
    void askingGoesToTheSelectedAndItsAnswerIsShown(FxRobot robot) {
        on.open(robot, played());

        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);
        robot.clickOn("#agents-ask");
        assertThat(on.agents.deeds).containsExactly("ask doom-agent-05");
        robot.interact(() -> on.agents.replies.put(Reply.asking("doom-agent-05",
                on.agents.now)));
        robot.interact(on.agents.model::answered);
        robot.interact(() -> on.agents.reply("doom-agent-05", Fate.ANSWERED, "{\"status\":\"running\"}"));
        robot.interact(on.agents.later::finish);
        assertThat(text(robot, "#agents-fate")).isEqualTo("ANSWERED");
        assertThat(text(robot, "#agents-answered")).contains("after 3 ms").contains("lab.agent.doom-agent-05.status");
        robot.interact(() -> on.agents.reply("doom-agent-05", Fate.ABSENT, null));
        assertThat(text(robot, "#agents-fate")).isEqualTo("ABSENT");
        assertThat(text(robot, "#agents-answered")).startsWith("asked in the words of guide");
        robot.interact(() -> on.agents.reply("doom-agent-05", Fate.NOT_ASKED, null));
        assertThat(text(robot, "#agents-answered")).startsWith("meant in the words of guide");
    }

    @Test
    void anAnswerThatIsTooLargeToBeKeptSaysThatItIsCut(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);
        robot.interact(() -> on.agents.reply("doom-agent-05", Fate.ANSWERED,
                "{\"status\":\"" + "x".repeat(100_000) + "\"}"));
        robot.interact(on.agents.later::finish);
        assertThat(text(robot, "#agents-answered")).endsWith("only its first 66 kB of 100 kB are kept");
    }

    @Test
    void askAllAsksThoseThatTheFilterShows(FxRobot robot) {
        on.open(robot, played());

        assertThat(robot.lookup("#agents-ask-all").queryAs(Button.class).getText()).isEqualTo("Ask all 12");
        robot.interact(() -> robot.lookup("#agents-filter").queryAs(TextField.class).setText("silent"));
        robot.clickOn("#agents-ask-all");
        assertThat(on.agents.deeds).containsExactly("ask all 2");
    }

    @Test
    void afterAskingAllItSaysWhoWasSilentAndWhoIsNotThere(FxRobot robot) {
        on.open(robot, played());

        var absent = IntStream.range(0, 20).mapToObj(n -> "doom-agent-%02d".formatted(n)).toList();
        robot.interact(() -> {
            on.agents.replies.round(new Round(30, 30, 8, Group.of(List.of("agent-3", "agent-7")), Group.of(absent),
                    Group.NOBODY, Duration.ofMillis(2_400), false, AgentScene.START));
            on.agents.model.answered();
        });
        assertThat(text(robot, "#agents-asked")).isEqualTo("8 of 30 answered · 2 silent: agent-3, agent-7 · 20 absent:"
                + " doom-agent-00, doom-agent-01, doom-agent-02 … and 17 more · 2.4 s · at "
                + Figures.time(AgentScene.START));
        assertThat(RoundWords.whole(on.agents.replies.round())).contains(absent);
    }

    @Test
    void theLanesShareTheRoomThatThereIs(FxRobot robot) {
        var made = new AgentScene();
        made.play(60, 4);
        on.open(robot, made);
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        double used = chart.content().lanes().size() * chart.laneHeight();
        assertThat(chart.getHeight() - used).as("only the axis is left").isBetween(0.0, 24.0);
        assertThat(chart.laneHeight()).isGreaterThanOrEqualTo(LaneChart.LANE);
    }

    @Test
    void readOnlyNobodyCanBeAskedAndItSaysWhy(FxRobot robot) {
        var made = played();
        made.against = "Read-only: nobody can be asked.";
        on.open(robot, made);

        for (var id : List.of("#agents-ask", "#agents-ask-all", "#agents-reset", "#agents-configure")) {
            assertThat(robot.lookup(id).queryAs(Button.class).isDisabled()).as(id).isTrue();
            assertThat(robot.lookup(id).queryAs(Button.class).getAccessibleHelp()).startsWith("Read-only");
        }
    }

    /** The link under the hand stays the link of its subject, whatever else comes. */
    @Test
    void theNewestOfAnAgentHoldStillUnderThePointer(FxRobot robot) {
        on.open(robot, played());
        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);
        var links = robot.lookup("#agents-newest .hyperlink").queryAllAs(Hyperlink.class).stream()
                .filter(link -> !link.getText().isEmpty()).toList();
        robot.moveTo(links.getFirst());
        var before = links.stream().map(Hyperlink::getText).toList();
        on.agents.look(1_000);
        for (var event : List.of("score", "ragquery", "observe", "action")) {
            on.agents.take("lab.agent.doom-agent-05." + event, "{}");
            on.agents.look(250);
        }
        on.refresh(robot);
        assertThat(links.stream().map(Hyperlink::getText).toList()).isEqualTo(before).hasSizeGreaterThan(2);
        robot.moveTo("#agents-filter");
        on.agents.take("lab.agent.doom-agent-05.action", "{}");
        on.agents.look(250);
        on.refresh(robot);
        assertThat(links.getFirst().getText()).as("newest first again").isEqualTo("action");
    }

    @Test
    void resetLeadsToControlWithTheSelectedAgents(FxRobot robot) {
        on.open(robot, played());

        robot.interact(() -> on.agents.model.open("doom-agent-05"));
        on.refresh(robot);
        robot.clickOn("#agents-reset");
        robot.clickOn("#agents-configure");
        assertThat(on.agents.deeds).containsExactly("reset [doom-agent-05]", "config [doom-agent-05]");
    }

    @Test
    void theOrderHoldsStillUnderThePointer(FxRobot robot) {
        on.open(robot, played());
        var before = ids(robot);

        robot.moveTo("#agents-table");
        on.agents.take("lab.agent.doom-agent-09.error", "{}");
        on.agents.look(250);
        on.refresh(robot);
        assertThat(ids(robot)).isEqualTo(before);
        robot.moveTo("#agents-filter");
        on.agents.take("lab.agent.doom-agent-10.error", "{}");
        on.agents.look(250);
        on.refresh(robot);
        assertThat(ids(robot).subList(0, 5)).contains("doom-agent-09", "doom-agent-10");
    }

    @Test
    void aClickOnAMarkOpensItsEvents(FxRobot robot) {
        on.open(robot, played());
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        var marked = chart.content().lanes().stream().filter(lane -> !lane.marks().isEmpty()).findFirst().orElseThrow();
        int lane = chart.content().lanes().indexOf(marked);
        var mark = marked.marks().getFirst();
        double share = (mark.at() - chart.content().from()) / (double) (chart.content().to() - chart.content().from());
        double x = chart.getWidth() - chart.timeWidth() + share * chart.timeWidth();
        var place = chart.localToScreen(x, (lane + 0.5) * chart.laneHeight());

        robot.moveTo(place);
        assertThat(text(robot, "#agents-lanes-chart-readout")).contains("open in Events");
        robot.clickOn(place);
        assertThat(on.agents.deeds).hasSize(1).first().asString().matches("message \\d+ of lab\\.agent\\..*");
    }

    @Test
    void theLanesAreWorkedByKeyboard(FxRobot robot) {
        on.open(robot, played());
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        var pause = robot.lookup("#agents-lanes-pause").queryAs(ToggleButton.class);
        robot.interact(chart::requestFocus);

        robot.type(KeyCode.SPACE);
        assertThat(pause.isSelected()).isTrue();
        long to = chart.content().to();
        on.agents.look(5_000);
        on.refresh(robot);
        assertThat(chart.content().to()).as("it stands still").isEqualTo(to);
        robot.type(KeyCode.PLUS);
        assertThat(chart.content().to() - chart.content().from()).isLessThan(60_000);
        robot.type(KeyCode.END);
        assertThat(pause.isSelected()).isFalse();
        on.refresh(robot);
        robot.moveTo("#agents-lanes-chart");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.LEFT);
        on.refresh(robot);
        var readout = robot.lookup("#agents-lanes-chart-readout").queryAs(Label.class);
        assertThat(readout.getText()).as("the mark, not what a pointer that rests is over").contains("Enter: open");
        robot.type(KeyCode.ENTER);
        assertThat(on.agents.deeds).hasSize(1).first().asString().matches("message \\d+ of lab\\.agent\\..*");
    }

    private static ScrollEvent wheel(LaneChart chart, double x, double turned, boolean control, boolean shift) {
        return new ScrollEvent(ScrollEvent.SCROLL, x, 20, x, 20, shift, control, false, false, false, false, 0,
                turned, 0, turned, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(chart, x, 20));
    }

    /** The moment under the pointer stays under it while the wheel zooms; with Shift the wheel goes through time. */
    @Test
    void theWheelZoomsWhereThePointerIsAndMovesThroughTimeAndLanes(FxRobot robot) {
        var made = new AgentScene();
        made.play(60, 24);
        on.open(robot, made);
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        double x = chart.getWidth() - chart.timeWidth() / 2;
        robot.interact(() -> robot.lookup("#agents-lanes-pause").queryAs(ToggleButton.class).fire());

        long span = chart.content().to() - chart.content().from();
        double under = chart.timeAt(x);
        robot.interact(() -> chart.fireEvent(wheel(chart, x, 40, true, false)));
        assertThat(chart.content().to() - chart.content().from()).isLessThan(span);
        assertThat((double) chart.timeAt(x)).isCloseTo(under, within(500.0));
        robot.interact(() -> chart.fireEvent(wheel(chart, x, -40, true, false)));
        assertThat((double) (chart.content().to() - chart.content().from())).isCloseTo((double) span, within(500.0));

        long to = chart.content().to();
        robot.interact(() -> chart.fireEvent(wheel(chart, x, 40, false, true)));
        assertThat(chart.content().to()).as("back in time").isLessThan(to);
        assertThat(text(robot, "#agents-lanes-foot")).startsWith("lanes 1 to ");
        robot.interact(() -> chart.fireEvent(wheel(chart, x, -40, false, false)));
        assertThat(text(robot, "#agents-lanes-foot")).as("two lanes on").startsWith("lanes 3 to ");
    }

    @Test
    void theDefaultOrderIsOneArrowAndNamesDecideAmongEquals(FxRobot robot) {
        on.open(robot, played());
        assertThat(table(robot).getSortOrder()).hasSize(1);
        assertThat(ids(robot).subList(4, 12)).isSorted();
    }

    @Test
    void sortFilterAndRangeAreRemembered(FxRobot robot) {
        var memory = Memory.ofThisRun();
        var made = new AgentScene(memory);
        made.play(6, 8);
        on.open(robot, made);
        robot.interact(() -> {
            var ticks = column(robot, "agents-age");
            ticks.setSortType(TableColumn.SortType.DESCENDING);
            table(robot).getSortOrder().setAll(List.of(ticks));
        });
        robot.interact(() -> robot.lookup("#agents-filter").queryAs(TextField.class).setText("05"));
        robot.interact(() -> robot.lookup("#agents-range-5min").queryAs(ToggleButton.class).fire());

        var again = new AgentScene(memory);
        again.play(6, 8);
        on.open(robot, again);
        assertThat(ids(robot)).containsExactly("doom-agent-05");
        assertThat(table(robot).getSortOrder().getFirst().getId()).isEqualTo("agents-age");
        assertThat(robot.lookup("#agents-range-5min").queryAs(ToggleButton.class).isSelected()).isTrue();
        var chart = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class);
        assertThat(chart.content().to() - chart.content().from()).isEqualTo(300_000);
    }

    @Test
    void brokenMemoryIsAsGoodAsNone(FxRobot robot) {
        var memory = Memory.ofThisRun();
        List.of("sort", "columns", "split", "range", "width.agents-agent").forEach(name -> memory.put(name, "§ ]"));
        var made = new AgentScene(memory);
        made.play(3, 8);
        on.open(robot, made);
        assertThat(ids(robot)).hasSize(3);
    }

    @Test
    void withoutAgentsItSaysSo(FxRobot robot) {
        var made = new AgentScene();
        on.open(robot, made);
        assertThat(robot.lookup("No agent heard yet").tryQuery()).isPresent();
        made.connected = false;
        robot.interact(() -> {
            made.look(1_000);
            made.tell();
        });
        assertThat(robot.lookup("Not connected").tryQuery()).isPresent();
        assertThat(robot.lookup("#agents-table").tryQuery().map(node -> node.getParent().isVisible())).isNotEmpty();
    }

    @Test
    void aThousandAgentsAreTakenInWithinAFrameOrTwo(FxRobot robot) {
        var made = new AgentScene();
        made.play(1_000, 2);
        on.open(robot, made);
        robot.interact(() -> {
            for (int n = 0; n < 5; n++) {
                on.agents.tell();
            }
        });
        var spent = new long[1];
        robot.interact(() -> {
            long began = System.nanoTime();
            for (int n = 0; n < 10; n++) {
                on.agents.tell();
            }
            spent[0] = (System.nanoTime() - began) / 10;
        });
        System.out.printf("1,000 agents: %.2f ms to make and take in all lines%n", spent[0] / 1e6);
        assertThat(ids(robot)).hasSize(1_000);
    }

    @Test
    void ofFarTooManyThoseThatAreNeededAreListedAndEveryOneIsFound(FxRobot robot) {
        var made = new AgentScene();
        made.play(3_000, 1);
        made.take("lab.agent.doom-agent-2990.error", "{}");
        made.look(1_000);
        on.open(robot, made);
        assertThat(ids(robot)).hasSize(2_000).contains("doom-agent-2990");
        assertThat(text(robot, "#agents-counts")).startsWith(
                "2,000 of 3,000 agents, those that need somebody first · among them ");
        robot.interact(() -> robot.lookup("#agents-filter").queryAs(TextField.class).setText("agent-2981"));
        robot.interact(() -> on.agents.model.open("doom-agent-2981"));
        on.refresh(robot);
        assertThat(ids(robot)).containsExactly("doom-agent-2981");
        assertThat(text(robot, "#agents-counts")).isEqualTo("1 of 3,000 agents · among them 1 playing");
        assertThat(text(robot, "#agents-latency-facts")).isEqualTo("its actions are not read for it: only those of the"
                + " first 2,000 agents that were met are");
        var lane = robot.lookup("#agents-lanes-chart").queryAs(LaneChart.class).content().lanes().getFirst();
        assertThat(lane.name()).startsWith("(no lane) doom-");
    }
}
