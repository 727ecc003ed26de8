package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.PrettyPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Acting on one value of a message, by mouse and by keys. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class FieldActionsTest {

    private static final String DEATH = """
            {"agent_id":"a\\u202e1","m":{"kills":12,"none":[]},"factors":[{"a/b":0.5},0.75],"trace_id":"t-1"}""";

    private final List<Field> followed = new ArrayList<>();
    private final List<Field> charted = new ArrayList<>();
    private PayloadView view;

    @Start
    void start(Stage stage) {
        view = new PayloadView("payload");
        view.offer(FieldAction.ofValues("follow", "fas-search", "Show all with this value", followed::add));
        view.whenNumberClicked(FieldAction.ofNumbers("chart", "fas-chart-line", "Chart this number", charted::add));
        var scene = new Scene(view, 600, 400);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void read(FxRobot robot) {
        var bytes = DEATH.getBytes(StandardCharsets.UTF_8);
        robot.interact(
                () -> view.read(bytes, bytes.length, Map.of("trace-id", List.of("t-1")), true, new Later()));
    }

    private static Text piece(FxRobot robot, String text) {
        return robot.lookup(".code-text").match((Text piece) -> piece.getText().strip().equals(text)).query();
    }

    @Test
    void everyLineOfPrettyKnowsItsValue() {
        var bytes = DEATH.getBytes(StandardCharsets.UTF_8);
        var decoded = Payloads.decode(bytes, bytes.length);
        var pretty = decoded.pretty().lines().toList();
        int found = 0;
        for (int i = 0; i < pretty.size(); i++) {
            var line = PrettyPlace.of(decoded.lines(), i);
            assertThat(line == null).as(pretty.get(i)).isEqualTo(pretty.get(i).strip().matches("[\\]}],?"));
            found += line == null ? 0 : 1;
            if (line != null && line.leaf()) {
                assertThat(pretty.get(i)).contains(line.value());
            }
        }
        assertThat(found).isEqualTo(decoded.lines().size());
        assertThat(PrettyPlace.of(decoded.lines(), pretty.size())).isNull();
    }

    @Test
    void aClickOnANumberInPrettyChartsIt(FxRobot robot) {
        read(robot);
        robot.clickOn(piece(robot, "12")).clickOn(piece(robot, "0.5"));

        assertThat(charted).extracting(Field::pointer).containsExactly("/m/kills", "/factors/0/a~1b");
        assertThat(charted).extracting(Field::path).containsExactly("m.kills", "factors.0.a/b");
        assertThat(charted).extracting(Field::number).containsExactly(12.0, 0.5);
    }

    @Test
    void aSignAfterEachNumberDoesItByKeyboard(FxRobot robot) {
        read(robot);
        var signs = signs(robot);
        assertThat(signs).hasSize(3).allMatch(Node::isFocusTraversable);
        robot.interact(() -> signs.getFirst().requestFocus());
        robot.push(KeyCode.ENTER);
        read(robot);
        robot.push(KeyCode.SPACE);
        assertThat(charted).extracting(Field::pointer).containsExactly("/m/kills", "/m/kills");

        robot.clickOn(signs(robot).getLast());
        assertThat(charted).extracting(Field::pointer).last().isEqualTo("/factors/1");
        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.C);
        assertThat(robot.lookup("#payload-pretty-text").query().getParent()).isInstanceOfSatisfying(CodeView.class,
                code -> assertThat(code.selected()).isEqualTo(code.text()));
    }

    private static List<Node> signs(FxRobot robot) {
        return List.copyOf(robot.lookup(".number-glyph").match(Node::isVisible).queryAll());
    }

    @Test
    void theMenuOfAValueInPrettyOffersWhatFits(FxRobot robot) {
        read(robot);
        robot.clickOn(piece(robot, "\"a\\u202e1\""), MouseButton.SECONDARY);
        assertThat(robot.lookup("#payload-menu-chart").tryQuery()).isEmpty();
        robot.clickOn("#payload-menu-follow");

        assertThat(followed).singleElement().satisfies(field -> {
            assertThat(field.text()).isEqualTo("a\u202e1");
            assertThat(field.path()).isEqualTo("agent_id");
            assertThat(field.origin()).isEqualTo(Field.Origin.PAYLOAD);
        });
    }

    @Test
    void inTheTreeAClickChartsAndTheMenuKeyOpensTheMenu(FxRobot robot) {
        read(robot);
        robot.clickOn("#payload-tree").clickOn("12");
        assertThat(charted).extracting(Field::pointer).containsExactly("/m/kills");

        robot.interact(
                () -> robot.lookup("#payload-tree-view").queryAs(TreeView.class).getSelectionModel().selectLast());
        robot.push(KeyCode.UP).push(KeyCode.ENTER).push(KeyCode.DOWN);
        assertThat(charted).extracting(Field::pointer).last().isEqualTo("/factors/1");
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        robot.clickOn("#payload-menu-follow");
        assertThat(followed).extracting(Field::text).containsExactly("t-1");
    }

    @Test
    void aHeaderIsFollowed(FxRobot robot) {
        read(robot);
        robot.clickOn("#payload-headers").clickOn("trace-id", MouseButton.SECONDARY)
                .clickOn("#payload-menu-follow");

        assertThat(followed).singleElement()
                .isEqualTo(new Field(Field.Origin.HEADER, "trace-id", "", "t-1", "string"));
    }

}
