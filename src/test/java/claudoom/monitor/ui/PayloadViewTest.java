package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.payload.JsonLine;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Payloads as somebody reads and copies them. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class PayloadViewTest {

    private PayloadView view;

    @Start
    void start(Stage stage) {
        view = new PayloadView("payload");
        var scene = new Scene(view, 600, 400);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void beforeAnythingIsChosenItSaysSo(FxRobot robot) {
        assertThat(robot.lookup("Nothing selected").tryQuery()).isPresent();
    }

    @Test
    void jsonIsColouredQuietlyAndNothingIsLost(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);

        var pieces = robot.lookup(".code-text").queryAllAs(Text.class);
        assertThat(pieces.stream().map(Text::getText).collect(Collectors.joining()))
                .isEqualTo(SpecimenPayloads.DEATH.pretty());
        assertThat(styled("string", robot)).contains("\"doom-agent-B\"", "\"IMP_FIREBALL \\\"hot\\\"\"")
                .doesNotContain("\"agent_id\"");
        assertThat(styled("number", robot)).contains("5", "195.2", "-1e-3");
        assertThat(styled("word", robot)).contains("false", "null", "true");
    }

    @Test
    void theTabsFollowThePayloadAndTheChosenOneStays(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn("Raw");
        show(robot, new PayloadText("bytes", "", List.of(), "\\x00\\x01", "00 01", "invalid UTF-8: shown as bytes"));

        var tabs = robot.lookup("#payload-tabs").queryAs(TabPane.class);
        assertThat(tabs.getTabs()).extracting(tab -> tab.getText()).containsExactly("Raw", "Hex", "Headers (2)");
        assertThat(tabs.getSelectionModel().getSelectedItem().getText()).isEqualTo("Raw");
        assertThat(robot.lookup("#payload-note").queryAs(Label.class).getText())
                .isEqualTo("invalid UTF-8: shown as bytes");
        assertThat(robot.lookup("#payload-kind").queryAs(Label.class).getText()).isEqualTo("bytes");
    }

    @Test
    void aPayloadWithoutTheChosenTabDoesNotChangeTheChoice(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn("Pretty");
        show(robot, new PayloadText("bytes", "", List.of(), "\\x00\\x01", "00 01", ""));
        var tabs = robot.lookup("#payload-tabs").queryAs(TabPane.class).getSelectionModel();
        assertThat(tabs.getSelectedItem().getText()).as("bytes are read in hex").isEqualTo("Hex");
        show(robot, SpecimenPayloads.DEATH);

        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Pretty");
    }

    @Test
    void whatIsNoTextIsShownInHexUntilSomebodyChoosesOtherwise(FxRobot robot) {
        var text = new PayloadText("text", "", List.of(), "plain", "70 6c", "");
        var bytes = new PayloadText("bytes", "", List.of(), "\\x00\\x01", "00 01", "");
        show(robot, text);
        var tabs = robot.lookup("#payload-tabs").queryAs(TabPane.class).getSelectionModel();
        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Raw");
        show(robot, bytes);
        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Hex");
        show(robot, text);
        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Raw");
        show(robot, SpecimenPayloads.DEATH);
        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Pretty");
        show(robot, bytes);
        robot.clickOn("#payload-raw");
        show(robot, SpecimenPayloads.DEATH);
        show(robot, bytes);
        assertThat(tabs.getSelectedItem().getText()).isEqualTo("Raw");
    }

    @Test
    void controlCCopiesEverythingWhenNothingIsSelected(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn(".code");

        robot.push(KeyCode.CONTROL, KeyCode.C);

        assertThat(clipboard(robot)).isEqualTo(SpecimenPayloads.DEATH.pretty());
    }

    @Test
    void theButtonCopiesWhatTheTabShows(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn("Hex").clickOn("#payload-copy");
        assertThat(clipboard(robot)).isEqualTo(SpecimenPayloads.DEATH.hex());

        robot.clickOn("Headers (2)").clickOn("#payload-copy");
        assertThat(clipboard(robot)).contains("source-agent: doom-agent-B");
    }

    @Test
    void theTreeIsNestedAsThePayloadIs(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn("Tree");

        TreeView<JsonLine> tree = robot.lookup("#payload-tree-view").query();
        assertThat(tree.getRoot().getChildren()).hasSize(5);
        assertThat(tree.getRoot().getChildren().getLast().getChildren()).extracting(item -> item.getValue().value())
                .containsExactly("true", "false", "-1e-3");
        assertThat(robot.lookup("\"doom-agent-B\"").tryQuery()).isPresent();
    }

    @Test
    void ofAHugePayloadOnlyTheLinesInViewExist(FxRobot robot) {
        var begin = System.nanoTime();
        show(robot, SpecimenPayloads.huge());
        assertThat(robot.lookup("#payload-pretty-text-lines").<ListView<?>>query().getItems()).hasSize(30_000);
        assertThat(robot.lookup(".code-lines .list-cell").queryAll()).hasSizeLessThan(60);

        robot.clickOn("Raw");
        assertThat(robot.lookup("#payload-raw-text-lines").<ListView<?>>query().getItems())
                .hasSize(1_000_000 / CodeView.LONGEST_LINE);

        robot.clickOn("Tree");
        TreeView<JsonLine> tree = robot.lookup("#payload-tree-view").query();
        assertThat(tree.getRoot().getChildren()).hasSizeLessThan(PayloadTree.WIDEST + 5);
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }

    @Test
    void aLineOfTheTreeIsCopied(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.clickOn("Tree").clickOn("generation").push(KeyCode.CONTROL, KeyCode.C);

        assertThat(clipboard(robot)).isEqualTo("generation: 5");
    }

    @Test
    void aDeepPayloadIsATreeToo(FxRobot robot) {
        var deep =
                IntStream.range(0, 5000).mapToObj(depth -> new JsonLine(depth, "a", "1 field", "object", "")).toList();
        show(robot, new PayloadText("JSON", "{", deep, "{", "7b", ""));

        robot.clickOn("Tree");

        assertThat(robot.lookup("#payload-tree-view").<TreeView<?>>query().getExpandedItemCount()).isBetween(1, 10);
    }

    @Test
    void ofLargePayloadsOnlyTheNewestIsReadAndBesideTheFrames(FxRobot robot) {
        var later = new Later();
        show(robot, SpecimenPayloads.DEATH);
        robot.interact(() -> view.read(large('a'), 50_002, Map.of(), true, later));
        robot.interact(() -> view.read(large('b'), 50_002, Map.of(), true, later));
        assertThat(robot.lookup("Reading the message").tryQuery()).isPresent();

        robot.interact(later::finish);
        assertThat(kind(robot)).isEqualTo("JSON");
        robot.clickOn("#payload-raw").clickOn("#payload-copy");
        assertThat(clipboard(robot)).startsWith("\"bbb");

        robot.interact(() -> view.read(large('c'), 50_002, Map.of(), true, later));
        robot.interact(() -> view.clear("Not kept", "The message left the buffer."));
        robot.interact(later::finish);
        assertThat(robot.lookup("Not kept").tryQuery()).isPresent();
    }

    @Test
    void aSmallPayloadIsReadAtOnceAndOfTheSameMessageWhatIsThereStaysMeanwhile(FxRobot robot) {
        var later = new Later();
        robot.interact(() -> view.read("{}".getBytes(StandardCharsets.UTF_8), 2, Map.of(), true, later));
        assertThat(later.waiting()).isZero();
        assertThat(kind(robot)).isEqualTo("JSON");

        robot.interact(() -> view.read(large('a'), 50_002, Map.of(), false, later));
        assertThat(robot.lookup("Reading the message").tryQuery()).isEmpty();
    }

    @Test
    void hostileHeadersAreShownHarmless(FxRobot robot) {
        var headers = Map.of("x\u202e", List.of("\u001b[2J"));
        robot.interact(() -> view.read(new byte[0], 0, headers, true, new Later()));
        robot.clickOn("#payload-headers").clickOn("#payload-copy");

        assertThat(clipboard(robot)).isEqualTo("x\\u202E: ␛[2J");
        assertThat(kind(robot)).isEqualTo("no payload");
    }

    private static byte[] large(char letter) {
        return ("\"" + String.valueOf(letter).repeat(50_000) + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private static String kind(FxRobot robot) {
        return robot.lookup("#payload-kind").queryAs(Label.class).getText();
    }

    @Test
    void nothingToShowAgainSaysWhy(FxRobot robot) {
        show(robot, SpecimenPayloads.DEATH);
        robot.interact(() -> view.clear("Not kept", "The message left the buffer."));

        assertThat(robot.lookup("Not kept").tryQuery()).isPresent();
    }

    @Test
    void brokenJsonIsShownToTheLastCharacter() {
        for (var text : List.of("{\"a\": \"IMP_FIRE", "\\\"", "\"abc\n12", "{truefalse nullx -", "", "\"\\")) {
            assertThat(JsonInk.pieces(text).stream().map(JsonInk.Piece::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }

    @Test
    void longLinesAreShownInPartsAndCopiedWhole() {
        var split = CodeView.split("short\n" + "y".repeat(500) + "\n");

        assertThat(split).extracting(line -> line.text().length()).containsExactly(5, 200, 200, 100);
        assertThat(split).extracting(CodeView.Line::continued).containsExactly(false, true, true, false);
        assertThat(CodeView.split(String.join("", Collections.nCopies(3, "\n")))).hasSize(3);
    }

    private void show(FxRobot robot, PayloadText payload) {
        robot.interact(() -> view.show(payload, payload.equals(SpecimenPayloads.DEATH) || !payload.raw().startsWith("x")
                ? SpecimenPayloads.HEADERS
                : Map.of()));
    }

    private static List<String> styled(String style, FxRobot robot) {
        return robot.lookup(".code-text." + style).queryAllAs(Text.class).stream().map(Text::getText).toList();
    }

    private static String clipboard(FxRobot robot) {
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        return copied[0];
    }
}
