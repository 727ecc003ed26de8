package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.terms.LinkState.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connections stay alive whatever is sent to them and whatever becomes of the server, and say how they are. */
@Isolated("looks at the threads of the whole process")
class ConnectionsTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    /** Its first messages come before it counts as up. */
    @Test
    void aGapEndsBeforeTheFirstMessageOfTheNextConnection() throws Exception {
        int each = 200;
        try (var server = new FewWords(each, true); var monitored = new Monitored(server.url()).connected()) {
            Await.until(SOON, "all of the first", () -> monitored.traffic.messages() == each);
            server.hangUp();
            Await.until(SOON, "all of the second", () -> monitored.traffic.messages() >= 2L * each);
            Await.until(SOON, "it counts as up", () -> monitored.connections.state().connected()
                    && monitored.connections.gaps().list().stream().allMatch(gap -> gap.to() != null));

            assertThat(monitored.connections.gaps().list().getFirst().after()).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void messagesAreTakenWithTheirHeaders(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            client.publishWithHeaders("lab.a", "NATS/1.0\r\ntrace-id: t1\r\n\r\n", "hello");

            assertThat(monitored.payloadOf("lab.a")).isEqualTo("hello");
            var entry = monitored.traffic.newest(monitored.traffic.subject(0));
            assertThat(entry).isNotNull();
            assertThat(entry.arrival().headers()).isEqualTo(Map.of("trace-id", List.of("t1")));
            assertThat(monitored.connections.state().server()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void malformedHeadersCutTheConnectionTwiceAndThenNeverAgain(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            poison(client);
            Await.until(SOON, "the first death",
                    () -> monitored.states.stream().anyMatch(state -> state.phase() == Phase.RECONNECTING));
            assertThat(monitored.states).anyMatch(state -> state.detail().contains("lab.poison"));
            Await.until(SOON, "recovery", () -> monitored.connections.state().connected());
            poison(client);
            Await.until(SOON, "headers left out", () -> monitored.connections.state().connected()
                    && monitored.connections.state().detail().contains("Headers are left out"));
            assertThat(monitored.connections.state().detail()).contains("lab.poison");

            poison(client);
            client.publish("lab.after", "still here".getBytes(StandardCharsets.UTF_8));

            assertThat(monitored.payloadOf("lab.after")).isEqualTo("still here");
            assertThat(monitored.payloadOf("lab.poison")).isEqualTo("x");
            assertThat(monitored.connections.state().connected()).isTrue();
            assertThat(monitored.connections.gaps().list()).hasSize(2);
        }
    }

    @Test
    void roundTripsAreMeasuredAndNobodyIsToldOfEach() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            Await.until(SOON, "a round trip", () -> monitored.connections.state().rttNanos() != null);
            var first = monitored.connections.state().rttNanos();
            Await.until(SOON, "another", () -> !Objects.equals(first, monitored.connections.state().rttNanos()));

            var told = List.copyOf(monitored.states);
            for (int n = 1; n < told.size(); n++) {
                assertThat(told.get(n).sameAs(told.get(n - 1))).as(told.toString()).isFalse();
            }
        }
    }

    private static void poison(RawClient client) {
        client.publishWithHeaders("lab.poison", "no version here\r\n\r\n", "x");
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void strangeSubjectsAndPayloadsAreTakenAsTheyCome(Path binary) throws Exception {
        var subjects =
                List.of("lab." + "x".repeat(3_990), "lab.esc\u001b[31m", "lab.bidi\u202eabc", "lab.ü.日本", "lab.*.x",
                        "lab.empty");
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            for (var subject : subjects) {
                client.publish(subject, subject.endsWith("empty") ? new byte[0] : new byte[] {(byte) 0xff, 0, 1});
            }
            client.publish("lab.large", new byte[1 << 20]);

            for (var subject : subjects) {
                monitored.payloadOf(subject);
            }
            assertThat(monitored.payloadOf("lab.large")).hasSize(1 << 20);
            assertThat(monitored.connections.state().connected()).isTrue();
            assertThat(monitored.connections.gaps().list()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aServerThatDiesAndComesBackIsFoundAgainAndTheGapIsMarked(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            var before = Instant.now();
            server.kill();
            monitored.awaitPhase(Phase.RECONNECTING);
            assertThat(monitored.connections.gaps().list()).singleElement()
                    .satisfies(gap -> assertThat(gap.to()).isNull());
            assertThat(monitored.connections.state().since()).isBefore(before.plusSeconds(3));

            server.startAgain();
            Await.until(Duration.ofSeconds(5), "recovered within five seconds",
                    () -> monitored.connections.state().connected());
            try (var client = new RawClient(server.url())) {
                client.publish("lab.back", "x".getBytes(StandardCharsets.UTF_8));
                assertThat(monitored.payloadOf("lab.back")).isEqualTo("x");
            }
            assertThat(monitored.connections.gaps().list()).singleElement()
                    .satisfies(gap -> assertThat(gap.to()).isAfter(before));
        }
    }

    @Test
    void aFrozenServerIsNoticedWithinFiveSeconds() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            signal("-STOP", server.pid());
            try {
                Await.until(Duration.ofSeconds(5), "noticed", () -> !monitored.connections.state().connected());
            } finally {
                signal("-CONT", server.pid());
            }
            Await.until(SOON, "recovered", () -> monitored.connections.state().connected());
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor()).isZero();
    }

    @Test
    void nobodyThereIsSaidAndTriedForEver() throws Exception {
        int port = FreePort.next();
        try (var monitored = new Monitored("nats://127.0.0.1:" + port)) {
            Await.until(SOON, "said", () -> monitored.connections.state().detail().contains("nobody answers at"));
            assertThat(monitored.connections.state().phase()).isEqualTo(Phase.CONNECTING);
            assertThat(monitored.connections.state().detail()).contains(":" + port);
        }
    }

    @Test
    void ofSeveralServersOneThatIsThereIsEnough() throws Exception {
        try (var server = TestServer.start();
                var monitored = new Monitored("nats://127.0.0.1:1," + server.url()).connected()) {
            assertThat(monitored.connections.state().server()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aRefusedLoginIsSaidWithoutTheSecret(Path binary) throws Exception {
        var config = "authorization { users: [ { user: bob, password: right } ] }";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:s3cret-wrong@"))) {
            monitored.awaitPhase(Phase.REFUSED);
            assertThat(monitored.connections.state().detail()).contains("refused the login").doesNotContain("s3cret");
            assertThat(monitored.states).allSatisfy(state -> assertThat(state.toString()).doesNotContain("s3cret"));
        }
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:right@")).connected()) {
            assertThat(monitored.connections.state().toString()).doesNotContain("right");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aSubscriptionThatIsNotPermittedIsNamed(Path binary) throws Exception {
        var config =
                "authorization { users: [ { user: bob, password: b, permissions: { subscribe: [\"_INBOX.>\"] } } ] }";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:b@")).connected()) {
            Await.until(SOON, "named", () -> monitored.connections.refusedSubscriptions().contains("lab.>"));
        }
    }

    @Test
    void everyThreadEndsWithTheConnections() throws Exception {
        try (var server = TestServer.start()) {
            var monitored = new Monitored(server.url()).connected();
            long began = System.nanoTime();
            monitored.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            Await.until(SOON, "no thread of the connections",
                    () -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                            .noneMatch(name -> name.startsWith("nats-data") || name.startsWith("nats-api")
                                    || name.startsWith("link-")));
        }
    }
}
