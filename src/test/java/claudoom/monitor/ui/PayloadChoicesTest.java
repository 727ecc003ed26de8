package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.kit.Laid;
import claudoom.monitor.payload.ProtoBytes;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the user can do with a whole payload: read it otherwise, take its envelope off, copy and save it. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class PayloadChoicesTest {

    private static final byte[] PACKED = HexFormat.of().parseHex("82a86167656e745f6964a142a56b696c6c730c");
    private static final String WRAPPED = """
            {"type":"agent.death","version":"1.0","payload":{"kills":12,"at":{"x":1}},"trace_id":"t-1",\
            "timestamp":"2026-11-20T19:42:05Z"}""";

    private final Memory memory = Memory.ofThisRun();
    private final Later later = new Later();
    @TempDir
    Path folder;
    private PayloadView view;

    @Start
    void start(Stage stage) {
        view = new PayloadView("payload");
        view.remember(new Readings(memory));
        var scene = new Scene(view, 600, 400);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private static Arrival message(String agent, byte[] payload) {
        var meaning = new Meaning(Kind.DEATH, "death", agent, null, null, null);
        return new Arrival(Instant.EPOCH, "lab.agent." + agent + ".death", meaning, payload, payload.length, Map.of());
    }

    private void read(FxRobot robot, String agent, byte[] payload) {
        robot.interact(() -> view.read(message(agent, payload), true, later));
        robot.interact(later::finish);
    }

    private void choose(FxRobot robot, String button, String item) {
        robot.interact(() -> {
            var menu = robot.lookup("#payload-" + button).queryAs(MenuButton.class);
            menu.getOnShowing().handle(null);
            menu.getItems().stream().filter(one -> ("payload-" + item).equals(one.getId())).findFirst()
                    .orElseThrow().fire();
        });
        robot.interact(later::finish);
    }

    private void more(FxRobot robot, String item) {
        robot.interact(() -> robot.lookup("#payload-more").queryAs(MenuButton.class).getItems().stream()
                .filter(one -> ("payload-" + item).equals(one.getId())).findFirst().orElseThrow().fire());
        robot.interact(later::finish);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void itSaysWhatItTookThePayloadFor(FxRobot robot) {
        read(robot, "A", PACKED);
        assertThat(text(robot, "#payload-kind")).isEqualTo("MessagePack");
        assertThat(view.whole()).isEqualTo("{\n  \"agent_id\": \"B\",\n  \"kills\": 12\n}");
    }

    @Test
    void aChoiceHoldsForAllSubjectsOfTheSameKindAndIsRemembered(FxRobot robot) {
        read(robot, "A", PACKED);
        choose(robot, "as", "as-hex");
        assertThat(text(robot, "#payload-kind")).isEqualTo("bytes");
        read(robot, "B", PACKED);
        assertThat(text(robot, "#payload-kind")).isEqualTo("bytes");
        assertThat(robot.lookup("#payload-as").queryAs(MenuButton.class).getText()).isEqualTo("· chosen");

        assertThat(new Readings(memory).of("lab.agent.C.death").words()).isEqualTo("hex");
        assertThat(new Readings(memory).of("lab.agent.C.action").words()).isEqualTo("auto");
        choose(robot, "as", "as-auto");
        assertThat(text(robot, "#payload-kind")).isEqualTo("MessagePack");
        assertThat(memory.get("as")).isNull();
    }

    @Test
    void brokenMemoriesAreNoReasonToFail() {
        for (var broken : List.of("", "\n\n", "a", "a\tb\tc", "\tHEX\t", "a.b\tHEX\t\t",
                "lab.>\tPROTOBUF\tgone.Type")) {
            memory.put("as", broken);
            memory.put("descriptors", broken);
            var readings = new Readings(memory);
            readings.describeAgain();
            assertThat(readings.of("lab.agent.A.death").words()).isNotEmpty();
        }
    }

    @Test
    void aDescriptorSetGivesFieldsTheirNames(FxRobot robot) throws IOException {
        var file = folder.resolve("lab.desc");
        Files.write(file, ProtoBytes.descriptors());
        view.readAs().askFile(owner -> file);
        read(robot, "A", ProtoBytes.death());
        assertThat(view.whole()).contains("\"1 (text)\": \"doom-agent-B\"");

        choose(robot, "as", "as-descriptors");
        assertThat(text(robot, "#payload-note")).startsWith("2 Protobuf types known");
        choose(robot, "as", "as-type-lab.death");
        assertThat(text(robot, "#payload-kind")).isEqualTo("Protobuf lab.Death");
        assertThat(view.whole()).contains("\"agent_id\": \"doom-agent-B\"", "\"cause\": \"IMP_FIREBALL\"");

        var again = new Readings(memory);
        again.describeAgain();
        assertThat(again.of("lab.agent.Z.death").words()).isEqualTo("Protobuf lab.Death");
    }

    @Test
    void aFileThatIsNoDescriptorSetIsToldInWords(FxRobot robot) throws IOException {
        var file = folder.resolve("lab.proto");
        Files.writeString(file, "syntax = \"proto3\";");
        view.readAs().askFile(owner -> file);
        read(robot, "A", PACKED);
        choose(robot, "as", "as-descriptors");
        assertThat(text(robot, "#payload-note")).contains("no descriptor set", "protoc");
        robot.interact(() -> view.read(message("A", WRAPPED.getBytes(StandardCharsets.UTF_8)), false, later));
        assertThat(text(robot, "#payload-note")).as("the next message of a busy subject").contains("no descriptor set");
        read(robot, "B", PACKED);
        assertThat(text(robot, "#payload-note")).isEmpty();
    }

    @Test
    void anEnvelopeComesOffAndCanBeLookedAt(FxRobot robot) {
        read(robot, "A", WRAPPED.getBytes(StandardCharsets.UTF_8));
        assertThat(view.whole()).isEqualTo("{\n  \"kills\": 12,\n  \"at\": {\n    \"x\": 1\n  }\n}");
        assertThat(text(robot, "#payload-envelope")).isEqualTo(
                "Envelope: agent.death · version 1.0 · trace_id t-1 · timestamp 2026-11-20T19:42:05Z");
        robot.clickOn("#payload-envelope-whole");
        assertThat(view.whole()).startsWith("{\n  \"type\": \"agent.death\"").contains("\"kills\": 12");

        read(robot, "A", "{\"payload\":{\"kills\":1},\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(robot.lookup("#payload-envelope").query().isVisible()).isTrue();
        assertThat(robot.lookup("#payload-envelope").query().getParent().isVisible()).isFalse();
    }

    @Test
    void theWholePayloadIsCopiedAndSaved(FxRobot robot) throws IOException {
        var large = ("{\"a\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        read(robot, "A", large);
        more(robot, "copy-text");
        assertThat(clipboard(robot)).hasSize(large.length);
        assertThat(text(robot, "#payload-note")).startsWith("Copied 1,048,584 bytes as text.");

        read(robot, "A", PACKED);
        more(robot, "copy-text");
        assertThat(text(robot, "#payload-note")).startsWith("It is not UTF-8 text");
        more(robot, "copy-hex");
        assertThat(clipboard(robot)).isEqualTo(HexFormat.of().formatHex(PACKED));

        view.wholePayload().askFile((name, owner) -> folder.resolve(name));
        more(robot, "save");
        assertThat(folder.resolve("lab.agent.A.death.bin")).hasBinaryContent(PACKED);
        assertThat(text(robot, "#payload-note")).isEqualTo("Saved 19 bytes as lab.agent.A.death.bin.");
        view.wholePayload().askFile((name, owner) -> folder.resolve("no").resolve(name));
        more(robot, "save");
        assertThat(text(robot, "#payload-note")).startsWith("Not saved: ");
    }

    @Test
    void aFileNameIsNeverAWayOut() {
        assertThat(WholePayload.name("a/../..\\b c")).isEqualTo("a_._._b_c.bin");
        assertThat(WholePayload.name("..")).isEqualTo("payload.bin");
        assertThat(WholePayload.name("NUL")).isEqualTo("payload.bin");
        assertThat(WholePayload.name("con.x")).isEqualTo("payload.bin");
        assertThat(WholePayload.name("x".repeat(500))).hasSize(84);
    }

    @Test
    void everyItemHasItsWords(FxRobot robot) {
        read(robot, "A", PACKED);
        robot.interact(() -> {
            var menu = robot.lookup("#payload-as").queryAs(MenuButton.class);
            menu.getOnShowing().handle(null);
            assertThat(menu.getItems()).extracting(MenuItem::getText).contains("Read lab.agent.*.death as", "auto",
                    "JSON", "CBOR", "MessagePack", "Protobuf, fields by number", "text", "hex",
                    "Protobuf descriptors…");
        });
    }

    private static String clipboard(FxRobot robot) {
        var copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        return copied[0];
    }
}
