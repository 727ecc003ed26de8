package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.terms.LinkState.Phase;
import io.nats.client.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keeps the monitor from connecting, it says so in a sentence that tells what to do. */
@Execution(ExecutionMode.CONCURRENT)
class TroubleTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    private static void assertSays(String url, String... words) throws Exception {
        try (var monitored = new Monitored(url)) {
            Await.until(SOON, "a sentence",
                    () -> !monitored.connections.state().detail().isEmpty() && monitored.states.size() > 1);
            assertThat(monitored.connections.state().detail()).contains(words).doesNotContain("Exception", "java.",
                    "null");
            assertThat(monitored.connections.state().phase()).isNotEqualTo(Phase.CONNECTED);
        }
    }

    @Test
    void aHostThatIsNotKnown() throws Exception {
        assertSays("nats://no-such-host.invalid:4222", "no-such-host.invalid", "not known");
        assertSays("nats://no_such_host.invalid:4222", "no_such_host.invalid", "not known");
    }

    @Test
    void aPortThatIsClosed() throws Exception {
        int port = FreePort.next();
        assertSays("nats://127.0.0.1:" + port, "nobody answers at", ":" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", "SSH-2.0-OpenSSH_9.2p1\r\n",
        "INFO {broken\r\n", "INFO\r\n", "\r\n"})
    void somethingElseThatListens(String greeting) throws Exception {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(door, greeting));
            assertSays("nats://127.0.0.1:" + door.getLocalPort(), "not a NATS server", ":" + door.getLocalPort());
        }
    }

    @Test
    void somethingThatListensAndSaysNothing() throws Exception {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertSays("nats://127.0.0.1:" + door.getLocalPort(), "says nothing", ":" + door.getLocalPort());
        }
    }

    @Test
    void somethingThatListensAndHangsUp() throws Exception {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(door, ""));
            assertSays("nats://127.0.0.1:" + door.getLocalPort(), "hangs up", ":" + door.getLocalPort());
        }
    }

    private static void greet(ServerSocket door, String greeting) {
        try {
            while (true) {
                try (var client = door.accept()) {
                    client.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
                    client.getOutputStream().flush();
                    client.shutdownOutput();
                }
            }
        } catch (IOException testEnded) {
            assertThat(door.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void tooManyConnections(Path binary) throws Exception {
        try (var server = TestServer.start(binary, "max_connections: 1")) {
            assertThat(server.connect().getStatus()).isEqualTo(Connection.Status.CONNECTED);
            assertSays(server.url(), "no more connections", server.url());
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void ofSeveralServersTheOneThatRefusesIsNamed(Path binary) throws Exception {
        try (var server = TestServer.start(binary, "authorization { users: [ { user: bob, password: right } ] }");
                var monitored = new Monitored("nats://bob:wrong@127.0.0.1:1," + server.url())) {
            monitored.awaitPhase(Phase.REFUSED);
            assertThat(monitored.connections.state().detail()).contains(server.url(), "refused the login")
                    .doesNotContain(":1 ", ":1,");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aServerThatShutsDownInLameDuckModeSaysSo(Path binary) throws Exception {
        try (var server = TestServer.start(binary, "lame_duck_duration: \"30s\", lame_duck_grace_period: \"1s\"");
                var monitored = new Monitored(server.url()).connected()) {
            server.signal("USR2");
            Await.until(SOON.multipliedBy(2), "said", () -> monitored.states.stream()
                    .anyMatch(
                            state -> state.phase() == Phase.RECONNECTING && state.detail().contains("shutting down")));
            Await.until(SOON.multipliedBy(2), "its end", () -> !server.running());
            server.startAgain();
            monitored.connected();
        }
    }

    @Test
    void theKeyOfAServerWithoutANameIsNotRead() {
        assertThat(Life.leaving("NBLT3GVXYRTJ5GM56WHKVHS2AKTLUWHXZNEHBIBFVNE2IMAB3NYUZGNC"))
                .isEqualTo("The server is shutting down and will close this connection; then another one is made.");
    }

    /** Lame duck mode lasts minutes, in which all looks well. */
    @Test
    void aServerThatIsGoingToShutDownIsSaidWhileItStillServes() throws Exception {
        try (var server = new FewWords(0, true); var monitored = new Monitored(server.url()).connected()) {
            server.announceItsEnd();
            Await.until(SOON, "said once", () -> monitored.connections.state().detail()
                    .equals("The server few is shutting down and will close this connection; then another one is made."));
            assertThat(monitored.connections.state().phase()).isEqualTo(Phase.CONNECTED);
        }
    }
}
