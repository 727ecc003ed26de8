package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void onLinuxAsXdgSays() {
        var plain = Folders.of("Linux", HOME, Map.of());
        assertThat(plain.config()).isEqualTo(HOME.resolve(".config/claudoom-monitor"));
        assertThat(plain.data()).isEqualTo(HOME.resolve(".local/share/claudoom-monitor"));
        assertThat(plain.state()).isEqualTo(HOME.resolve(".local/state/claudoom-monitor"));
        var moved = Folders.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "relative"));
        assertThat(moved.config()).isEqualTo(Path.of("/c/claudoom-monitor"));
        assertThat(moved.nats()).isEqualTo(Path.of("/c/nats"));
        assertThat(plain.nats()).isEqualTo(HOME.resolve(".config/nats"));
        assertThat(moved.data()).as("a relative path is to be ignored").isEqualTo(plain.data());
    }

    @Test
    void homeIsWhatTheShellSays() {
        assertThat(Folders.home(Map.of("HOME", "/elsewhere"))).isEqualTo(Path.of("/elsewhere"));
        assertThat(Folders.home(Map.of("HOME", ""))).isEqualTo(Path.of(System.getProperty("user.home")));
    }

    @Test
    void onOtherSystemsAsTheyHaveIt() {
        assertThat(Folders.of("Mac OS X", HOME, Map.of()).config())
                .isEqualTo(HOME.resolve("Library/Application Support/claudoom-monitor"));
        assertThat(Folders.of("Mac OS X", HOME, Map.of()).nats()).isEqualTo(HOME.resolve(".config/nats"));
        assertThat(Folders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")).config())
                .isEqualTo(Path.of("/roaming/claudoom-monitor"));
    }
}
