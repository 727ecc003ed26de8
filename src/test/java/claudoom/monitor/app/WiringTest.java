package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.demo.Experiment;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.WireTap;
import claudoom.monitor.nats.ConnectOptions;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All parts together on a living experiment, without a window. */
class WiringTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private Wiring wired(String url, boolean readOnly) throws Exception {
        var all = new Wiring(ConnectOptions.to(url), Grammars.builtIn("clau-doom"), readOnly,
                folder.resolve("commands.jsonl"), Pulse.never(), () -> 0, InstantSource.system());
        all.start();
        assertThat(all.connections.firstState(10).join().connected()).isTrue();
        return all;
    }

    private static JsonNode report(Wiring all) {
        var now = all.clock.instant();
        return JSON.readTree(Report.of(all, now.minusSeconds(10), now));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theReportTellsTheWholeExperiment(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var experiment = Experiment.start(server.url(), "clau-doom", 7);
                var all = wired(server.url(), false)) {
            assertThat(experiment).isNotNull();
            Await.until(LONG, "all agents, all sources, all consumers", () -> {
                var report = report(all);
                return report.path("agents").size() == Experiment.AGENTS
                        && sources(report).containsAll(Set.of("subject", "max_deliveries", "terminated"))
                        && report.path("consumers").size() >= 4;
            });
            var report = report(all);
            var traffic = report.path("traffic");
            long counted = report.path("subjects").path("top").valueStream()
                    .mapToLong(subject -> subject.path("messages").asLong()).sum();
            assertThat(traffic.path("received").asLong()).as("taken after the sections")
                    .isGreaterThanOrEqualTo(counted);
            assertThat(traffic.path("received").asLong()).isEqualTo(traffic.path("shown").asLong()
                    + traffic.path("filtered").asLong() + traffic.path("evicted").asLong()
                    + traffic.path("dropped").asLong());
            theLagIsWhatTheServerSays(all, server, "EXPERIMENT_EVENTS", "generation-handler");
        }
    }

    private static Set<String> sources(JsonNode report) {
        var sources = new HashSet<String>();
        report.path("dead_letters").path("letters").forEach(letter -> sources.add(letter.path("source").asString()));
        return sources;
    }

    /** That consumer is stopped, so its numbers only grow: the server's before and after enclose ours. */
    private static void theLagIsWhatTheServerSays(Wiring all, TestServer server, String stream, String consumer)
            throws Exception {
        var connection = server.connect();
        var subject = "$JS.API.CONSUMER.INFO." + stream + "." + consumer;
        long before = pending(connection.request(subject, null, Duration.ofSeconds(5)));
        var newer = all.clock.instant();
        Await.until(LONG, "a sample newer than our question",
                () -> all.lag.sampledAt() != null && all.lag.sampledAt().isAfter(newer));
        var line = consumer(report(all), stream, consumer);
        long after = pending(connection.request(subject, null, Duration.ofSeconds(5)));
        assertThat(line.path("pending").asLong()).isBetween(before, after);
        assertThat(line.path("lag").asLong())
                .isEqualTo(line.path("pending").asLong() + line.path("ack_pending").asLong());
    }

    private static long pending(@Nullable Message info) {
        assertThat(info).isNotNull();
        return JSON.readTree(new String(info.getData(), StandardCharsets.UTF_8)).path("num_pending").asLong();
    }

    private static JsonNode consumer(JsonNode report, String stream, String name) {
        for (var line : report.path("consumers")) {
            if (line.path("stream").asString().equals(stream) && line.path("name").asString().equals(name)) {
                return line;
            }
        }
        throw new AssertionError(name + " is not in the report");
    }

    @Test
    void whatComesInWhileItEndsIsNoError() throws Exception {
        try (var server = TestServer.start()) {
            var all = wired(server.url(), false);
            all.close();
            assertThatCode(() -> all.alarm(1, () -> {})).doesNotThrowAnyException();
        }
    }

    @Test
    void aPauseIsSeenAndTheAgentsFallSilent() throws Exception {
        try (var server = TestServer.start();
                var experiment = Experiment.start(server.url(), "clau-doom", 7);
                var all = wired(server.url(), false)) {
            assertThat(experiment).isNotNull();
            Await.until(LONG, "agents play", () -> all.agents.glances(all.clock.instant()).stream()
                    .filter(one -> one.state().equals("playing")).count() > 40);
            var operator = all.connections.operator();
            assertThat(operator).isNotNull();
            operator.send("clau-doom.control.experiment.pause", "{}".getBytes(StandardCharsets.UTF_8), Map.of(),
                    Duration.ofSeconds(2)).join();
            Await.until(LONG, "paused is said", () -> all.whole.paused() != null);
            Await.until(LONG, "no agent plays", () -> all.agents.glances(all.clock.instant()).stream()
                    .noneMatch(one -> one.state().equals("playing")));
            assertThat(all.agents.glances(all.clock.instant())).as("silence during a pause is no alarm")
                    .noneMatch(one -> one.state().equals("silent"));
            operator.send("clau-doom.control.experiment.resume", "{}".getBytes(StandardCharsets.UTF_8), Map.of(),
                    Duration.ofSeconds(2)).join();
            Await.until(LONG, "agents play again", () -> all.whole.paused() == null
                    && all.agents.glances(all.clock.instant()).stream().filter(one -> one.state().equals("playing"))
                            .count() > 40);
        }
    }

    /** Read-only, on the wire: subscriptions, pings and questions that change nothing. */
    @Test
    void inReadOnlyNothingLeavesThatCouldChangeAnything() throws Exception {
        try (var server = TestServer.start();
                var tap = new WireTap(server.url());
                var experiment = Experiment.start(server.url(), "clau-doom", 7);
                var all = wired(tap.url(), true)) {
            assertThat(experiment).isNotNull();
            assertThat(all.connections.operator()).isNull();
            Await.until(LONG, "everything has been asked", () -> !all.letters.report(all.clock.instant()).isEmpty()
                    && all.letters.total() > 3 && all.lag.consumers() >= 4 && all.traffic.messages() > 2_000);
            var commands = tap.commands();
            assertThat(commands).hasSizeGreaterThan(20).allMatch(WiringTest::harmless);
            assertThat(commands).anyMatch(command -> command.startsWith("PUB $JS.API.CONSUMER.LIST."));
        }
    }

    private static boolean harmless(String command) {
        var allowed =
                List.of("CONNECT", "PING", "PONG", "SUB ", "UNSUB ", "PUB $JS.API.INFO", "PUB $JS.API.STREAM.NAMES",
                        "PUB $JS.API.STREAM.LIST", "PUB $JS.API.STREAM.INFO.", "PUB $JS.API.CONSUMER.NAMES.",
                        "PUB $JS.API.CONSUMER.LIST.", "PUB $JS.API.CONSUMER.INFO.", "PUB $JS.API.STREAM.MSG.GET.",
                        "PUB $SYS.REQ.SERVER.PING.CONNZ", "PUB $SYS.REQ.ACCOUNT.PING.CONNZ",
                        "PUB $SYS.REQ.ACCOUNT.PING.STATZ");
        return allowed.stream().anyMatch(command::startsWith);
    }
}
