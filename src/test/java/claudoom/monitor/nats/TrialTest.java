package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.FreePort;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One try to connect, and what is said of it. */
@Execution(ExecutionMode.CONCURRENT)
class TrialTest {

    private static TestServer server;

    @BeforeAll
    static void begin() {
        server = TestServer.start(TestServers.any(), """
                accounts {
                  WITH { jetstream: enabled, users: [ { user: ann, password: right } ] }
                  NONE { users: [ { user: bob, password: right } ] }
                }
                """);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static Trial.Outcome tried(String url) throws Exception {
        return Trial.of(ConnectOptions.to(url), InstantSource.system()).get(30, TimeUnit.SECONDS);
    }

    private static String as(String login) {
        return server.url().replace("nats://", "nats://" + login + "@");
    }

    @Test
    void whoIsLetInIsToldWhereAndWhatIsThere() throws Exception {
        var ann = tried(as("ann:right"));
        assertThat(ann.server()).isNotNull();
        assertThat(ann.server().version()).isEqualTo(server.version());
        assertThat(ann.roundTrip()).isNotNull();
        assertThat(ann.jetStream()).isEmpty();
        assertThat(ann.trouble()).isEmpty();
    }

    @Test
    void anAccountWithoutJetStreamIsToldApart() throws Exception {
        assertThat(tried(as("bob:right")).jetStream()).isNotEmpty();
    }

    @Test
    void aRefusedLoginIsSaidWithoutItsSecret() throws Exception {
        var wrong = tried(as("ann:s3cret"));
        assertThat(wrong.server()).isNull();
        assertThat(wrong.trouble()).contains("refused the login").doesNotContain("s3cret");
    }

    @Test
    void nobodyThereIsSaidAndTheNextServerIsTried() throws Exception {
        int free = FreePort.next();
        assertThat(tried("nats://127.0.0.1:" + free).trouble()).contains("nobody answers", "127.0.0.1:" + free);
        var second = tried("nats://ann:right@127.0.0.1:" + free + "," + server.url());
        assertThat(second.server()).isNotNull();
    }
}
