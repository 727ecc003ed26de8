package claudoom.monitor.feature.agents.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents that answer, are silent or are not there, while the monitor and a stream listen to every question as well. */
@Execution(ExecutionMode.CONCURRENT)
class AgentQuestionsTest {

    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final Duration MIDDLE = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ANSWER = "{\"agent_id\":\"a\",\"status\":\"running\",\"episode\":4}";

    static List<Path> servers() {
        return TestServers.all();
    }

    /** The asking half of the feature, connected as the program connects it. */
    private static final class Rig implements AutoCloseable {

        final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
        final Replies replies = new Replies();
        final Connections connections;
        final AgentQuestions questions;

        Rig(String url, boolean readOnly, Set<String> spoken, Duration wait) throws BadGrammar, BadConnectOptions {
            var grammars = Grammars.builtIn("lab");
            var clock = InstantSource.system();
            var traffic = new Traffic(grammars::meaningOf, 5_000, 1 << 12, 4 << 20);
            connections = new Connections(ConnectOptions.to(url), List.of("lab.>"), readOnly, traffic, polls, clock);
            connections.start();
            var listeners = new ListenersQuestion(connections.questions(), clock, Duration.ofSeconds(2));
            questions = new AgentQuestions(connections.asking(), listeners, grammars, agent -> spoken, replies,
                    () -> {}, new AnswerStatus(grammars)::of, polls, clock, wait);
            Await.until(SOON, "connected", () -> connections.state().connected() && connections.questionable());
        }

        Reply ask(String agent) {
            return questions.ask(agent).orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            connections.close();
            polls.shutdownNow();
        }
    }

    private static void stream(Connection there) throws Exception {
        there.jetStreamManagement().addStream(StreamConfiguration.builder().name("AGENT_EVENTS")
                .subjects("lab.agent.>").storageType(StorageType.Memory).build());
    }

    private static void listens(Connection there, String subject, @Nullable String answer) throws Exception {
        there.createDispatcher(message -> {
            if (answer != null && message.getReplyTo() != null) {
                there.publish(message.getReplyTo(), answer.getBytes(StandardCharsets.UTF_8));
            }
        }).subscribe(subject);
        there.flush(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void theAgentsOwnAnswerIsShownAndNotTheReceiptOfTheStream(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), false, Set.of("guide"), LONG)) {
            var there = server.connect();
            stream(there);
            listens(there, "lab.agent.a.status", ANSWER);
            var reply = rig.ask("a");
            assertThat(reply.fate()).isEqualTo(Fate.ANSWERED);
            assertThat(reply.payload()).asString(StandardCharsets.UTF_8).isEqualTo(ANSWER);
            assertThat(reply.status()).isEqualTo("running");
            assertThat(reply.subject()).isEqualTo("lab.agent.a.status");
            assertThat(rig.replies.of("a")).isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whoCannotBeHeardAnyMoreIsNotCalledSilent(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), false, Set.of("guide"), LONG)) {
            var asked = new AtomicInteger();
            var there = server.connect();
            there.createDispatcher(message -> asked.incrementAndGet()).subscribe("lab.agent.mute.status");
            there.flush(Duration.ofSeconds(5));
            var asking = rig.questions.ask("mute");
            Await.until(SOON, "it is asked", () -> asked.get() > 0);
            rig.questions.lost(); // closes the connection on which an answer would come
            var reply = asking.orTimeout(30, TimeUnit.SECONDS).join();
            assertThat(reply.fate()).isEqualTo(Fate.UNHEARD);
            assertThat(reply.detail()).contains("connection was lost before an answer came");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void silentAndAbsentAreToldApartAlthoughTheMonitorListensToAll(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), false, Set.of("guide"), SHORT)) {
            var there = server.connect();
            stream(there);
            listens(there, "lab.agent.mute.status", null);
            var silent = rig.ask("mute");
            assertThat(silent.fate()).isEqualTo(Fate.SILENT);
            assertThat(silent.detail()).contains("listens to lab.agent.mute.status");
            var absent = rig.ask("nobody");
            assertThat(absent.fate()).isEqualTo(Fate.ABSENT);
            assertThat(absent.detail()).contains("lab.agent.nobody.status");
            var round = rig.questions.askAll(List.of("mute", "nobody")).orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(round.silent().first()).containsExactly("mute");
            assertThat(round.absent().first()).containsExactly("nobody");
            rig.questions.lost();
            assertThat(rig.replies.round()).as("what is over stays what it was").isEqualTo(round);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void itIsAskedInTheWordsInWhichItWasHeardElseInAll(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var skill = new Rig(server.url(), false, Set.of("skill"), MIDDLE);
                var either = new Rig(server.url(), false, Set.of(), MIDDLE)) {
            listens(server.connect(), "lab.agent.s.health", ANSWER);
            var asked = new AtomicInteger();
            var other = server.connect();
            other.createDispatcher(message -> asked.incrementAndGet()).subscribe("lab.agent.s.status");
            other.flush(Duration.ofSeconds(5));
            assertThat(skill.ask("s").grammar()).isEqualTo("skill");
            assertThat(asked).hasValue(0);
            var reply = either.ask("s");
            assertThat(reply.fate()).isEqualTo(Fate.ANSWERED);
            assertThat(reply.grammar()).isEqualTo("skill");
            var absent = either.ask("nobody");
            assertThat(absent.fate()).isEqualTo(Fate.ABSENT);
            assertThat(absent.detail()).as("all that was tried").contains("lab.agent.nobody.status")
                    .contains("lab.agent.nobody.health");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void allAreAskedSomeAtATimeAndItCanBeStopped(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), false, Set.of("guide"), LONG)) {
            var there = server.connect();
            stream(there);
            listens(there, "lab.agent.*.status", ANSWER);
            var many = IntStream.range(0, 200).mapToObj(n -> "a" + n).toList();
            var round = rig.questions.askAll(many).orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(round.answered()).isEqualTo(200);
            assertThat(round.over()).isTrue();
        }
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), false, Set.of("guide"), SHORT)) {
            var asked = new AtomicInteger();
            var there = server.connect();
            there.createDispatcher(message -> asked.incrementAndGet()).subscribe("lab.agent.*.status");
            there.flush(Duration.ofSeconds(5));
            var over = rig.questions.askAll(IntStream.range(0, 200).mapToObj(n -> "a" + n).toList());
            Await.until(SOON, "the first are asked", () -> asked.get() >= Everybody.AT_ONCE);
            rig.questions.cancel();
            var round = over.orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(round.cancelled()).isTrue();
            assertThat(round.done()).isBetween(Everybody.AT_ONCE, 199).isEqualTo(asked.get());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readOnlyNothingLeaves(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new Rig(server.url(), true, Set.of("guide"), SHORT)) {
            var heard = new AtomicInteger();
            var there = server.connect();
            there.createDispatcher(message -> heard.incrementAndGet()).subscribe("lab.>");
            there.flush(Duration.ofSeconds(5));
            assertThat(rig.ask("a").fate()).isEqualTo(Fate.NOT_ASKED);
            there.publish("lab.agent.a.observe", new byte[0]);
            Await.until(SOON, "what is sent is heard", () -> heard.get() > 0);
            assertThat(heard).hasValue(1);
        }
    }
}
