package claudoom.monitor.feature.connect.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.model.Told;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The sheet and the menu as a person meets them. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ConnectSheetTest {

    private final Answers answers = new Answers();
    private final List<String> done = new ArrayList<>();
    private final ConnectViewModel model = new ConnectViewModel(answers,
            () -> "Going over forgets the 1,204,311 messages kept from nats-1. How the screens are arranged and the"
                    + " history of lag stay with each connection.",
            false);
    private MenuButton button;
    private ConnectSheet sheet;
    private Theme theme;
    private Stage stage;
    private @Nullable String stays;

    @Start
    void start(Stage shown) {
        stage = shown;
        button = new MenuButton("lab-1:4222");
        button.setId("top-connection");
        stage.setScene(new Scene(new VBox(button, Parts.label("")), 1000, 680));
        theme = new Theme(stage.getScene());
        theme.choose(Theme.Choice.LIGHT);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
        new ConnectMenu(button, new Acts());
        model.fill(Answers.LAB);
        model.choices(Answers.CHOICES);
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            sheet = new ConnectSheet(model, stage, () -> done.add("closed"));
            sheet.show();
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private static boolean there(FxRobot robot, String id) {
        var seen = true;
        for (Node node = robot.lookup("#" + id).query(); node != null; node = node.getParent()) {
            seen &= node.isVisible();
        }
        return seen;
    }

    /** Whoever typed last in the last field looks for what is wrong in the first. */
    @Test
    void theFirstFieldThatIsWrongGetsTheFocus(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#connect-inbox").query().requestFocus());
        robot.type(KeyCode.ENTER);
        robot.interact(() -> answers.faults.getFirst()
                .accept(Map.of(Part.CERT, "It cannot be read.", Part.INBOX, "It is none.")));
        assertThat(robot.lookup("#connect-cert").query().isFocused()).isTrue();
    }

    @Test
    void itIsFilledTypedIntoAndTried(FxRobot robot) {
        open(robot);
        TextField servers = robot.lookup("#connect-servers").query();
        assertThat(servers.isFocused()).isTrue();
        assertThat(servers.getText()).startsWith("nats://lab-1");
        assertThat(robot.lookup("#connect-password").queryAs(TextField.class).getText()).isEmpty();
        assertThat(there(robot, "connect-creds")).isFalse();
        robot.interact(() -> servers.setText("night"));
        robot.interact(() -> model.login().set(LoginKind.CREDS));
        assertThat(there(robot, "connect-creds")).isTrue();
        assertThat(there(robot, "connect-password")).isFalse();
        robot.interact(() -> robot.lookup("#connect-creds").queryAs(TextField.class).setText("/none.creds"));
        robot.clickOn("#connect-try");
        assertThat(answers.tried.getFirst().text(Part.SERVERS)).isEqualTo("night");
        assertThat(answers.tried.getFirst().text(Part.CREDS)).isEqualTo("/none.creds");
        robot.interact(() -> answers.answers.getFirst().accept(Told.wrong(Map.of(Part.CREDS,
                "--creds /none.creds cannot be read; check the path and its permissions"))));
        assertThat(text(robot, "connect-creds-fault")).contains("cannot be read");
        pictures(robot, "fault");
        robot.clickOn("#connect-try");
        robot.interact(() -> answers.answers.getLast().accept(new Told(Map.of(), false,
                "Nobody answers at nats://night:4222; is the server running, and the port right?")));
        assertThat(text(robot, "connect-words")).startsWith("Nobody answers");
        assertThat(there(robot, "connect-creds-fault")).isFalse();
        pictures(robot, "failed");
        robot.type(KeyCode.ESCAPE);
        assertThat(done).containsExactly("closed");
        assertThat(answers.gone).isEmpty();
    }

    @Test
    void enterConnectsAndAFaultKeepsTheSheetOpen(FxRobot robot) {
        open(robot);
        robot.type(KeyCode.ENTER);
        assertThat(answers.gone).hasSize(1);
        assertThat(robot.lookup("#connect-go").query().isDisabled()).as("once is enough").isTrue();
        robot.interact(() -> answers.faults.getFirst().accept(Map.of(Part.SERVERS, "names no host")));
        assertThat(text(robot, "connect-servers-fault")).isEqualTo("names no host");
        assertThat(robot.lookup("#connect-go").query().isDisabled()).isFalse();
        assertThat(done).isEmpty();
        robot.clickOn("#connect-read-only");
        robot.clickOn("#connect-try");
        assertThat(answers.tried.getFirst().readOnly()).isTrue();
        robot.interact(() -> answers.answers.getFirst().accept(new Told(Map.of(), true,
                "Reached nats-1, version 2.10.27, at nats://lab-1:4222 in 0.8 ms. JetStream is there.")));
        assertThat(text(robot, "connect-words")).contains("2.10.27");
        assertThat(text(robot, "connect-forgets")).contains("1,204,311 messages kept from nats-1");
        pictures(robot, "reached");
    }

    @Test
    void aReadOnlyStartIsNotTakenBack(FxRobot robot) {
        robot.interact(() -> {
            var fixed = new ConnectViewModel(answers, () -> "", true);
            fixed.fill(Answers.LAB);
            new ConnectSheet(fixed, stage, () -> {}).show();
        });
        CheckBox box = robot.lookup("#connect-read-only").query();
        assertThat(box.isSelected()).isTrue();
        assertThat(box.isDisabled()).isTrue();
    }

    @Test
    void theMenuHasTheContextsAndWhyOneIsBroken(FxRobot robot) {
        robot.clickOn("#top-connection");
        assertThat(button.getItems()).extracting(MenuItem::getId).containsExactly("connect-choice-lab",
                "connect-choice-night", "connect-choice-old", "connect-choice-nats://127.0.0.1:4222", null,
                "connect-to", "connect-again", "connection-facts");
        assertThat(((RadioMenuItem) button.getItems().getFirst()).isSelected()).isTrue();
        robot.interact(() -> button.getItems().get(2).fire());
        assertThat(done).as("a broken one is only told of").isEmpty();
        assertThat(robot.lookup(".label").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(words -> words.contains("is broken"));
        pictures(robot, "menu");
        robot.interact(() -> button.getItems().get(1).fire());
        assertThat(done).containsExactly("choose night");
        assertThat(((RadioMenuItem) button.getItems().getFirst()).isSelected()).as("it is not there yet").isTrue();
    }

    @Test
    void whoStaysIsToldWhy(FxRobot robot) {
        stays = "The demo has a server of its own. Start the program without --demo to connect to another one.";
        robot.clickOn("#top-connection");
        assertThat(button.getItems()).extracting(MenuItem::getId).contains("connect-stays")
                .doesNotContain("connect-to");
        assertThat(button.getItems().get(1).isDisable()).isTrue();
        pictures(robot, "demo");
    }

    private void pictures(FxRobot robot, String name) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> theme.choose(choice));
            robot.interact(() -> {
                Node shown = robot.listWindows().stream().filter(window -> !window.equals(stage) && window.isShowing())
                        .reduce((first, last) -> last).map(window -> (Node) window.getScene().getRoot()).orElseThrow();
                Picture.save(shown.getScene(), "connect-" + name + "-" + choice);
            });
        }
        robot.interact(() -> theme.choose(Theme.Choice.LIGHT));
    }

    private final class Acts implements ConnectMenu.Acts {

        @Override
        public void read(Consumer<List<Choice>> found) {
            found.accept(Answers.CHOICES);
        }

        @Override
        public void choose(Choice choice) {
            done.add("choose " + choice.name());
        }

        @Override
        public void connect() {
            done.add("connect");
        }

        @Override
        public void again() {
            done.add("again");
        }

        @Override
        public void about() {
            done.add("about");
        }

        @Override
        public boolean lost() {
            return true;
        }

        @Override
        public @Nullable String stays() {
            return stays;
        }
    }
}
