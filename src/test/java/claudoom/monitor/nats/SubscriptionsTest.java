package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.Subscriptions.Line;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is listened to can be changed while messages come, and each message is taken once whatever brings it. */
@Execution(ExecutionMode.CONCURRENT)
class SubscriptionsTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    private static Monitored listening(TestServer server, String... patterns) throws BadConnectOptions {
        return new Monitored(ConnectOptions.to(server.url()), true, List.of(patterns)).connected();
    }

    /** Waited for: the last message may be on its way between two looks. */
    private static void balanced(Monitored monitored) {
        var subscriptions = monitored.connections.subscriptions();
        Await.until(SOON, "each message taken is one that a subscription brought first", () -> {
            long first = subscriptions.list().stream().mapToLong(line -> line.messages() - line.again()).sum();
            return first + subscriptions.takenBefore() == monitored.traffic.messages();
        });
    }

    private static Line line(Monitored monitored, String pattern) {
        return monitored.connections.subscriptions().list().stream().filter(one -> one.pattern().equals(pattern))
                .findFirst().orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aMessageThatTwoPatternsBringIsTakenOnce(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = listening(server, "lab.*.x", "lab.a.*");
                var client = new RawClient(server.url())) {
            for (int n = 0; n < 50; n++) {
                client.publish("lab.a.x", bytes("same"));
                client.publish("lab.b.x", bytes("same"));
                client.publish("lab.a.y", bytes("n" + n));
            }
            Await.until(SOON, "all copies", () -> line(monitored, "lab.*.x").messages() == 100
                    && line(monitored, "lab.a.*").messages() == 100);
            assertThat(monitored.traffic.messages()).isEqualTo(150);
            balanced(monitored);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void nothingIsLostOrDoubledWhileThePatternsChangeUnderAFlood(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = listening(server, "lab.>")) {
            var subscriptions = monitored.connections.subscriptions();
            var flood = new Flood(server.url(), 3, monitored.traffic::messages);
            for (int n = 0; n < 4; n++) {
                subscriptions.add(">").get(20, TimeUnit.SECONDS);
                assertThat(subscriptions.list()).extracting(Line::pattern).containsExactly(">");
                subscriptions.remove(">").get(20, TimeUnit.SECONDS);
                assertThat(subscriptions.list()).extracting(Line::pattern).containsExactly("lab.>");
                assertThat(subscriptions.list()).allMatch(Line::fromStart);
            }
            flood.end();

            Await.until(SOON, "all", () -> messages(monitored, "lab.flood") >= flood.sent.get());
            assertThat(messages(monitored, "lab.flood")).isEqualTo(flood.sent.get());
            assertThat(monitored.connections.dropped()).isZero();
            balanced(monitored);
        }
    }

    /** As a heartbeat that always says the same. */
    @Test
    void aMessageThatLooksLikeOldOnesIsTakenAfterItsPatternsWereLeftOutAndAskedForAgain() throws Exception {
        try (var server = TestServer.start();
                var monitored = listening(server, "lab.*.x", "lab.a.*");
                var client = new RawClient(server.url())) {
            var subscriptions = monitored.connections.subscriptions();
            beat(client, 5);
            Await.until(SOON, "all copies", () -> line(monitored, "lab.*.x").messages() == 5
                    && line(monitored, "lab.a.*").messages() == 5);
            for (var pattern : List.of("lab.*.x", "lab.a.*")) {
                subscriptions.remove(pattern).get(20, TimeUnit.SECONDS);
            }
            for (var pattern : List.of("lab.*.x", "lab.a.*")) {
                subscriptions.add(pattern).get(20, TimeUnit.SECONDS);
            }
            Await.until(SOON, "it listens again", () -> {
                beat(client, 1);
                return line(monitored, "lab.*.x").messages() > 2 && line(monitored, "lab.a.*").messages() > 2;
            });
            beat(client, 1);

            Await.until(SOON, "each is taken once", () -> monitored.traffic.messages() == 5
                    + Math.max(line(monitored, "lab.*.x").messages(), line(monitored, "lab.a.*").messages()));
            balanced(monitored);
        }
    }

    private static void beat(RawClient client, int times) {
        for (int n = 0; n < times; n++) {
            client.publish("lab.a.x", bytes("alive"));
        }
    }

    private static long messages(Monitored monitored, String subject) {
        int found = monitored.find(subject);
        return found < 0 ? 0 : monitored.traffic.subject(found).messages();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatIsAddedOutlivesTheConnectionAndWhatIsLeftOutStaysOut(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = listening(server, "lab.>", "other.>")) {
            var subscriptions = monitored.connections.subscriptions();
            subscriptions.add("more.*").get(20, TimeUnit.SECONDS);
            subscriptions.remove("other.>").get(20, TimeUnit.SECONDS);
            server.kill();
            Await.until(SOON, "noticed", () -> !monitored.connections.state().connected());
            subscriptions.add("late").get(20, TimeUnit.SECONDS);
            server.startAgain();
            Await.until(SOON, "back", () -> monitored.connections.state().connected());
            try (var client = new RawClient(server.url())) {
                client.publish("other.a", bytes("x"));
                client.publish("more.a", bytes("x"));
                client.publish("late", bytes("x"));
                client.publish("lab.a", bytes("x"));
            }

            monitored.payloadOf("lab.a");
            assertThat(monitored.payloadOf("more.a")).isEqualTo("x");
            assertThat(monitored.payloadOf("late")).isEqualTo("x");
            assertThat(monitored.find("other.a")).isNegative();
            assertThat(subscriptions.list()).extracting(Line::pattern).containsExactly("lab.>", "more.*", "late");
            balanced(monitored);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aPatternThatIsNotPermittedIsRefusedAloneAndHidesNothing(Path binary) throws Exception {
        var config = """
                authorization { users: [ { user: bob, password: b, permissions: {
                  subscribe: ["_INBOX.>", "lab.a.*"] } } ] }""";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(ConnectOptions.to(server.url().replace("://", "://bob:b@")), true,
                        List.of("lab.*.x", "lab.a.*")).connected()) {
            Await.until(SOON, "refused", () -> line(monitored, "lab.*.x").refused());
            assertThat(line(monitored, "lab.a.*").refused()).isFalse();
            assertThat(monitored.connections.refusedSubscriptions()).containsExactly("lab.*.x");
            assertThat(monitored.connections.state().connected()).isTrue();

            var client = Nats.connect(server.url().replace("://", "://bob:b@"));
            client.publish("lab.a.x", bytes("heard all the same"));
            client.flush(SOON);
            client.close();
            assertThat(monitored.payloadOf("lab.a.x")).isEqualTo("heard all the same");
            monitored.connections.subscriptions().remove("lab.*.x").get(20, TimeUnit.SECONDS);
            assertThat(monitored.connections.refusedSubscriptions()).isEmpty();
        }
    }

    @Test
    void whatIsHeardAlreadyIsNotListenedToTwice() throws Exception {
        try (var monitored = new Monitored(ConnectOptions.to("nats://127.0.0.1:1"), true,
                List.of("lab.a.*", "lab.b.>"))) {
            var subscriptions = monitored.connections.subscriptions();
            assertThat(subscriptions.against("lab.a.*")).isEqualTo("lab.a.* is listened to already.");
            assertThat(subscriptions.against("lab.b.c.d")).startsWith("lab.b.> brings all of lab.b.c.d already");
            assertThat(subscriptions.against("lab.a.>")).isNull();
            assertThat(subscriptions.replaced("lab.>")).containsExactly("lab.a.*", "lab.b.>");
            assertThatThrownBy(() -> subscriptions.add("lab.b.c").get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IllegalArgumentException.class);

            subscriptions.add("lab.>").get(20, TimeUnit.SECONDS);
            assertThat(subscriptions.behind("lab.>")).containsExactly("lab.a.*", "lab.b.>");
            subscriptions.alsoFromTheStart(List.of("lab.x", "not a pattern", "other"));
            assertThat(subscriptions.list()).extracting(Line::pattern).containsExactly("lab.>", "other");
        }
    }

    /** Several publishers that number what they send. */
    private static final class Flood {

        final AtomicLong sent = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();

        /** @param taken so far: it never runs so far ahead that anything would have to be dropped */
        Flood(String url, int publishers, LongSupplier taken) {
            for (int p = 0; p < publishers; p++) {
                int number = p;
                threads.add(Thread.ofPlatform().start(() -> flood(url, number, taken)));
            }
        }

        private void flood(String url, int publisher, LongSupplier taken) {
            try (var client = new RawClient(url)) {
                for (int block = 0; !over.get(); block++) {
                    Await.until(SOON, "the flood is taken", () -> sent.get() - taken.getAsLong() < 10_000);
                    var words = new StringBuilder();
                    for (int n = 0; n < 100; n++) {
                        var payload = publisher + "/" + block + "/" + n;
                        words.append("PUB lab.flood ").append(payload.length()).append("\r\n").append(payload)
                                .append("\r\n");
                    }
                    client.send(bytes(words.toString()));
                    sent.addAndGet(100);
                }
            }
        }

        void end() throws InterruptedException {
            over.set(true);
            for (var thread : threads) {
                thread.join();
            }
        }
    }
}
