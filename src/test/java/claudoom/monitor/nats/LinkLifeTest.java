package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Certificates;
import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestCluster;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections begin, end and move to other servers without leaving anything behind. */
@Isolated("looks at the threads of the whole process")
class LinkLifeTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration FAST = Duration.ofSeconds(4);

    private static boolean noThreadLeft() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.startsWith("nats-") || name.startsWith("link-"));
    }

    private static int clients(TestServer server) throws IOException {
        try (var in = URI.create(server.monitoringUrl() + "/connz").toURL().openStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.split("\"cid\"", -1).length - 1;
        }
    }

    @Test
    void closingAtAnyMomentLeavesNothingBehind() throws Exception {
        try (var server = TestServer.start()) {
            for (int n = 0; n < 40; n++) {
                var monitored = new Monitored(server.url());
                LockSupport.parkNanos(Duration.ofMillis(n).toNanos());
                long began = System.nanoTime();
                monitored.close();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FAST);
            }
            Await.until(SOON, "no connection is left", () -> clients(server) == 0);
            Await.until(SOON, "no thread is left", LinkLifeTest::noThreadLeft);
        }
    }

    @Test
    void closingWhileSomebodyKeepsUsWaitingIsQuick() throws Exception {
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var monitored = new Monitored("nats://127.0.0.1:" + door.getLocalPort());
            door.accept();
            long began = System.nanoTime();
            monitored.close();
            monitored.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(FAST);
            Await.until(SOON, "no thread is left", LinkLifeTest::noThreadLeft);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void webSocketsWorkToo(Path binary) throws Exception {
        int port = FreePort.next();
        try (var server =
                TestServer.start(binary, "websocket { listen: \"127.0.0.1:" + port + "\", no_tls: true }");
                var monitored = new Monitored("ws://127.0.0.1:" + port).connected();
                var client = new RawClient(server.url())) {
            client.publish("lab.web", "x".getBytes(StandardCharsets.UTF_8));
            assertThat(monitored.payloadOf("lab.web")).isEqualTo("x");
            server.kill();
            monitored.awaitPhase(Phase.RECONNECTING);
            server.startAgain();
            monitored.connected();
        }
    }

    @Test
    void closingWhileTheServerIsFrozenIsQuick() throws Exception {
        try (var server = TestServer.start()) {
            var monitored = new Monitored(server.url()).connected();
            var operator = monitored.connections.operator();
            assertThat(operator).isNotNull();
            assertThat(operator.arm().join().connected()).isTrue();
            server.signal("STOP");
            try {
                long began = System.nanoTime();
                monitored.close();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3_200));
                Await.until(SOON, "no thread is left", LinkLifeTest::noThreadLeft);
            } finally {
                server.signal("CONT");
            }
        }
    }

    @Test
    void aListenerThatThrowsEndsNothing() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url())) {
            monitored.connections.onState(state -> {
                throw new IllegalStateException("listener");
            });
            monitored.connected();
            server.kill();
            monitored.awaitPhase(Phase.RECONNECTING);
            server.startAgain();
            monitored.connected();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void manyQuickEndsOfTheServerAreAllSurvivedAndAdvisoriesHeardAfterEach(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url())) {
            var heard = new CopyOnWriteArrayList<String>();
            monitored.connections.questions().listen("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>",
                    advisory -> heard.add(advisory.subject()));
            monitored.connected();
            for (int n = 0; n < 6; n++) {
                server.kill();
                if (n % 2 == 0) {
                    monitored.awaitPhase(Phase.RECONNECTING);
                }
                server.startAgain();
                var subject = "lab.again" + n;
                var advisory = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C" + n;
                try (var client = new RawClient(server.url())) {
                    Await.until(SOON, "everything is heard again", () -> {
                        client.publish(subject, new byte[0]);
                        client.publish(advisory, new byte[0]);
                        return monitored.find(subject) >= 0 && heard.contains(advisory);
                    });
                }
            }
            assertThat(clients(server)).as("old connections are closed").isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whenTheServerDiesForGoodAnotherOfItsClusterIsUsed(Path binary) throws Exception {
        var config = "authorization { users: [ { user: bob, password: b } ] }";
        try (var cluster = new TestCluster(binary, 3, config)) {
            var url = cluster.server(0).url().replace("://", "://bob:b@");
            try (var monitored = new Monitored(url).connected()) {
                Await.until(SOON, "it tells of the others", () -> ground(monitored).addresses().size() > 1);
                var confirmed = ground(monitored);
                cluster.server(0).kill();
                Await.until(Duration.ofSeconds(5), "another one is used",
                        () -> monitored.connections.state().connected()
                                && !connectedUrl(monitored).equals(cluster.server(0).url()));
                assertThat(confirmed.leadsTo(monitored.connections.state())).isTrue();
                Await.until(SOON, "questions too", monitored.connections::questionable);
                var agent = cluster.server(2).connect(options -> options.noReconnect().userInfo("bob", "b"));
                Await.until(SOON, "its messages come", () -> {
                    agent.publish("lab.there", new byte[0]);
                    return monitored.find("lab.there") >= 0;
                });
                var second = connectedUrl(monitored);
                (second.equals(cluster.server(1).url()) ? cluster.server(1) : cluster.server(2)).kill();
                Await.until(Duration.ofSeconds(8), "the last one is used",
                        () -> monitored.connections.state().connected()
                                && !connectedUrl(monitored).equals(second));
            }
        }
    }

    private static Ground ground(Monitored monitored) {
        return Objects.requireNonNull(Ground.of(monitored.connections.state()));
    }

    private static String connectedUrl(Monitored monitored) {
        var server = monitored.connections.state().server();
        return server == null ? "" : server.url();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aDiscoveredServerMustProveItsNameToo(Path binary, @TempDir Path folder) throws Exception {
        var authority = new Certificates(folder, "Lab");
        for (var names : new String[] {"dns:localhost,ip:127.0.0.1", "dns:localhost"}) {
            var pair = authority.signed("s" + names.length(), names);
            var config = "tls { cert_file: '" + pair.cert() + "', key_file: '" + pair.key() + "', timeout: 5 }";
            try (var cluster = new TestCluster(binary, 2, config, authority.context())) {
                var first = cluster.server(0).url();
                var url = "tls://localhost" + first.substring(first.lastIndexOf(':'));
                var options = new ConnectOptions(ServerUrls.parse(url), null, null, null, null, null,
                        new Tls(authority.ca(), null, null), "_INBOX");
                try (var monitored = new Monitored(options, false).connected()) {
                    cluster.server(0).kill();
                    Await.until(SOON, "the loss, which may last a moment only", () -> monitored.states.stream()
                            .anyMatch(state -> state.phase() == Phase.RECONNECTING));
                    if (names.contains("ip:")) {
                        monitored.connected();
                    } else {
                        Await.until(SOON, "the configured one is spoken of",
                                () -> monitored.connections.state().detail().contains("nobody answers at " + url));
                        Await.still(Duration.ofSeconds(1), "not connected",
                                () -> !monitored.connections.state().connected());
                    }
                }
            }
        }
    }
}
