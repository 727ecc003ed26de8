package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Certificates;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encrypted connections: who is trusted, under which name, and what is said when somebody is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class TlsTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    private Path folder = Path.of("");
    private Path ca = folder;
    private Path otherCa = folder;
    private Certificates.Pair right = new Certificates.Pair(ca, ca);
    private Certificates.Pair wrong = right;
    private Certificates.Pair client = right;

    @BeforeAll
    void makeCertificates(@TempDir Path made) {
        folder = made;
        var authority = new Certificates(folder, "Lab");
        ca = authority.ca();
        otherCa = new Certificates(folder, "Other").ca();
        right = authority.signed("server", "dns:localhost,ip:127.0.0.1");
        wrong = authority.signed("wrong", "dns:evil.example");
        client = authority.signed("client", "dns:client");
    }

    private static String config(Certificates.Pair pair, String more) {
        return "tls { cert_file: '" + pair.cert() + "', key_file: '" + pair.key() + "', timeout: 5, " + more + " }";
    }

    private String askingForOurs() {
        return config(right, "verify: true, ca_file: '" + ca + "'");
    }

    private static ConnectOptions options(String url, @Nullable Path ca, @Nullable Path cert, @Nullable Path key)
            throws BadConnectOptions {
        return new ConnectOptions(ServerUrls.parse(url), null, null, null, null, null, new Tls(ca, cert, key),
                "_INBOX");
    }

    private static String named(TestServer server, String scheme) {
        return scheme + "://localhost:" + server.url().substring(server.url().lastIndexOf(':') + 1);
    }

    private static LinkState refused(ConnectOptions options) {
        try (var monitored = new Monitored(options, false)) {
            Await.until(SOON, "refused", () -> monitored.connections.state().phase() == Phase.REFUSED);
            return monitored.connections.state();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theRightNameAndAuthorityConnectAndComeBack(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(right, ""))) {
            for (var url : List.of(named(server, "tls"), named(server, "nats"), "tls://127.0.0.1:" + port(server))) {
                try (var monitored = new Monitored(options(url, ca, null, null), false).connected()) {
                    assertThat(monitored.connections.state().server()).isNotNull();
                }
            }
            try (var monitored = new Monitored(options(named(server, "tls"), ca, null, null), false).connected()) {
                server.kill();
                monitored.awaitPhase(Phase.RECONNECTING);
                server.startAgain();
                monitored.connected();
                assertThat(monitored.connections.gaps().list()).hasSize(1);
            }
        }
    }

    private static String port(TestServer server) {
        return server.url().substring(server.url().lastIndexOf(':') + 1);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aCertificateForAnotherNameIsRefusedAndTheNameIsSaid(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(wrong, ""))) {
            var state = refused(options(named(server, "tls"), ca, null, null));
            assertThat(state.detail()).contains("localhost:" + port(server), "certificate", "localhost")
                    .contains("name").doesNotContain("nobody answers", "Exception");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void anAuthorityThatIsNotOursIsRefusedAndSaid(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(right, ""))) {
            for (var trust : new @Nullable Path[] {otherCa, null}) {
                var state = refused(options(named(server, "tls"), trust, null, null));
                assertThat(state.detail()).contains("certificate", "authority", "--tlsca")
                        .doesNotContain("PKIX", "Exception", "nobody answers");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aServerThatAsksForOurCertificateGetsIt(Path binary) throws Exception {
        try (var server = TestServer.start(binary, askingForOurs())) {
            try (var monitored =
                    new Monitored(options(named(server, "tls"), ca, client.cert(), client.key()), false).connected()) {
                assertThat(monitored.connections.state().connected()).isTrue();
            }
            var state = refused(options(named(server, "tls"), ca, null, null));
            assertThat(state.detail()).contains("certificate", "--tlscert").doesNotContain("Exception", "nobody");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void plainToAServerThatWantsTlsSaysSo(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(right, ""))) {
            assertThat(refused(options(named(server, "nats"), null, null, null)).detail()).contains("wants TLS",
                    "tls://");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void tlsToAPlainServerSaysSo(Path binary) throws Exception {
        try (var server = TestServer.start(binary)) {
            assertThat(refused(options(named(server, "tls"), ca, null, null)).detail()).contains("no TLS", "nats://");
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamedWithWhatToDo() throws Exception {
        var empty = Files.createFile(folder.resolve("empty.pem"));
        var nowhere = folder.resolve("nowhere.pem");
        var garbage = Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\n!!!!\n");
        var old = Files.writeString(folder.resolve("pkcs1.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n");
        var broken = Files.writeString(folder.resolve("broken.key"),
                "-----BEGIN PRIVATE KEY-----\n%%%%\n-----END PRIVATE KEY-----\n");
        for (var file : List.of(empty, nowhere, garbage, folder)) {
            assertUnusable(options("tls://h", file, null, null), "--tlsca " + file);
            assertUnusable(options("tls://h", ca, file, client.key()), "--tlscert " + file);
            assertUnusable(options("tls://h", ca, client.cert(), file), "--tlskey " + file);
        }
        assertUnusable(options("tls://h", ca, client.cert(), old), "openssl pkcs8");
        assertUnusable(options("tls://h", ca, client.cert(), broken), "--tlskey " + broken);
        assertUnusable(options("tls://h", ca, client.cert(), null), "--tlskey");
        assertUnusable(options("tls://h", ca, client.cert(), right.key()), "belong");
    }

    private static void assertUnusable(ConnectOptions options, String words) throws IOException {
        assertThatThrownBy(() -> TlsContext.of(options.tls())).isInstanceOf(BadConnectOptions.class)
                .hasMessageContaining(words).hasMessageNotContaining("null").hasMessageNotContaining("Exception");
        assertThat(refused(options).detail()).contains(words);
    }
}
