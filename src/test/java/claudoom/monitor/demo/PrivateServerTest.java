package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.api.StreamConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A private server comes up, comes back, and never stays behind. */
class PrivateServerTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path cache;

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void listensOnLoopbackWithJetStreamAndMonitoring(Path binary) throws Exception {
        try (var server = TestServer.start(binary)) {
            assertThat(server.url()).startsWith("nats://127.0.0.1:");
            assertThat(server.connect().getServerInfo().isJetStreamAvailable()).isTrue();
            try (InputStream page = URI.create(server.monitoringUrl() + "/varz").toURL().openStream()) {
                assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\"http_host\": \"127.0.0.1\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void comesBackOnTheSamePortWithItsStreams(Path binary) throws Exception {
        try (var server = TestServer.start(binary)) {
            var url = server.url();
            server.connect().jetStreamManagement()
                    .addStream(StreamConfiguration.builder().name("KEPT").subjects("kept.>").build());
            server.kill();
            assertThat(server.running()).isFalse();
            server.startAgain();
            assertThat(server.url()).isEqualTo(url);
            assertThat(server.connect().jetStreamManagement().getStreamNames()).containsExactly("KEPT");
        }
    }

    @Test
    void itListensWhereItWasToldOrWhereItChose() throws Exception {
        int client = FreePort.next();
        int monitoring = FreePort.next();
        var any = ServerSetup.of(TestServers.any(), cache);
        try (var told = PrivateServer.start(any.on(client, monitoring)); var chose = PrivateServer.start(any)) {
            assertThat(told.url()).endsWith(":" + client);
            assertThat(told.monitoringUrl()).endsWith(":" + monitoring);
            var address = chose.url();
            chose.kill();
            chose.startAgain();
            assertThat(chose.url()).isEqualTo(address);
        }
    }

    @Test
    void saysWhyAServerDoesNotStart() {
        var setup = ServerSetup.of(TestServers.any(), cache).withConfig("no such { setting");
        assertThatThrownBy(() -> PrivateServer.start(setup)).isInstanceOf(IOException.class)
                .hasMessageContaining("did not start").hasMessageContaining("Parse error");
    }

    @Test
    void takesUsersFromAConfig() {
        try (var server = TestServer.start(TestServers.any(), "authorization { user: ann, password: secret }")) {
            var nats = server.connect(o -> o.userInfo("ann".toCharArray(), "secret".toCharArray()));
            assertThat(nats.getServerInfo().isAuthRequired()).isTrue();
            assertThatThrownBy(() -> server.connect(o -> o.noReconnect().connectionTimeout(SOON.dividedBy(5))))
                    .hasMessageContaining("Authorization");
        }
    }

    @Test
    void runsWithoutJetStream() {
        try (var server = TestServer.withoutJetStream(TestServers.any(), "")) {
            var nats = server.connect();
            assertThat(nats.getServerInfo().isJetStreamAvailable()).isFalse();
            assertThat(server.version()).isEqualTo(nats.getServerInfo().getVersion());
        }
    }

    @Test
    void leavesNothingWhenItsOwnerIsKilled() throws Exception {
        var owner = child();
        try (BufferedReader said = owner.inputReader(StandardCharsets.UTF_8)) {
            var server = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            var folder = Path.of(said.readLine());
            assertThat(server.isAlive()).isTrue();
            assertThat(folder).isDirectory();

            owner.destroyForcibly();

            Await.until(SOON, "the server ends after its killed owner", () -> !alive(server));
            Await.until(SOON, "its folder is removed", () -> !Files.exists(folder));
            Await.until(SOON, "its mark is removed", () -> marks().isEmpty());
        }
    }

    @Test
    void endsWhatAnEarlierOwnerLeftBehind(@TempDir Path store) throws Exception {
        var left = new ProcessBuilder(TestServers.any().toString(), "-a", "127.0.0.1", "-p", "-1")
                .directory(store.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            var folder = Files.createTempDirectory(LeftBehind.FOLDER_PREFIX);
            new LeftBehind(cache).mark(folder, left.toHandle());
            pretendTheOwnerIsGone();

            new LeftBehind(cache).reap();

            assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(folder).doesNotExist();
            assertThat(marks()).isEmpty();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void sparesAServerWhoseOwnerLivesAndAStrangerWithTheSameNumber(@TempDir Path folder) throws Exception {
        try (var server = PrivateServer.start(ServerSetup.of(TestServers.any(), cache))) {
            new LeftBehind(cache).reap();
            assertThat(server.running()).isTrue();
        }
        new LeftBehind(cache).mark(folder, ProcessHandle.current());
        var mark = marks().getFirst();
        change(mark, "owner.started", "2001-01-01T00:00:00Z");
        change(mark, "server.started", "2001-01-01T00:00:00Z");
        new LeftBehind(cache).reap();
        assertThat(marks()).isEmpty();
        assertThat(folder).as("a folder that is not ours by name").exists();
    }

    @Test
    void removesAMarkThatIsGarbage() throws Exception {
        Files.createDirectories(cache.resolve("running"));
        Files.write(cache.resolve("running").resolve("x.server"), new byte[] {(byte) 0xff, 0, '\\', 'u', '1'});
        try (var server = PrivateServer.start(ServerSetup.of(TestServers.any(), cache))) {
            assertThat(server.running()).isTrue();
        }
        assertThat(marks()).isEmpty();
    }

    private Process child() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ServerOwner.class.getName(), TestServers.any().toString(), cache.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** A dead process whose new parent has not collected it yet still has a number, but no program any more. */
    private static boolean alive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private List<Path> marks() throws IOException {
        var folder = cache.resolve("running");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void pretendTheOwnerIsGone() throws IOException {
        change(marks().getFirst(), "owner.started", "2001-01-01T00:00:00Z");
    }

    private static void change(Path mark, String key, String value) throws IOException {
        var facts = new Properties();
        try (var in = Files.newBufferedReader(mark)) {
            facts.load(in);
        }
        facts.setProperty(key, value);
        try (var out = Files.newBufferedWriter(mark)) {
            facts.store(out, null);
        }
    }
}
