package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPeople;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who works with a consumer, as real servers tell it; and what is said where they may not be asked. */
@Execution(ExecutionMode.CONCURRENT)
class ConsumerPeopleTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ConsumerId DASH = new ConsumerId("EVENTS", "dash");
    private static final String USERS = """
            authorization { users: [
              { user: all, password: secret }
              { user: some, password: secret, permissions: { publish: { deny: [ "$SYS.REQ.>" ] } } } ] }
            """;

    static List<Path> servers() {
        return TestServers.all();
    }

    private static void push(ConsumerRig rig) {
        rig.story();
        rig.ask("$JS.API.CONSUMER.CREATE.EVENTS.dash", """
                {"stream_name":"EVENTS","config":{"durable_name":"dash","name":"dash","ack_policy":"explicit",
                "deliver_subject":"to.dash"}}""");
    }

    private static ConsumerPage page(ConsumerRig rig) throws Exception {
        return rig.questions.ask(DASH, null).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whoReceivesFromAPushConsumerIsNamed(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, true)) {
            push(rig);
            assertThat(ConsumerPeople.words(page(rig))).isEqualTo(
                    "The server does not send: nobody receives. No client subscribes to to.dash.");

            server.connect(options -> options.noReconnect().connectionName("dashboard"))
                    .createDispatcher(message -> {}).subscribe("to.dash");

            Await.until(SOON, "the dashboard is named", () -> ConsumerPeople.words(page(rig))
                    .equals("The server sends. Subscribed to to.dash: dashboard."));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whereServersMayNotBeAskedThatIsSaid(Path binary) throws Exception {
        try (var server = TestServer.start(binary, USERS); var rig = new ConsumerRig(server, true, "some")) {
            push(rig);

            assertThat(ConsumerPeople.words(page(rig)))
                    .startsWith(
                            "The server does not send: nobody receives. Who receives is unknown: this login may not");
        }
    }
}
