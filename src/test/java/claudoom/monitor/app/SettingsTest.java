package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsThereNextTime() {
        var values = new Settings.Values("dark", "nats://a:1,ws://b:80/path", 1000, 700, "lab");
        assertThat(Settings.load(folder, NOW).save(values)).isNull();
        assertThat(Settings.load(folder, NOW).values()).isEqualTo(values);
    }

    @Test
    void twoWindowsDoNotUndoEachOthersChoices() {
        var one = Settings.load(folder, NOW);
        var other = Settings.load(folder, NOW);
        assertThat(one.save(one.values().withTheme("dark"))).isNull();
        assertThat(other.save(new Settings.Values("system", "nats://b:1", 1280, 800, "lab"))).isNull();
        assertThat(one.save(one.values().withSize(1000, 700))).isNull();

        assertThat(Settings.load(folder, NOW).values())
                .isEqualTo(new Settings.Values("dark", "nats://b:1", 1000, 700, "lab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{", "[1,2]", "\u0000\u0001", "null", "{\"width\":\"wide\"}", "{\"theme\":{}}"})
    void aBrokenFileIsSetAsideAndTheDefaultsAreUsed(String content) throws IOException {
        Files.writeString(folder.resolve("settings.json"), content);

        var settings = Settings.load(folder, NOW);

        assertThat(settings.values()).isEqualTo(Settings.Values.DEFAULT);
        assertThat(settings.notice()).contains("settings.broken-20261121-120000.json");
        assertThat(folder.resolve("settings.broken-20261121-120000.json")).hasContent(content);
        assertThat(settings.save(Settings.Values.DEFAULT)).isNull();
    }

    @Test
    void whatMakesNoSenseIsReplacedByItsDefault() throws IOException {
        Files.writeString(folder.resolve("settings.json"),
                "{\"width\":-5,\"height\":1e9,\"later\":true,\"screen\":\"Lag\"}");
        var settings = Settings.load(folder, NOW);
        var values = settings.values();
        assertThat(settings.notice()).isNull();
        assertThat(values.width()).isEqualTo(1280);
        assertThat(values.height()).isEqualTo(800);
        assertThat(values.theme()).isEqualTo("system");
    }

    /** Else no start without an address of its own would be possible any more. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "http://x", "nats://", "nats://h:0"})
    void aServerThatIsNoAddressIsLeftOutAndSaid(String server) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\":\"pink\",\"server\":\"" + server + "\"}");
        var settings = Settings.load(folder, NOW);
        assertThat(settings.values().server()).isNull();
        assertThat(settings.values().theme()).isEqualTo("system");
        assertThat(settings.notice()).contains("settings.json", "no address");
    }

    @Test
    void aLoginInARememberedAddressIsNotKept() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"server\":\"nats://bob:s3cret@h:1\"}");
        assertThat(Settings.load(folder, NOW).values().server()).isEqualTo("nats://h:1");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndNoReasonToFail() throws IOException {
        var file = Files.createFile(folder.resolve("a-file"));
        var settings = Settings.load(file.resolve("below"), NOW);
        assertThat(settings.values()).isEqualTo(Settings.Values.DEFAULT);
        assertThat(settings.save(Settings.Values.DEFAULT)).contains("cannot be written");
    }
}
