package claudoom.monitor.feature.streams.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The streams screen as a user sees and works it, without a display. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class StreamsViewTest {

    private final FakeDesk desk = new FakeDesk();
    private final Memory memory = Memory.ofThisRun();
    private Scene scene;
    private StreamsScene shown;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            shown = StreamsScene.of(Story.told(), desk, memory);
            scene.setRoot(shown.view());
        });
    }

    private void openPage(FxRobot robot, String stream) {
        open(robot);
        robot.interact(() -> shown.open(stream));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static TableView<StreamRow> table(FxRobot robot) {
        return robot.lookup("#streams-table").query();
    }

    private static List<String> names(FxRobot robot) {
        return table(robot).getItems().stream().map(StreamRow::stream).toList();
    }

    private static void turnTo(FxRobot robot, String tab) {
        robot.interact(() -> {
            var tabs = robot.lookup("#streams-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream().filter(one -> ("streams-tab-" + tab).equals(one.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
    }

    @Test
    void streamsThatCannotBeAskedStayAndAreNeverEmpty(FxRobot robot) {
        open(robot);
        assertThat(names(robot)).containsExactly("AGENT_EVENTS", "ARCHIVE", "EXPERIMENT_EVENTS", "JOBS", "METRICS");
        var archive = table(robot).getItems().get(1);
        assertThat(archive.messagesProperty().get()).isNull();
        assertThat(archive.line().unknownSince()).isEqualTo(Story.NOW);
        var jobs = table(robot).getItems().get(3);
        assertThat(jobs.messagesProperty().get()).as("its last number, dimmed").isEqualTo(37);
        assertThat(jobs.staleProperty().get()).isTrue();
        assertThat(text(robot, "#streams-attention")).isEqualTo("2 of 5 need attention");
        assertThat(text(robot, "#streams-counts"))
                .isEqualTo("5 of 5 streams · 1,293,363 messages in those that are known, 2 unknown");
    }

    @Test
    void thatThereIsNoConnectionIsNotSaidASecondTime(FxRobot robot) {
        var book = Story.told();
        book.live(false);
        robot.interact(() -> {
            shown = StreamsScene.of(book, desk, memory);
            scene.setRoot(shown.view());
        });
        assertThat(robot.lookup("#streams-banner").query().isVisible()).as("the window says it above").isFalse();
        assertThat(text(robot, "#streams-age")).startsWith("from ");
    }

    @Test
    void aLostServerIsSaidAndItsCopyIsMarked(FxRobot robot) {
        open(robot);
        assertThat(robot.lookup("#streams-lost").query().isVisible()).isFalse();
        robot.interact(() -> {
            shown.model().servers(() -> new ClusterNews("nats-3 does not answer", Set.of("nats-3"), ""));
            shown.model().show(Story.NOW);
        });
        assertThat(text(robot, "#streams-lost-detail")).startsWith("nats-3 does not answer. ");
        robot.interact(() -> shown.open("EXPERIMENT_EVENTS"));
        robot.interact(() -> robot.lookup("#streams-tabs").queryAs(TabPane.class).getSelectionModel().select(1));
        var words = robot.lookup("#streams-copies .label").queryAllAs(Label.class).stream().map(Label::getText)
                .toList();
        assertThat(words).contains("nats-1", "leads", "nats-2", "up to date", "nats-3", "server lost", "1,840");
    }

    @Test
    void theFilterNarrowsAndTheOrderIsRemembered(FxRobot robot) {
        open(robot);
        robot.interact(() -> shown.model().filterProperty().set("work queue"));
        assertThat(names(robot)).containsExactly("JOBS");
        robot.interact(() -> {
            shown.model().filterProperty().set("");
            var bytes = table(robot).getColumns().stream().filter(one -> "streams-bytes".equals(one.getId()))
                    .findFirst().orElseThrow();
            bytes.setSortType(SortType.DESCENDING);
            table(robot).getSortOrder().setAll(List.of(bytes));
        });
        assertThat(names(robot)).startsWith("AGENT_EVENTS", "METRICS");
        open(robot);
        assertThat(names(robot)).as("in the next run").startsWith("AGENT_EVENTS", "METRICS");
    }

    @Test
    void aStreamIsOpenedByKeyReadAndLeftByKey(FxRobot robot) {
        open(robot);
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#streams-page-title")).isEqualTo("AGENT_EVENTS");
        assertThat(text(robot, "#streams-browse-words"))
                .isEqualTo("100 messages, sequences 1,501 to 1,600 of 1,000 to 1,600");
        assertThat(text(robot, "#streams-message-subject")).as("the newest is read").isEqualTo("lab.agent.a1.death");
        press(robot, "#streams-older");
        assertThat(desk.asked.getLast().from()).isEqualTo(new Desk.OlderThan(1_501));
        robot.interact(() -> robot.lookup("#streams-place").queryAs(TextField.class).setText("soon"));
        robot.clickOn("#streams-place").type(KeyCode.ENTER);
        assertThat(text(robot, "#streams-browse-fault")).startsWith("Type a sequence, or a time");
        robot.interact(() -> robot.lookup("#streams-place").queryAs(TextField.class).setText("1001"));
        robot.clickOn("#streams-place").type(KeyCode.ENTER);
        assertThat(text(robot, "#streams-message-stored")).as("the first from there on").endsWith(" as 1,001");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#streams-table").tryQuery()).isPresent();
    }

    @Test
    void consumersLeadToTheirLag(FxRobot robot) {
        openPage(robot, "AGENT_EVENTS");
        turnTo(robot, "consumers");
        TableView<?> consumers = robot.lookup("#streams-consumer-table").query();
        robot.interact(() -> consumers.getSelectionModel().clearAndSelect(0));
        press(robot, "#streams-open-lag");
        assertThat(desk.opened).containsExactly("AGENT_EVENTS/analytics-processor");
    }

    @Test
    void aSubjectLeadsToItsMessagesAndToThePurge(FxRobot robot) {
        openPage(robot, "AGENT_EVENTS");
        assertThat(desk.counted).as("nobody has looked").isEmpty();
        turnTo(robot, "subjects");
        assertThat(desk.counted).containsExactly("> from 0");
        TableView<SubjectPage.Line> subjects = robot.lookup("#streams-subject-table").query();
        robot.interact(() -> subjects.getSelectionModel().clearAndSelect(0));
        press(robot, "#streams-subject-purge");
        assertThat(robot.lookup("#streams-purge-subject").queryAs(TextField.class).getText())
                .isEqualTo("lab.agent.a2.death");
        turnTo(robot, "subjects");
        press(robot, "#streams-subject-read");
        assertThat(desk.asked.getLast().pattern()).isEqualTo("lab.agent.a2.death");
        assertThat(text(robot, "#streams-message-subject")).isEqualTo("lab.agent.a1.death");
    }

    private void purge(FxRobot robot) {
        openPage(robot, "AGENT_EVENTS");
        turnTo(robot, "change");
        press(robot, "#streams-purge");
        robot.interact(() -> {
            desk.now = desk.now.plusSeconds(1);
            shown.view().tick();
        });
    }

    @Test
    void nothingIsPurgedBeforeTheCountIsTyped(FxRobot robot) {
        purge(robot);
        var deed = robot.lookup("#streams-sheet-send").queryAs(Button.class);
        assertThat(deed.isDisabled()).isTrue();
        assertThat(text(robot, "#streams-sheet-reason")).isEqualTo("Type 1204 to go on.");
        press(robot, "#streams-sheet-export");
        assertThat(desk.exported).containsExactly("AGENT_EVENTS > 1-1600");
        robot.interact(() -> shown.view().tick());
        assertThat(text(robot, "#streams-sheet-exported")).isEqualTo("Wrote 1,204 messages to AGENT_EVENTS.jsonl.");
        robot.clickOn("#streams-sheet-word").write("1204").type(KeyCode.ENTER);
        assertThat(desk.carriedOut).as("Enter never does it").isEmpty();
        robot.interact(() -> shown.view().tick());
        press(robot, "#streams-sheet-send");
        assertThat(desk.carriedOut).hasSize(1);
        assertThat(robot.lookup("#streams-sheet").tryQuery()).isEmpty();
        assertThat(text(robot, "#streams-outcome-detail")).isEqualTo("Purged 1,204 messages of AGENT_EVENTS.");
        assertThat(desk.askedNow).isEqualTo(1);
    }

    @Test
    void whatChangedMeanwhileIsSaidAndTypedAnew(FxRobot robot) {
        purge(robot);
        var deed = new Deed.Purge("AGENT_EVENTS", ">", new Deed.Everything());
        desk.doomed = 1_203;
        desk.next = new Done.Changed(desk.plan(deed), "It has changed since it was counted, so nothing was sent.");
        robot.clickOn("#streams-sheet-word").write("1204");
        robot.interact(() -> shown.view().tick());
        press(robot, "#streams-sheet-send");
        assertThat(text(robot, "#streams-sheet-news")).startsWith("It has changed");
        assertThat(text(robot, "#streams-sheet-reason")).isEqualTo("Type 1203 to go on.");
        assertThat(robot.lookup("#streams-sheet-send").queryAs(Button.class).isDisabled()).isTrue();
        press(robot, "#streams-sheet-cancel");
        assertThat(robot.lookup("#streams-sheet").tryQuery()).isEmpty();
    }

    @Test
    void aReadOnlyMonitorOffersNoChange(FxRobot robot) {
        desk.readOnly = true;
        openPage(robot, "AGENT_EVENTS");
        assertThat(robot.lookup("#streams-delete-message").query().isVisible()).isFalse();
        turnTo(robot, "change");
        assertThat(robot.lookup("This monitor is read-only").tryQuery()).isPresent();
        assertThat(robot.lookup("#streams-purge").tryQuery()).isEmpty();
        robot.interact(() -> shown.model().close());
        press(robot, "#streams-documents");
        assertThat(robot.lookup("Create…").tryQuery()).isEmpty();
    }

    @Test
    void theDocumentsStreamsAreComparedWithWhatIsThere(FxRobot robot) {
        open(robot);
        press(robot, "#streams-documents");
        assertThat(robot.lookup("#streams-document-create-DEAD_LETTERS").tryQuery()).isPresent();
        assertThat(robot.lookup("AS DOCUMENTED").tryQuery()).as("AGENT_EVENTS").isPresent();
        assertThat(robot.lookup("7 d  →  14 d").tryQuery()).as("METRICS").isPresent();
        robot.interact(() -> robot.lookup("#streams-documents-skill").queryAs(RadioButton.class).fire());
        assertThat(robot.lookup("#streams-document-change-AGENT_EVENTS").tryQuery()).isPresent();
        assertThat(text(robot, "#streams-documents-servers"))
                .isEqualTo("This server is alone: it can keep one copy.");
        robot.interact(() -> robot.lookup("#streams-documents-copies-3").queryAs(RadioButton.class).fire());
        assertThat(text(robot, "#streams-documents-servers"))
                .isEqualTo("3 copies need 3 servers with JetStream; this one is alone.");
        press(robot, "#streams-documents-back");
        assertThat(robot.lookup("#streams-table").tryQuery()).isPresent();
    }
}
