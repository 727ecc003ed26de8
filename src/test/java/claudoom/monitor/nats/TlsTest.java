package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.demo.ServerBinary;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.Certificates;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    /** The identifier of secp384r1, which keytool takes if nobody says otherwise. */
    private static final byte[] CURVE_384 = HexFormat.of().parseHex("06052b81040022");
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

    private static Trial.Outcome tried(ConnectOptions options) {
        return Trial.of(options, InstantSource.system()).orTimeout(30, TimeUnit.SECONDS).join();
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
                assertThat(tried(options(named(server, "nats"), trust, null, null)).trouble())
                        .contains("certificate", "authority", "--tlsca");
            }
            assertThat(tried(options(named(server, "nats"), ca, null, null)).server()).isNotNull();
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
    void plainToAServerThatWantsTlsIsEncryptedAndItsCertificateJudged(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(right, ""))) {
            assertThat(refused(options(named(server, "nats"), null, null, null)).detail()).contains("certificate",
                    "authority", "--tlsca").doesNotContain("PKIX", "wants TLS");
        }
    }

    /** The system's trust is set for one authority that no other test knows. */
    @Test
    void plainToAServerThatWantsTlsConnectsIfItsAuthorityIsTrustedAndComesBack() throws Exception {
        var known = new Certificates(folder, "Known");
        System.setProperty("javax.net.ssl.trustStore", known.trustStore().toString());
        try (var server = TestServer.start(TestServers.any(), config(known.signed("known", "dns:localhost"), ""));
                var monitored = new Monitored(options(named(server, "nats"), null, null, null), false).connected()) {
            server.kill();
            monitored.awaitPhase(Phase.RECONNECTING);
            server.startAgain();
            monitored.connected();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
        }
    }

    /** Such a server came with 2.10.4. */
    static List<Path> serversThatEncryptFirst() throws InterruptedException {
        var able = new ArrayList<Path>();
        for (var binary : TestServers.all()) {
            if (!ServerBinary.versionOf(binary).orElseThrow().matches("2\\.([0-9]|10\\.[0-3])\\b.*")) {
                able.add(binary);
            }
        }
        return able;
    }

    /** As a context with "tls_first" asks for it. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("serversThatEncryptFirst")
    void encryptionCanComeBeforeTheServerSaysAnything(Path binary) throws Exception {
        try (var server = TestServer.start(binary, config(right, "handshake_first: true"));
                var monitored =
                        new Monitored(new ConnectOptions(ServerUrls.parse(named(server, "nats")), null, null, null,
                                null, null, new Tls(ca, null, null, true), "_INBOX"), false).connected()) {
            assertThat(monitored.connections.state().connected()).isTrue();
        }
    }

    /** As openssl wrote keys for years: PKCS#1 for RSA, SEC1 for curves, the curve in the key or before it. */
    @Test
    void olderFormsOfKeysAreRead() throws Exception {
        var curve = new Certificates(folder, "Curve").signed("curve", "dns:client", "EC");
        var rsa = Files.writeString(folder.resolve("pkcs1.key"), older("RSA PRIVATE KEY", inner(client.key())));
        assertThat(TlsContext.of(new Tls(ca, client.cert(), rsa))).isNotNull();
        var sec1 = inner(curve.key());
        var named = Files.writeString(folder.resolve("sec1.key"),
                older("EC PARAMETERS", CURVE_384) + older("EC PRIVATE KEY", sec1));
        assertThat(TlsContext.of(new Tls(ca, curve.cert(), named))).isNotNull();
        var whole = Files.writeString(folder.resolve("sec1-whole.key"), older("EC PRIVATE KEY", withCurve(sec1)));
        assertThat(TlsContext.of(new Tls(ca, curve.cert(), whole))).isNotNull();
    }

    /** The octets in a PKCS#8 envelope, which are the older form: its last element, or the one before the attributes. */
    private static byte[] inner(Path key) throws IOException {
        var pem = Files.readString(key).replaceAll("-----[A-Z ]+-----", "");
        var in = ByteBuffer.wrap(Base64.getMimeDecoder().decode(pem));
        element(in, 0x30);
        in = ByteBuffer.wrap(in.array(), in.position(), in.remaining());
        skip(in, 0x02);
        skip(in, 0x30);
        var octets = new byte[element(in, 0x04)];
        in.get(octets);
        return octets;
    }

    private static int element(ByteBuffer in, int tag) {
        assertThat(in.get() & 0xff).isEqualTo(tag);
        int first = in.get() & 0xff;
        int length = first;
        if (first >= 0x80) {
            length = 0;
            for (int left = first & 0x7f; left > 0; left--) {
                length = (length << 8) | (in.get() & 0xff);
            }
        }
        return length;
    }

    private static void skip(ByteBuffer in, int tag) {
        int length = element(in, tag);
        in.position(in.position() + length);
    }

    /** The version and the key itself, then the curve. */
    private static byte[] withCurve(byte[] sec1) {
        var in = ByteBuffer.wrap(sec1);
        element(in, 0x30);
        int begin = in.position();
        skip(in, 0x02);
        skip(in, 0x04);
        var body = new ByteArrayOutputStream();
        body.write(sec1, begin, in.position() - begin);
        body.write(0xa0);
        body.write(CURVE_384.length);
        body.writeBytes(CURVE_384);
        var whole = new ByteArrayOutputStream();
        whole.write(0x30);
        assertThat(body.size()).isLessThan(0x80);
        whole.write(body.size());
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static String older(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
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
        var locked = Files.writeString(folder.resolve("locked.key"), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED

                MIIE
                -----END RSA PRIVATE KEY-----
                """);
        var locked8 = Files.writeString(folder.resolve("locked8.key"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----\n");
        var curve = Files.writeString(folder.resolve("curve.key"),
                "-----BEGIN EC PRIVATE KEY-----\nMIIE\n-----END EC PRIVATE KEY-----\n");
        var broken = Files.writeString(folder.resolve("broken.key"),
                "-----BEGIN PRIVATE KEY-----\n%%%%\n-----END PRIVATE KEY-----\n");
        for (var file : List.of(empty, nowhere, garbage, folder)) {
            assertUnusable(options("tls://h", file, null, null), "--tlsca " + file);
            assertUnusable(options("tls://h", ca, file, client.key()), "--tlscert " + file);
            assertUnusable(options("tls://h", ca, client.cert(), file), "--tlskey " + file);
        }
        assertUnusable(options("tls://h", ca, client.cert(), locked), "openssl pkey");
        assertUnusable(options("tls://h", ca, client.cert(), locked8), "openssl pkey");
        assertUnusable(options("tls://h", ca, client.cert(), curve), "--tlskey " + curve);
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
