package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.traffic.Gaps.Gap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that is told to permit less, and then more again, keeps its connections and tells nobody of the second. */
@Execution(ExecutionMode.CONCURRENT)
class PermissionGivenBackTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static String bob(String denied) {
        return "no_auth_user: any\nauthorization { users: [ { user: any, password: a },"
                + " { user: bob, password: b, permissions: { subscribe: { deny: [" + denied + "] } } } ] }";
    }

    /** Some servers answer nothing about JetStream after a reload, so why there is no answer is what tells. */
    private static boolean deaf(Monitored monitored) {
        try {
            return monitored.connections.questions().ask("$JS.API.INFO", "", PATIENCE).join().length == 0;
        } catch (CompletionException refused) {
            return String.valueOf(refused.getMessage()).contains("may not listen to");
        }
    }

    @Test
    void whatIsPermittedAgainIsListenedToAgain() throws Exception {
        try (var server = TestServer.start(TestServers.any(), bob("nothing"));
                var monitored = new Monitored(server.url().replace("nats://", "nats://bob:b@")).connected();
                var client = new RawClient(server.url())) {
            server.reload(bob("\"lab.>\", \"_INBOX.>\""));
            Await.until(SOON, "refused",
                    () -> monitored.connections.refusedSubscriptions().equals(List.of("lab.>")));
            Await.until(SOON, "no answer is heard", () -> deaf(monitored));

            assertThat(monitored.connections.state().connected()).isTrue();
            assertThat(monitored.connections.hearing().connected()).as("nothing is heard").isFalse();
            assertThat(monitored.connections.gaps().list()).singleElement().extracting(Gap::to).isNull();

            server.reload(bob("nothing"));
            Await.until(SOON, "permitted", () -> monitored.connections.refusedSubscriptions().isEmpty());
            Await.until(SOON, "an answer would be heard", () -> !deaf(monitored));
            assertThat(monitored.connections.hearing().connected()).isTrue();
            assertThat(monitored.connections.gaps().list()).last().extracting(Gap::to).isNotNull();
            client.publish("lab.again", "heard".getBytes(StandardCharsets.UTF_8));
            assertThat(monitored.payloadOf("lab.again")).isEqualTo("heard");
        }
    }
}
