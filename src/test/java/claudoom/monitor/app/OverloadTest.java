package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** More than can be taken, more subjects than anybody reads, a server that dies: every message is accounted for all the same. */
class OverloadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Wiring wiring(TestServer server) throws Exception {
        return new Wiring(ConnectOptions.to(server.url()), Grammars.builtIn("lab"), false,
                folder.resolve("commands.jsonl"), Pulse.never(), () -> 0, InstantSource.system());
    }

    private static void connected(Wiring all) {
        all.start();
        assertThat(all.connections.firstState(10).join().connected()).isTrue();
    }

    private static JsonNode report(Wiring all) {
        var now = all.clock.instant();
        return JSON.readTree(Report.of(all, now.minusSeconds(10), now));
    }

    private static long balanced(Wiring all) {
        var sum = all.events.accounts();
        assertThat(sum.received()).isEqualTo(sum.shown() + sum.filtered() + sum.evicted() + sum.dropped());
        return sum.received();
    }

    /** While the intake is held up, the client library throws away what it cannot keep. */
    @Test
    void whatIsDroppedWhileTheIntakeCannotKeepUpIsCountedToTheMessage() throws Exception {
        int sent = 600_000;
        var gate = new CountDownLatch(1);
        try (var server = TestServer.start(); var all = wiring(server); var client = new RawClient(server.url())) {
            all.traffic.tap(any -> true, arrival -> waitFor(gate));
            connected(all);
            var thousand = publications("lab.agent.a1.action", 1_000);
            for (int n = 0; n < sent; n += 1_000) {
                client.send(thousand);
            }
            Await.until(LONG, "messages were dropped", () -> all.connections.dropped() > 0);
            balanced(all);
            gate.countDown();
            Await.until(LONG, "everything accounted for", () -> balanced(all) == sent);

            var traffic = report(all).path("traffic");
            assertThat(traffic.path("dropped").asLong()).isPositive().isEqualTo(sent - all.traffic.messages());
            assertThat(traffic.path("received").asLong()).isEqualTo(sent);
            assertThat(all.connections.state().connected()).isTrue();
        }
    }

    @Test
    void everyMessageOfEveryConnectionIsCountedOnce() throws Exception {
        var random = new Random(4);
        var sent = new AtomicLong();
        try (var server = TestServer.start(); var all = wiring(server)) {
            connected(all);
            for (int life = 0; life < 4; life++) {
                bursts(server, random, sent, all);
                server.kill();
                Await.until(LONG, "the connection is lost", () -> !all.connections.state().connected());
                assertThat(balanced(all)).isEqualTo(sent.get());
                server.startAgain();
                Await.until(LONG, "it stands again", () -> all.connections.state().connected());
            }
            bursts(server, random, sent, all);
            var traffic = report(all).path("traffic");
            assertThat(traffic.path("received").asLong()).isEqualTo(sent.get());
            assertThat(traffic.path("dropped").asLong()).isZero();
        }
    }

    private static void bursts(TestServer server, Random random, AtomicLong sent, Wiring all) {
        try (var client = new RawClient(server.url())) {
            for (int burst = 0; burst < 10; burst++) {
                int count = random.nextInt(5_000);
                client.send(publications("lab.agent.a" + random.nextInt(9) + ".action", count));
                sent.addAndGet(count);
                balanced(all);
            }
        }
        Await.until(LONG, "all of this connection is counted", () -> balanced(all) == sent.get());
    }

    @Test
    void theReportHoldsOnAServerWithAHundredThousandSubjects() throws Exception {
        int agents = 20_000;
        try (var server = TestServer.start(); var all = wiring(server); var client = new RawClient(server.url())) {
            connected(all);
            client.send(publications("lab.agent.busy.action", 500));
            for (int n = 0; n < agents; n += 100) {
                client.send(agents(n, n + 100));
            }
            long sent = 500 + 5L * agents;
            Await.until(LONG, "everything taken", () -> balanced(all) == sent);

            var report = report(all);
            var subjects = report.path("subjects");
            assertThat(subjects.path("distinct").asLong()).isEqualTo(1 + 5L * agents);
            assertThat(subjects.path("untracked").asLong()).isZero();
            assertThat(subjects.path("top").size()).isEqualTo(1_000);
            var first = subjects.path("top").get(0);
            assertThat(first.path("subject").asString()).isEqualTo("lab.agent.busy.action");
            assertThat(first.path("messages").asLong()).isEqualTo(500);
            assertThat(report.path("agents").size()).isEqualTo(1 + agents);
            assertThat(report.path("agents").valueStream().mapToLong(agent -> agent.path("deaths").asLong()).sum())
                    .isEqualTo(agents);
            assertThat(kills(report)).as("every agent died once with three kills").isEqualTo(3L * agents);
            assertThat(report.path("traffic").path("received").asLong()).isEqualTo(sent);
        }
    }

    private static long kills(JsonNode report) {
        return report.path("agents").valueStream().mapToLong(agent -> agent.path("kills").asLong()).sum();
    }

    /** More at once than may wait to be read. */
    @Test
    void noKillIsLostAmongThirtyThousandDeathsAtOnce() throws Exception {
        int deaths = 30_000;
        try (var server = TestServer.start(); var all = wiring(server); var client = new RawClient(server.url())) {
            connected(all);
            var flood = new ByteArrayOutputStream();
            for (int n = 0; n < deaths; n++) {
                flood.writeBytes(publication("lab.agent.agent-" + n % 100 + ".death"));
            }
            client.send(flood.toByteArray());
            Await.until(LONG, "everything taken", () -> balanced(all) == deaths);

            var report = report(all);
            assertThat(report.path("traffic").path("dropped").asLong()).isZero();
            assertThat(kills(report)).isEqualTo(3L * deaths);
            for (var agent : report.path("agents")) {
                assertThat(agent.path("deaths").asLong()).as("%s", agent).isEqualTo(deaths / 100);
                assertThat(agent.path("kills").asLong()).as("%s", agent).isEqualTo(3L * deaths / 100);
            }
        }
    }

    private static byte[] agents(int from, int until) {
        var bytes = new ByteArrayOutputStream();
        for (int n = from; n < until; n++) {
            for (var event : new String[] {"action", "observe", "score", "death", "health"}) {
                bytes.writeBytes(publication("lab.agent.agent-" + n + "." + event));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] publications(String subject, int times) {
        var bytes = new ByteArrayOutputStream();
        for (int n = 0; n < times; n++) {
            bytes.writeBytes(publication(subject));
        }
        return bytes.toByteArray();
    }

    private static byte[] publication(String subject) {
        var payload = "{\"episode\":1,\"tick\":7,\"kills\":3}";
        return ("PUB " + subject + " " + payload.length() + "\r\n" + payload + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
