package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.terms.LinkState.Phase;
import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to log in, what is said when it fails, and that no secret is ever told. */
@Execution(ExecutionMode.CONCURRENT)
class LoginTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final String NOBODY = "authorization { users: [ { user: else, password: e } ] }";

    @TempDir
    Path folder;

    private static ConnectOptions user(String url, String user, String password) throws BadConnectOptions {
        return new ConnectOptions(ServerUrls.parse(url), user, new Secret(password), null, null, null, Tls.DEFAULT,
                "_INBOX");
    }

    private static ConnectOptions token(String url, String token) throws BadConnectOptions {
        return new ConnectOptions(ServerUrls.parse(url), null, null, new Secret(token), null, null, Tls.DEFAULT,
                "_INBOX");
    }

    private static ConnectOptions files(String url, @Nullable Path creds, @Nullable Path nkey)
            throws BadConnectOptions {
        return new ConnectOptions(ServerUrls.parse(url), null, null, null, creds, nkey, Tls.DEFAULT, "_INBOX");
    }

    private static void assertConnects(ConnectOptions options) {
        try (var monitored = new Monitored(options, false).connected()) {
            Await.until(SOON, "also for questions", monitored.connections::questionable);
        }
    }

    private static void assertRefused(ConnectOptions options, String... words) {
        try (var monitored = new Monitored(options, false)) {
            monitored.awaitPhase(Phase.REFUSED);
            assertThat(monitored.connections.state().detail()).contains(words).doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void userAndPassword(Path binary) throws Exception {
        try (var server =
                TestServer.start(binary, "authorization { users: [ { user: bob, password: 'p@ss:w/rd' } ] }")) {
            assertConnects(user(server.url(), "bob", "p@ss:w/rd"));
            assertConnects(ConnectOptions.to(server.url().replace("://", "://bob:p%40ss%3Aw%2Frd@")));
            assertRefused(user(server.url(), "bob", "wrong"), "refused the login", server.url());
            assertRefused(ConnectOptions.to(server.url()), "refused the login");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aToken(Path binary) throws Exception {
        try (var server = TestServer.start(binary, "authorization { token: s3cret }")) {
            assertConnects(token(server.url(), "s3cret"));
            assertConnects(ConnectOptions.to(server.url().replace("://", "://s3cret@")));
            assertRefused(token(server.url(), "wrong"), "refused the login");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void anNkey(Path binary) throws Exception {
        var key = NKey.createUser(null);
        var file = Files.writeString(folder.resolve("user.nk"), new String(key.getSeed()) + "\n");
        var other = Files.writeString(folder.resolve("other.nk"), new String(NKey.createUser(null).getSeed()) + "\n");
        var config = "authorization { users: [ { nkey: " + new String(key.getPublicKey()) + " } ] }";
        try (var server = TestServer.start(binary, config)) {
            assertConnects(files(server.url(), null, file));
            assertRefused(files(server.url(), null, other), "refused the login");
            assertRefused(ConnectOptions.to(server.url()), "refused the login");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "SUABROKENSEED",
        "-----BEGIN NATS USER JWT-----\nx\n------END NATS USER JWT------\n"})
    void filesThatHoldNoLoginAreNamed(String content) throws Exception {
        var file = Files.writeString(folder.resolve("broken"), content);
        try (var server = TestServer.start()) {
            assertRefused(files(server.url(), null, file), "--nkey " + file, "seed");
            assertRefused(files(server.url(), file, null), "--creds " + file);
        }
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws Exception {
        try (var server = TestServer.start()) {
            for (var file : List.of(folder, folder.resolve("nowhere"))) {
                assertRefused(files(server.url(), null, file), "--nkey " + file, "cannot be read");
                assertRefused(files(server.url(), file, null), "--creds " + file, "cannot be read");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void credentialsOfAnOperatorsAccount(Path binary) throws Exception {
        var accounts = new Jwts();
        var creds = Files.writeString(folder.resolve("bob.creds"), accounts.creds(null));
        try (var server = TestServer.withoutJetStream(binary, accounts.config())) {
            assertConnects(files(server.url(), creds, null));
            Files.writeString(creds, new Jwts().creds(null));
            assertRefused(files(server.url(), creds, null), "refused the login");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void credentialsThatExpireAreRefusedAndNewOnesWorkWithoutARestart(Path binary) throws Exception {
        var accounts = new Jwts();
        var creds = Files.writeString(folder.resolve("bob.creds"), accounts.creds(Duration.ofSeconds(3)));
        try (var server = TestServer.withoutJetStream(binary, accounts.config());
                var monitored = new Monitored(files(server.url(), creds, null), false).connected()) {
            monitored.awaitPhase(Phase.REFUSED);
            assertThat(monitored.connections.state().detail()).contains("expired");
            Files.writeString(creds, accounts.creds(null));
            monitored.connected();
        }
    }

    /** The server only speaks of an authorization violation. */
    @ParameterizedTest
    @MethodSource(SERVERS)
    void credentialsThatHaveExpiredBeforeAreSaidToHave(Path binary) throws Exception {
        var accounts = new Jwts();
        var creds = Files.writeString(folder.resolve("bob.creds"), accounts.expiredCreds());
        try (var server = TestServer.withoutJetStream(binary, accounts.config())) {
            assertRefused(files(server.url(), creds, null), "expired");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aLoginThatIsTakenAwayAndGivenBackIsFollowed(Path binary) throws Exception {
        var allowed = "authorization { users: [ { user: bob, password: b } ] }";
        try (var server = TestServer.start(binary, allowed);
                var monitored = new Monitored(user(server.url(), "bob", "b"), false).connected()) {
            server.reload(NOBODY);
            monitored.awaitPhase(Phase.REFUSED);
            assertThat(monitored.connections.state().detail()).contains("refused the login");
            assertThat(monitored.connections.gaps().list()).hasSize(1);
            server.reload(allowed);
            monitored.connected();
            Await.until(SOON, "also for questions", monitored.connections::questionable);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void noSecretIsEverSaidOrLogged(Path binary) throws Exception {
        var log = new CopyOnWriteArrayList<String>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(listener);
        try (var server = TestServer.start(binary, NOBODY)) {
            var wrong = List.of(user(server.url(), "bob", "s3cret"), token(server.url(), "s3cret"),
                    ConnectOptions.to(server.url().replace("://", "://bob:s3cret@")),
                    ConnectOptions.to(server.url().replace("://", "://s3cret@")));
            for (var options : wrong) {
                assertThat(options.toString()).doesNotContain("s3cret");
                try (var monitored = new Monitored(options, false)) {
                    monitored.awaitPhase(Phase.REFUSED);
                    assertThat(monitored.states.toString()).doesNotContain("s3cret");
                }
            }
            assertThat(log).isNotEmpty().noneMatch(line -> line.contains("s3cret"));
        } finally {
            root.removeHandler(listener);
        }
    }

    /** An operator with one account, and the files that it gives to servers and users. */
    private static final class Jwts {

        private final NKey operator = NKey.createOperator(null);
        private final NKey account = NKey.createAccount(null);

        Jwts() throws Exception {}

        String config() throws Exception {
            var mine = publicKey(account);
            var operatorJwt = issue(operator, publicKey(operator), "{\"type\":\"operator\",\"version\":2}");
            var accountJwt = issue(operator, mine, "{\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,"
                    + "\"exports\":-1,\"wildcards\":true,\"conn\":-1,\"leaf\":-1},\"type\":\"account\",\"version\":2}");
            return "operator: " + operatorJwt + "\nresolver: MEMORY\nresolver_preload: { " + mine + ": " + accountJwt
                    + " }\n";
        }

        private static String issue(NKey by, String subject, String claims) throws Exception {
            return JwtUtils.issueJWT(by, subject, "lab", null, JwtUtils.currentTimeSeconds(), publicKey(by),
                    () -> claims);
        }

        String creds(@Nullable Duration validity) throws Exception {
            var user = NKey.createUser(null);
            var jwt = JwtUtils.issueUserJWT(account, publicKey(account), publicKey(user), "bob", validity);
            return String.format(JwtUtils.NATS_USER_JWT_FORMAT, jwt, new String(user.getSeed()));
        }

        String expiredCreds() throws Exception {
            var user = NKey.createUser(null);
            var jwt = JwtUtils.issueJWT(account, publicKey(user), "bob", Duration.ofMinutes(1),
                    JwtUtils.currentTimeSeconds() - 3_600, null,
                    new JwtUtils.UserClaim(publicKey(account)));
            return String.format(JwtUtils.NATS_USER_JWT_FORMAT, jwt, new String(user.getSeed()));
        }

        private static String publicKey(NKey key) throws Exception {
            return new String(key.getPublicKey());
        }
    }

}
