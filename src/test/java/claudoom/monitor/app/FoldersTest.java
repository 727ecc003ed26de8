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
        assertThat(moved.data()).as("a relative path is to be ignored").isEqualTo(plain.data());
    }

    @Test
    void onOtherSystemsAsTheyHaveIt() {
        assertThat(Folders.of("Mac OS X", HOME, Map.of()).config())
                .isEqualTo(HOME.resolve("Library/Application Support/claudoom-monitor"));
        assertThat(Folders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")).config())
                .isEqualTo(Path.of("/roaming/claudoom-monitor"));
    }
}
