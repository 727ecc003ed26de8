package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A look tells what a pattern would bring, is bounded, and counts as nothing received. */
class ProbeTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    private static Monitored of(TestServer server) throws BadConnectOptions {
        return new Monitored(ConnectOptions.to(server.url()), true).connected();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aLookCountsWhatComesAndNothingOfItIsReceived(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = of(server);
                var client = new RawClient(server.url())) {
            var look = monitored.connections.subscriptions().look("test.*");
            int sent = 0;
            while (!look.isDone()) {
                client.publish("test." + sent % 7, new byte[10]);
                client.publishWithHeaders("test.poison", "no version here\r\n\r\n", "x");
                sent++;
                Await.still(Duration.ofMillis(2), "a steady trickle", () -> true);
            }

            var seen = look.get(20, TimeUnit.SECONDS);
            assertThat(seen.messages()).isPositive().isLessThanOrEqualTo(2L * sent);
            assertThat(seen.bytes()).isPositive();
            assertThat(seen.subjects()).isBetween(2, 8);
            assertThat(seen.known()).isZero();
            assertThat(seen.cut()).isFalse();
            assertThat(seen.nanos()).isGreaterThanOrEqualTo(Probe.LOOK.toNanos() * 9 / 10);
            assertThat(seen.messagesPerSecond()).isPositive();
            assertThat(monitored.traffic.messages()).isZero();
            assertThat(monitored.connections.state().connected()).isTrue();
            assertThat(monitored.connections.gaps().list()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aFloodEndsTheLookEarlyAndWhatIsHeardAlreadyIsSaid(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = of(server);
                var client = new RawClient(server.url())) {
            var look = monitored.connections.subscriptions().look(">");
            var block = "PUB lab.flood 2\r\nhi\r\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
            while (!look.isDone()) {
                client.send(block);
            }

            var seen = look.get(20, TimeUnit.SECONDS);
            if (seen.cut()) { // a very slow machine may not send as much in three seconds
                assertThat(seen.messages()).isEqualTo(Probe.MOST_MESSAGES);
            }
            assertThat(seen.known()).isBetween(1L, seen.messages());
        }
    }

    @Test
    void whereTheFirstServerDoesNotTakeUsTheNextIsAsked() throws Exception {
        try (var closed = TestServer.start(TestServers.any(),
                "authorization { users: [ { user: bob, password: b } ] }");
                var server = TestServer.start();
                var client = new RawClient(server.url());
                var monitored = new Monitored(closed.url() + "," + server.url()).connected()) {
            client.publish("test.before", new byte[0]);
            var look = monitored.connections.subscriptions().look("test.*").get(20, TimeUnit.SECONDS);

            assertThat(look.cut()).isFalse();
            assertThat(look.nanos()).as("in full").isGreaterThanOrEqualTo(Probe.LOOK.toNanos() * 9 / 10);
        }
    }

    @Test
    void aLookThatIsNotPermittedOrNotPossibleSaysSo() throws Exception {
        var config =
                "authorization { users: [ { user: bob, password: b, permissions: { subscribe: [\"_INBOX.>\"] } } ] }";
        try (var server = TestServer.start(TestServers.any(), config);
                var monitored = new Monitored(ConnectOptions.to(server.url().replace("://", "://bob:b@")), true,
                        List.of("_INBOX.>")).connected()) {
            var look = monitored.connections.subscriptions().look("lab.x");
            assertThatThrownBy(() -> look.get(20, TimeUnit.SECONDS)).rootCause()
                    .hasMessage("This login may not listen to lab.x.");
            assertThat(monitored.connections.refusedSubscriptions()).isEmpty();
        }
        try (var monitored = new Monitored("nats://127.0.0.1:1")) {
            assertThatThrownBy(() -> monitored.connections.subscriptions().look("lab.x").get(20, TimeUnit.SECONDS))
                    .rootCause().hasMessageContaining("No look was possible").hasMessageContaining("127.0.0.1:1");
        }
    }
}
