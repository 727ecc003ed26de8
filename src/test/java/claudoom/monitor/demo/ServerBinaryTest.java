package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A nats-server is found wherever it lies, fetched where that is possible, and its absence explained. */
class ServerBinaryTest {

    private static final String BROKEN = "#!/bin/sh\nexit 1\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void takesTheOneThatTheEnvironmentNames() throws Exception {
        var program = TestServers.any();
        var found = search(Map.of("NATS_SERVER", program.toString()), "Linux");
        assertThat(found.find()).isEqualTo(program.toAbsolutePath());
    }

    @Test
    void saysThatTheNamedOneDoesNotRun() throws Exception {
        var broken = program(home.resolve("broken"), BROKEN);
        assertThatThrownBy(() -> search(Map.of("NATS_SERVER", broken.toString()), "Linux").find())
                .isInstanceOf(NoServerBinary.class).hasMessage(
                        "NATS_SERVER names " + broken + ", which is not a nats-server that runs here.");
    }

    @Test
    void takesTheOneOnThePathAndSkipsWhatDoesNotRun() throws Exception {
        var bad = Files.createDirectories(home.resolve("bad"));
        program(bad.resolve("nats-server"), BROKEN);
        var good = Files.createDirectories(home.resolve("good"));
        program(good.resolve("nats-server"), "#!/bin/sh\necho nats-server: v9.9.9\n");
        var found = search(Map.of("PATH", bad + java.io.File.pathSeparator + good), "Linux").find();
        assertThat(found).isEqualTo(good.resolve("nats-server"));
        assertThat(ServerBinary.versionOf(found)).contains("9.9.9");
    }

    @Test
    void takesTheCachedOneWithoutAskingAnybody() throws Exception {
        var cache = Files.createDirectories(home.resolve("cache").resolve("claudoom-monitor"));
        var cached = program(cache.resolve("nats-server"), "#!/bin/sh\necho nats-server: v9.9.8\n");
        var environment = Map.of("XDG_CACHE_HOME", home.resolve("cache").toString(), "PATH", "");
        assertThat(search(environment, "Linux").find()).isEqualTo(cached);
    }

    /** With apt and a network the real download runs; elsewhere the message has to help. */
    @Test
    void replacesABrokenCachedOneOrSaysWhatToInstall() throws Exception {
        var cache = Files.createDirectories(home.resolve(".cache").resolve("claudoom-monitor"));
        var cached = program(cache.resolve("nats-server"), BROKEN);
        var environment = Map.of("PATH", pathWithoutServer());
        try {
            assertThat(search(environment, "Linux").find()).isEqualTo(cached);
            assertThat(ServerBinary.versionOf(cached)).isPresent();
            assertThat(search(environment, "Linux").find()).as("the second time").isEqualTo(cached);
            try (var left = Files.list(cache)) {
                assertThat(left).containsExactly(cached);
            }
        } catch (NoServerBinary none) {
            assertThat(none).hasMessageContaining("nats-server").hasMessageContaining("install");
        }
    }

    /** Where the folder for caches cannot be made, a temporary one serves. */
    @Test
    void doesWithoutACacheFolder() throws Exception {
        Files.writeString(home.resolve(".cache"), "a file where a folder should be");
        try {
            var found = search(Map.of("PATH", pathWithoutServer()), "Linux").find();
            assertThat(ServerBinary.versionOf(found)).isPresent();
            assertThat(found.startsWith(home)).isFalse();
        } catch (NoServerBinary none) {
            assertThat(none).hasMessageContaining("nats-server").hasMessageContaining("install");
        }
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, brew install nats-server", "Windows 11, winget install", "FreeBSD, nats-server"})
    void saysHowToInstallItWhereItCannotBeFetched(String os, String command) {
        assertThatThrownBy(() -> search(Map.of("PATH", ""), os).find()).isInstanceOf(NoServerBinary.class)
                .hasMessageContaining("No nats-server was found").hasMessageContaining(command);
    }

    @Test
    void aFailingDownloadEndsInTheCommandToType() throws Exception {
        var tools = Files.createDirectories(home.resolve("tools"));
        program(tools.resolve("apt-get"), "#!/bin/sh\necho 'E: no network here'\nexit 100\n");
        program(tools.resolve("dpkg-deb"), BROKEN);
        var binary = search(Map.of("PATH", tools.toString()), "Mac OS X");
        assertThatThrownBy(binary::find).isInstanceOf(NoServerBinary.class).hasMessageContaining("fetching one failed")
                .hasMessageContaining("brew install nats-server");
    }

    @Test
    void eachPlatformHasItsCacheFolder() {
        var user = Path.of("/home/ann");
        assertThat(CacheFolder.of(Map.of(), user, "Linux")).isEqualTo(Path.of("/home/ann/.cache/claudoom-monitor"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/c"), user, "Linux"))
                .isEqualTo(Path.of("/c/claudoom-monitor"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "c"), user, "Linux")).as("a relative one does not count")
                .isEqualTo(Path.of("/home/ann/.cache/claudoom-monitor"));
        assertThat(CacheFolder.of(Map.of(), user, "Mac OS X"))
                .isEqualTo(Path.of("/home/ann/Library/Caches/claudoom-monitor"));
        assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/l"), user, "Windows 11"))
                .isEqualTo(Path.of("/l/claudoom-monitor"));
    }

    private ServerBinary search(Map<String, String> environment, String os) {
        return new ServerBinary(environment, home, os, List.of());
    }

    private String pathWithoutServer() throws Exception {
        var tools = Files.createDirectories(home.resolve("bin"));
        for (var name : List.of("apt-get", "dpkg-deb")) {
            var real = Path.of("/usr/bin").resolve(name);
            if (Files.exists(real)) {
                program(tools.resolve(name), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            }
        }
        return tools.toString();
    }

    private static Path program(Path file, String text) throws Exception {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
