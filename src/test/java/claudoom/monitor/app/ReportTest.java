package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.ConnectOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the report says of what it does not know, and how it is written: one server, several logins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // start() runs first
class ReportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestServer server;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    void start() throws IOException, JetStreamApiException {
        server = TestServer.start(TestServers.any(), """
                no_auth_user: all
                authorization { users: [
                  { user: all, password: x }
                  { user: some, password: x, permissions: { publish: { deny: ["$JS.API.CONSUMER.LIST.B"] } } }
                  { user: none, password: x, permissions: { publish: { deny: ["$JS.API.CONSUMER.LIST.*"] } } }
                ] }""");
        var management = server.connect(with -> with.noReconnect().userInfo("all", "x")).jetStreamManagement();
        for (var name : List.of("A", "B", "C")) {
            management.addStream(StreamConfiguration.builder().name(name).subjects(name + ".>")
                    .storageType(StorageType.Memory).build());
            management.addOrUpdateConsumer(name, ConsumerConfiguration.builder().durable("worker-" + name).build());
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode report(Path folder, String user, String seconds) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        assertThat(run(folder, out, "--report", "-", "--for", seconds, "--server",
                server.url().replace("://", "://" + user + ":x@"))).as(said()).isZero();
        return JSON.readTree(out.toByteArray());
    }

    private int run(Path folder, OutputStream to, String... args) {
        var folders = new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("state"));
        return new Program(new PrintStream(to, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), folders).run(List.of(args));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode section) {
        return section.values().stream().map(row -> row.path("name").asString()).toList();
    }

    /** The first answers come after so short a watch, and are waited for. */
    @Test
    void aShortWatchKnowsAllStreamsAndConsumers(@TempDir Path folder) {
        var report = report(folder, "all", "0.01");
        assertThat(names(report.path("streams"))).containsExactly("A", "B", "C");
        assertThat(names(report.path("consumers"))).containsExactly("worker-A", "worker-B", "worker-C");
        assertThat(said()).isEmpty();
    }

    @Test
    void consumersThatMayNotBeListedAreMissedInWords(@TempDir Path folder) {
        var report = report(folder, "some", "0.3");
        assertThat(names(report.path("streams"))).containsExactly("A", "B", "C");
        assertThat(names(report.path("consumers"))).containsExactly("worker-A", "worker-C");
        assertThat(said()).contains("some consumers are missing", "$JS.API.CONSUMER.LIST.B");
    }

    @Test
    void streamsAreKnownAlthoughNoConsumerIs(@TempDir Path folder) {
        var report = report(folder, "none", "0.3");
        assertThat(names(report.path("streams"))).containsExactly("A", "B", "C");
        assertThat(report.path("streams").get(0).path("consumers").asInt()).isOne();
        assertThat(report.path("consumers").isNull()).isTrue();
        assertThat(said()).contains("monitor: consumers are unknown", "$JS.API.CONSUMER.LIST.");
    }

    @Test
    void whatNobodyHasToldYetIsNullAndNotEmpty(@TempDir Path folder) throws Exception {
        try (var all = new Wiring(ConnectOptions.to(server.url()), Grammars.builtIn("clau-doom"), true,
                folder.resolve("commands.jsonl"), Pulse.never(), () -> 0, InstantSource.system())) {
            var now = all.clock.instant();
            var report = JSON.readTree(Report.of(all, now, now));
            assertThat(report.path("streams").isNull()).isTrue();
            assertThat(report.path("consumers").isNull()).isTrue();
            assertThat(Report.unknowns(all)).satisfiesExactly(
                    streams -> assertThat(streams).contains("streams and consumers are unknown"),
                    letters -> assertThat(letters).contains("dead letters: how many there are is unknown"));
        }
    }

    /** As a death with "episode_id": "\\ud800" would bring it: no UTF-8 can say it. */
    @Test
    void halfACharacterIsReplacedAndTheOthersStay() {
        assertThat(Report.characters("a\ud800b")).isEqualTo("a\ufffdb");
        assertThat(Report.characters("\udc00\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(Report.characters("é \ud83d\ude00 \ud83d\ud83d\ude00"))
                .isEqualTo("é \ud83d\ude00 \ufffd\ud83d\ude00");
        assertThat(Report.characters("")).isEmpty();
    }

    /** Likewise the help, and what the disk has no room for. */
    @Test
    void anOutputThatTakesNothingIsSaidAndNoSuccess(@TempDir Path folder) {
        var full = new OutputStream() {
            @Override
            public void write(int any) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        err = new ByteArrayOutputStream();
        assertThat(run(folder, full, "--report", "-", "--for", "0.1", "--server",
                server.url().replace("://", "://all:x@"))).isEqualTo(1);
        assertThat(said()).contains("standard output").doesNotContain("Exception");
        assertThat(run(folder, full, "--help")).isEqualTo(1);
    }
}
