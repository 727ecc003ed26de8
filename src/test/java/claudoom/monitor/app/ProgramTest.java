package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as another program starts it: words in, an exit code and one clear sentence or a report out. */
class ProgramTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) {
        var folders = new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("state"));
        return new Program(stream(out), stream(err), environment, folders).run(List.of(args));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode report() {
        return JSON.readTree(out.toByteArray());
    }

    @Test
    void helpAndVersionAreTold() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--read-only", "--snapshot", "Exit codes");
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown", "--server=http://x", "--for=never", "--root=a.*", "--grammar=/nowhere.json",
        "--theme=pink", "extra"})
    void wrongUsageIsTwoAndASentence(String option) {
        assertThat(run(Map.of(), "--report", "-", option)).isEqualTo(2);
        assertThat(said()).startsWith("monitor: ").doesNotContain("Exception", "\tat ");
        assertThat(out.size()).isZero();
    }

    @Test
    void withoutADisplayItSaysWhatToDo() {
        var platform = System.clearProperty("glass.platform");
        try {
            assertThat(run(Map.of(), "--server", "nats://127.0.0.1:1")).isEqualTo(1);
        } finally {
            if (platform != null) {
                System.setProperty("glass.platform", platform);
            }
        }
        assertThat(said()).contains("no display", "--snapshot");
    }

    @Test
    void aContextThatIsNotThereIsTwoAndTheOthersAreTold() throws IOException {
        var contexts = Files.createDirectories(folder.resolve("nats/context"));
        Files.writeString(contexts.resolve("lab.json"), "{\"url\":\"nats://127.0.0.1:1\"}");
        assertThat(run(Map.of(), "--report", "-", "--context", "none")).isEqualTo(2);
        assertThat(said()).contains("\"none\"", "there are lab");
        err.reset();
        assertThat(run(Map.of(), "--report", "-", "--context", "lab")).isEqualTo(3);
        assertThat(said()).contains("127.0.0.1:1");
        assertThat(said().strip().lines()).hasSize(1);
    }

    @Test
    void nobodyThereIsThreeAndOneLineThatSaysWhere() throws IOException {
        int port = FreePort.next();
        assertThat(run(Map.of(), "--report", "-", "--server", "nats://127.0.0.1:" + port)).isEqualTo(3);
        assertThat(said().strip().lines()).hasSize(1);
        assertThat(said()).contains("127.0.0.1:" + port, "nobody answers");
    }

    @Test
    void aRefusedLoginIsThreeAndNeverNamesTheSecret() throws IOException {
        try (var server =
                TestServer.start(anyBinary(), "authorization { users: [ { user: bob, password: right } ] }")) {
            var url = server.url().replace("://", "://bob:s3cret@");
            assertThat(run(Map.of(), "--report", "-", "--server", url)).isEqualTo(3);
        }
        assertThat(said()).contains("refused the login").doesNotContain("s3cret");
        try (var logs = Files.walk(folder)) {
            for (var file : logs.filter(Files::isRegularFile).toList()) {
                assertThat(file).content(StandardCharsets.UTF_8).doesNotContain("s3cret");
            }
        }
    }

    @Test
    void aLoginThatMayNotListenIsFour() {
        var config =
                "authorization { users: [ { user: bob, password: b, permissions: { subscribe: [\"_INBOX.>\"] } } ] }";
        try (var server = TestServer.start(anyBinary(), config)) {
            var url = server.url().replace("://", "://bob:b@");
            assertThat(run(Map.of(), "--report", "-", "--server", url)).isEqualTo(4);
        }
        assertThat(said()).contains("clau-doom.>");
    }

    @Test
    void theReportTellsWhatCameAndBalances() {
        try (var server = TestServer.start()) {
            var publisher = CompletableFuture.runAsync(() -> publishUntilTold(server));
            assertThat(run(Map.of(), "--report", "-", "--for", "3", "--server", server.url())).isZero();
            publisher.cancel(true);
        }
        var traffic = report().path("traffic");
        assertThat(traffic.path("received").asLong()).isPositive().isEqualTo(traffic.path("shown").asLong()
                + traffic.path("filtered").asLong() + traffic.path("evicted").asLong()
                + traffic.path("dropped").asLong());
        assertThat(report().path("watched_seconds").asDouble()).isBetween(2.9, 6.0);
        assertThat(report().path("server").path("jetstream").asBoolean()).isTrue();
        assertThat(report().path("subjects").path("top").get(0).path("subject").asString())
                .isEqualTo("clau-doom.agent.a1.death");
        var agent = report().path("agents").get(0);
        assertThat(agent.path("id").asString()).isEqualTo("a1");
        long deaths = agent.path("deaths").asLong();
        assertThat(agent.path("kills").asLong()).as("three each, save those of the last half second")
                .isBetween(3 * (deaths - 100), 3 * deaths).isPositive();
        assertThat(agent.path("kills").asLong() % 3).isZero();
        assertThat(agent.path("generation").asInt()).isEqualTo(7);
        assertThat(said()).isEmpty();
    }

    private static void publishUntilTold(TestServer server) {
        var payload =
                "{\"agent_id\":\"a1\",\"generation\":7,\"episode\":2,\"kills\":3}".getBytes(StandardCharsets.UTF_8);
        try (var client = new RawClient(server.url())) {
            for (int n = 0; n < 20_000 && !Thread.currentThread().isInterrupted() && server.running(); n++) {
                client.publish("clau-doom.agent.a1.death", payload);
                LockSupport.parkNanos(5_000_000); // deaths that come faster than they can be read leave kills unknown
            }
        } catch (RuntimeException serverGone) {
            assertThat(server.running()).as("only the end of the server ends the publisher").isFalse();
        }
    }

    @Test
    void aServerWithoutJetStreamIsWatchedAllTheSame() {
        try (var server = TestServer.withoutJetStream(anyBinary(), "")) {
            assertThat(run(Map.of(), "--report", "-", "--for", "2", "--server", server.url())).isZero();
        }
        assertThat(report().path("server").path("jetstream").asBoolean(true)).isFalse();
        assertThat(report().path("streams").isEmpty()).isTrue();
        assertThat(report().path("streams").isArray()).as("there are none, and that is known").isTrue();
        assertThat(report().path("traffic").path("received").asLong()).isZero();
        assertThat(report().path("dead_letters").path("total").asInt(-1)).isZero();
    }

    /** The server has it, and says so; this login has not. */
    @Test
    void anAccountWithoutJetStreamHasNone() {
        var config = "accounts { A { users [ { user: bob, password: b } ] },"
                + " J { jetstream: enabled, users [ { user: eve, password: e } ] } }";
        try (var server = TestServer.start(anyBinary(), config)) {
            var url = server.url().replace("://", "://bob:b@");
            assertThat(run(Map.of(), "--report", "-", "--for", "2", "--server", url)).isZero();
        }
        assertThat(report().path("server").path("jetstream").asBoolean(true)).isFalse();
        assertThat(report().path("streams").isArray()).isTrue();
        assertThat(said()).isEmpty();
    }

    /** The subscription is permitted, and the server leaves a part out without a word; 2.9 cannot be asked about it. */
    @Test
    void whatTheServerLeavesOutOfASubscriptionIsSaid() {
        var config = "authorization { users: [ { user: bob, password: b, permissions: "
                + "{ subscribe: { deny: [\"clau-doom.agent.a1.>\"] } } } ] }";
        try (var server = TestServer.start(anyBinary(), config)) {
            var url = server.url().replace("://", "://bob:b@");
            assertThat(run(Map.of(), "--report", "-", "--for", "2", "--server", url)).isZero();
        }
        if (!report().path("server").path("version").asString("").startsWith("2.9.")) {
            assertThat(said()).contains("this login may not listen to clau-doom.agent.a1.>");
        }
    }

    @Test
    void whatTheLoginMayNotAskIsUnknownAndNotEmpty() {
        var config = "authorization { users: [ { user: bob, password: b, permissions: { publish: [\"nothing\"] } } ] }";
        try (var server = TestServer.start(anyBinary(), config)) {
            var url = server.url().replace("://", "://bob:b@");
            assertThat(run(Map.of(), "--report", "-", "--for", "2", "--server", url)).isZero();
        }
        assertThat(report().path("consumers").isNull()).isTrue();
        assertThat(report().path("streams").isNull()).isTrue();
        assertThat(report().path("dead_letters").path("total").isNull()).isTrue();
        assertThat(said()).contains("streams and consumers are unknown", "$JS.API.",
                "dead letters: how many there are is unknown");
    }

    @Test
    void aHomeThatCannotBeWrittenIsNoReasonToFail() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var folders = new Folders(file.resolve("c"), file.resolve("d"), file.resolve("s"));
        try (var server = TestServer.start()) {
            var args = List.of("--report", "-", "--for", "1", "--server", server.url());
            assertThat(new Program(stream(out), stream(err), Map.of(), folders).run(args)).isZero();
        }
        assertThat(report().path("watched_seconds").asDouble()).isPositive();
    }

    @Test
    void aReportFileIsWrittenAndStandardOutputStaysEmpty() {
        var file = folder.resolve("report.json");
        try (var server = TestServer.start()) {
            assertThat(run(Map.of("NATS_URL", server.url()), "--report", file.toString(), "--for", "1")).isZero();
        }
        assertThat(out.size()).isZero();
        var names = new ArrayList<>(JSON.readTree(file.toFile()).propertyNames());
        assertThat(names).startsWith("generated_at", "watched_seconds", "server", "traffic", "subjects", "agents")
                .contains("streams", "consumers", "dead_letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "missing/report.json", "file/report.json"})
    void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsWatched(String path) throws IOException {
        Files.createFile(folder.resolve("file"));
        var report = folder.resolve(path).toString();
        assertThat(run(Map.of(), "--report", report, "--for", "60", "--server", "nats://127.0.0.1:1")).isEqualTo(1);
        assertThat(said().strip().lines()).hasSize(1);
        assertThat(said()).contains(report, "cannot be written").doesNotContain("Exception");
    }

    @Test
    void aSnapshotThatCannotBeWrittenIsSaidBeforeAnythingIsWatched() throws IOException {
        Files.createFile(folder.resolve("file"));
        var pictures = folder.resolve("file/pictures").toString();
        assertThat(run(Map.of(), "--snapshot", pictures, "--for", "60", "--server", "nats://127.0.0.1:1")).isEqualTo(1);
        assertThat(said().strip().lines()).hasSize(1);
        assertThat(said()).contains(pictures, "cannot be written").doesNotContain("Exception");
    }

    @Test
    void anOldReportStaysWhenThereIsNoNewOne() throws IOException {
        var report = Files.writeString(folder.resolve("report.json"), "old");
        assertThat(run(Map.of(), "--report", report.toString(), "--server", "nats://127.0.0.1:1")).isEqualTo(3);
        assertThat(report).hasContent("old");
    }

    @Test
    void partsOfASecondCanBeWatched() {
        try (var server = TestServer.start()) {
            assertThat(run(Map.of("NATS_URL", server.url()), "--report", "-", "--for", "0.6")).isZero();
        }
        assertThat(report().path("watched_seconds").asDouble()).isBetween(0.59, 6.0);
    }

    @Test
    void aWrongAddressInTheEnvironmentIsSaidWithoutItsPassword() {
        assertThat(run(Map.of("NATS_URL", "nats://bob:s3cret@ho st"), "--report", "-")).isEqualTo(2);
        assertThat(said()).contains("ho st", "not a URL").doesNotContain("s3cret");
    }

    @Test
    void filesOfALoginThatCannotBeUsedAreThreeAndOneLine() throws IOException {
        var file = Files.writeString(folder.resolve("key"), "-----BEGIN RSA PRIVATE KEY-----");
        var options = List.of(List.of("--creds", file.toString()), List.of("--nkey", file.toString()),
                List.of("--tlsca", file.toString()), List.of("--tlscert", file.toString()));
        for (var option : options) {
            err.reset();
            assertThat(run(Map.of(), "--report", "-", option.getFirst(), option.getLast())).isEqualTo(3);
            assertThat(said().strip().lines()).hasSize(1);
            assertThat(said()).contains(option.getFirst()).doesNotContain("Exception");
        }
    }

    private static Path anyBinary() {
        return claudoom.monitor.kit.TestServers.any();
    }
}
