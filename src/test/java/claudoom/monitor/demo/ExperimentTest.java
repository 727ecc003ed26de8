package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated experiment over a real server: it says everything, fails for real, and obeys. */
@Isolated("looks at the threads of the whole process")
class ExperimentTest {

    private static final String ROOT = "trial";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final TestServer server = TestServer.start();
    @SuppressWarnings("NullAway.Init")
    private Experiment experiment;
    @SuppressWarnings("NullAway.Init")
    private Ear ear;
    private @Nullable Connection asking;

    static List<Path> servers() {
        return TestServers.all();
    }

    @BeforeEach
    void begin() throws Exception {
        // not ROOT.>: whoever subscribes to a control subject is somebody who listens to it
        ear = new Ear(server.connect(options -> options.noReconnect().reportNoResponders()),
                Stream.of("agent", "experiment", "generation", "metrics", "dlq", "deadletter", "system.orchestrator",
                        "system.agent", "system.vizdoom").map(domain -> ROOT + "." + domain + ".>")
                        .toArray(String[]::new));
        experiment = Experiment.start(server.url(), ROOT, 7);
    }

    @AfterEach
    void end() {
        experiment.close();
        server.close();
    }

    @Test
    void everyKindOfMessageComesWithinAQuarterMinute() {
        var forms = List.of("agent.*.action", "agent.*.observe", "agent.*.score", "agent.*.death", "agent.*.ragquery",
                "agent.*.error", "agent.*.health", "experiment.DOE-042.start", "experiment.DOE-042.run",
                "experiment.DOE-042.run.R1", "generation.gen-1.start", "generation.gen-1.evaluate",
                "generation.gen-1.evolve", "generation.gen-1.complete", "generation.gen-1.agent.*.score",
                "metrics.agent.*", "metrics.agent.*.kill_rate", "metrics.generation.gen-1",
                "metrics.generation.gen-1.best_fitness", "metrics.experiment.DOE-042", "metrics.system.orchestrator",
                "metrics.system.opensearch.query_latency_ms", "system.orchestrator.ready", "system.agent.*.ready",
                "system.vizdoom.health", "dlq.agent.death", "deadletter.agent.*.death");
        for (var form : forms) {
            Await.until(Duration.ofSeconds(15), form, () -> ear.count(regex(form)) > 0);
        }
        assertThat(agentsHeard()).isEqualTo(Experiment.AGENTS);
        assertThat(ear.all(regex("agent.*.action"))).as("headers, envelope and bare payload")
                .anyMatch(message -> message.hasHeaders() && message.getHeaders().containsKey("traceparent"))
                .anyMatch(message -> text(message).startsWith("{\"type\":\"agent.action\",\"version\":\"1.0\""))
                .anyMatch(message -> text(message).startsWith("{\"agent_id\":\"doom-agent-A\",\"generation\":"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void deadLettersOfAllFourSourcesComeWithinEightSeconds(Path binary) throws Exception {
        try (var other = TestServer.start(binary)) {
            var all = new Ear(other.connect(), "x.>", "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>",
                    "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>");
            try (var play = Experiment.start(other.url(), "x", 3)) {
                for (var form : List.of("x.dlq.agent.death", "x.deadletter.agent.[^.]*.death",
                        ".*MAX_DELIVERIES.AGENT_EVENTS.death-processor",
                        ".*MSG_TERMINATED.AGENT_EVENTS.death-processor")) {
                    Await.until(Duration.ofSeconds(8), form, () -> all.count(form) > 0);
                }
                assertThat(play).isNotNull();
            }
        }
    }

    @Test
    void workersKeepUpFallBehindFailAndStandStill() {
        Await.until(Duration.ofSeconds(10), "the slow one lies behind",
                () -> consumer("AGENT_EVENTS", "action-processor").getNumPending() > 500);
        Await.until(Duration.ofSeconds(10), "nobody works for the stopped one",
                () -> consumer("EXPERIMENT_EVENTS", "generation-handler").getNumPending() > 3);
        Await.until(Duration.ofSeconds(10), "the failing one has redeliveries",
                () -> consumer("AGENT_EVENTS", "death-processor").getRedelivered() > 0);
        Await.until(Duration.ofSeconds(10), "the healthy one waits for work", () -> {
            var healthy = consumer("AGENT_EVENTS", "analytics-processor");
            return healthy.getNumPending() == 0 && healthy.getNumWaiting() > 0
                    && healthy.getDelivered().getConsumerSequence() > 2;
        });
    }

    @ParameterizedTest
    @CsvSource({"control.experiment.pause, control.experiment.resume", "system.control.pause, system.control.resume"})
    void pauseSilencesTheAgentsAndResumeWakesThem(String pause, String resume) throws Exception {
        Await.until(SOON, "agents play", () -> ear.count(regex("agent.*.action")) > 0);

        assertThat(ear.ask(ROOT + "." + pause, "")).isEqualTo(
                "{\"status\":\"ok\",\"command\":\"pause\",\"by\":\"orchestrator\"}");
        Await.until(SOON, "the last words have come", ear::silentForATime);
        assertThat(status("A")).as("an agent that pauses still answers").contains("\"status\":\"paused\"");

        assertThat(ear.ask(ROOT + "." + resume, "")).contains("\"ok\"");
        Await.until(SOON, "all wake", () -> agentsHeard() == Experiment.AGENTS);
    }

    @Test
    void everyAgentThatTakesOrdersHasAConnectionOfItsName() throws Exception {
        var about = ear.askAll("$SYS.REQ.ACCOUNT.PING.CONNZ").getFirst();
        for (int number = 0; number < Experiment.AGENTS; number++) {
            assertThat(about).contains("\"name\":\"" + AgentNames.of(number) + "\"");
        }
        assertThat(about).contains("\"name\":\"orchestrator\"");
    }

    @Test
    void oneAgentIsResetChangedAndPausedAlone() throws Exception {
        var one = ROOT + ".control.agent.doom-agent-C";
        long episode = number(status("C"), "episode");
        assertThat(ear.ask(one + ".reset", "")).isEqualTo(
                "{\"status\":\"ok\",\"command\":\"reset\",\"by\":\"doom-agent-C\"}");
        assertThat(number(status("C"), "episode")).isGreaterThan(episode);
        assertThat(ear.ask(one + ".config", "{\"memory\": 0.8}")).contains("\"ok\"");
        assertThat(status("C")).contains("\"memory\":0.8");
        assertThat(ear.ask(one, "{\"UpdateConfig\": {\"strength\": 0.4}}")).contains("\"config\"");
        assertThat(status("C")).contains("\"strength\":0.4").contains("\"memory\":0.8");
        assertThat(ear.ask(one, "\"Pause\"")).contains("\"pause\"");
        assertThat(status("C")).contains("\"status\":\"paused\"");
        assertThat(status("A")).contains("\"status\":\"running\"");
        assertThat(ear.ask(one, "\"Reset\"")).contains("\"reset\"");
        assertThat(status("C")).contains("\"status\":\"running\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"control.agent.doom-agent-C.config | no json | not JSON",
        "control.agent.doom-agent-C.config | 7 | no parameter", "control.agent.doom-agent-C.dance | x | dance",
        "control.agent.doom-agent-C | \"Dance\" | expected", "control.experiment.dance | x | dance",
        "system.control.reset | x | one agent"})
    void whatIsNotUnderstoodIsRefusedWithAReason(String subject, String payload, String reason) throws Exception {
        assertThat(ear.ask(ROOT + "." + subject, payload)).contains("\"status\":\"error\"").contains(reason);
    }

    @Test
    void theMuteOneObeysWithoutAWordAndNobodyIsNobody() throws Exception {
        assertThat(ear.ask(ROOT + ".control.agent.doom-agent-AX.reset", "", A_MOMENT))
                .isEqualTo("silence");
        assertThat(ear.ask(ROOT + ".control.agent.doom-agent-ZZ.reset", "")).isEqualTo("nobody");
    }

    @Test
    void shutdownEndsAgentsAndOrchestratorForGood() throws Exception {
        assertThat(ear.ask(ROOT + ".system.control.shutdown", "")).contains("\"ok\"");
        Await.until(SOON, "it says so", () -> ear.count(regex("system.orchestrator.shutdown")) == 1);
        Await.until(SOON, "nobody is left to obey",
                () -> ear.ask(ROOT + ".control.experiment.resume", "", A_MOMENT).equals("nobody"));
        ear.forget();
        Await.still(Duration.ofMillis(300), "silence", () -> ear.count(regex("agent.*.*")) == 0);
    }

    @Test
    void playsOnAfterTheServerWasGone() throws Exception {
        server.kill();
        server.startAgain();
        var again = new Ear(server.connect(), ROOT + ".agent.>");
        Await.until(SOON, "agents play again", () -> again.count(regex("agent.*.action")) > 0);
        Await.until(Duration.ofSeconds(15), "the healthy worker works again",
                () -> consumer("AGENT_EVENTS", "analytics-processor").getNumWaiting() > 0);
    }

    @Test
    void closingEndsAllThreadsAndConnectionsSoon() throws Exception {
        long begun = System.nanoTime();
        experiment.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        Await.until(SOON, "no thread of it is left", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("demo-")));
        Await.until(SOON, "no connection of it is left",
                () -> !ear.askAll("$SYS.REQ.ACCOUNT.PING.CONNZ").getFirst().contains("doom-agent"));
    }

    private static String regex(String form) {
        return (ROOT + "." + form).replace(".", "\\.").replace("*", "[^.]+");
    }

    private long agentsHeard() {
        return ear.all(regex("agent.*.action")).stream().map(message -> message.getSubject().split("\\.", -1)[2])
                .distinct().count();
    }

    /** The agent's own answer; a stream that keeps the question answers as well, and on a busy machine long before it. */
    private String status(String letters) {
        var own = new AtomicReference<>("");
        Await.until(SOON, "the agent answers", () -> {
            own.set(ear.askAll(ROOT + ".agent.doom-agent-" + letters + ".status").stream()
                    .filter(answer -> answer.contains("agent_id")).collect(Collectors.joining()));
            return !own.get().isEmpty();
        });
        return own.get();
    }

    private static long number(String json, String name) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow().path(name).asLong();
    }

    private ConsumerInfo consumer(String stream, String name) throws IOException, JetStreamApiException {
        if (asking == null || asking.getStatus() != Connection.Status.CONNECTED) {
            asking = server.connect();
        }
        return asking.jetStreamManagement().getConsumerInfo(stream, name);
    }

    private static String text(Message message) {
        return new String(message.getData(), StandardCharsets.UTF_8);
    }
}
