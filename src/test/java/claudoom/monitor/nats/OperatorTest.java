package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import io.nats.client.Connection;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, what became of it, and that nothing is ever sent late. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration SHORT = Duration.ofMillis(600);

    private static Operator operator(Monitored monitored) {
        var operator = monitored.connections.operator();
        assertThat(operator).isNotNull();
        return operator;
    }

    private static CompletableFuture<Outcome> sending(Monitored monitored, String subject, Duration wait) {
        return operator(monitored).send(subject, "{}".getBytes(StandardCharsets.UTF_8), Map.of(), wait);
    }

    private static Outcome send(Monitored monitored, String subject) {
        return sending(monitored, subject, SHORT).join();
    }

    private static List<String> hearing(Connection connection, String pattern) throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        connection.createDispatcher(message -> heard.add(message.getSubject())).subscribe(pattern);
        connection.flush(Duration.ofSeconds(5));
        return heard;
    }

    private static void answering(Connection connection, String pattern, String answer) throws Exception {
        connection
                .createDispatcher(
                        message -> connection.publish(message.getReplyTo(), answer.getBytes(StandardCharsets.UTF_8)))
                .subscribe(pattern);
        connection.flush(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void everyFateIsTold(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            assertThat(send(monitored, "steer.control.a").fate()).isEqualTo(Fate.NOBODY_LISTENS);
            var agent = server.connect();
            var heard = hearing(agent, "steer.control.b");
            assertThat(send(monitored, "steer.control.b").fate()).isEqualTo(Fate.NO_ANSWER);
            Await.until(SOON, "it was sent", () -> heard.size() == 1);
            answering(agent, "steer.control.c", "done");
            assertThat(send(monitored, "steer.control.c"))
                    .returns(Fate.ANSWERED, Outcome::fate).returns("done", Outcome::detail);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatIsNotPermittedIsRefused(Path binary) throws Exception {
        var config = "authorization { users: [ { user: bob, password: b, permissions: { publish: [\"ok\"] } } ] }";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:b@")).connected()) {
            assertThat(send(monitored, "steer.control.a")).returns(Fate.REFUSED, Outcome::fate)
                    .satisfies(outcome -> assertThat(outcome.detail()).contains("steer.control.a"));
        }
    }

    /** Without the inbox no answer could be heard, so a refusal of it says so instead of waiting for nothing. */
    @ParameterizedTest
    @MethodSource(SERVERS)
    void whereNoAnswerCouldBeHeardThatIsSaid(Path binary) throws Exception {
        var config =
                "authorization { users: [ { user: bob, password: b, permissions: { subscribe: [\"lab.>\", \"steer.>\"] } } ] }";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:b@")).connected()) {
            var agent = server.connect(options -> options.noReconnect().userInfo("bob", "b"));
            var heard = hearing(agent, "steer.control.a");
            var outcome = send(monitored, "steer.control.a");
            Await.until(SOON, "it was sent, so REFUSED would be wrong", () -> heard.size() == 1);
            assertThat(outcome).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(outcome.detail()).contains("sent", "may not listen to _INBOX.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab.*.x", "lab.>", "", "lab..x", "lab. x", "$JS.API.STREAM.DELETE.X", "_INBOX.a.b",
        ".lab", "lab.", "lab.\u202ex"})
    void subjectsThatNobodyMeansNeverLeave(String subject) throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            assertThat(send(monitored, subject).fate()).isEqualTo(Fate.NOT_SENT);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatIsTooLargeIsNotSentAndTheConnectionStays(Path binary) throws Exception {
        try (var server = TestServer.start(binary, "max_payload: 1000");
                var monitored = new Monitored(server.url()).connected()) {
            answering(server.connect(), "steer.control.a", "done");
            var tooLarge = operator(monitored).send("steer.control.a", new byte[1_001], Map.of(), SHORT).join();
            assertThat(tooLarge).returns(Fate.NOT_SENT, Outcome::fate);
            assertThat(tooLarge.detail()).contains("1001", "1000");
            var headersTooLarge = operator(monitored)
                    .send("steer.control.a", new byte[900], Map.of("reason", "x".repeat(200)), SHORT).join();
            assertThat(headersTooLarge).returns(Fate.NOT_SENT, Outcome::fate);
            assertThat(headersTooLarge.detail()).contains("larger", "1000");
            assertThat(send(monitored, "steer.control.a").fate()).isEqualTo(Fate.ANSWERED);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whileTheServerIsDownNothingIsSentAndNothingComesLater(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            assertThat(send(monitored, "steer.control.before").fate()).isEqualTo(Fate.NOBODY_LISTENS);
            server.kill();
            monitored.awaitPhase(claudoom.monitor.terms.LinkState.Phase.RECONNECTING);
            var outcomes = List.of(send(monitored, "steer.control.a"), send(monitored, "steer.control.b"));
            assertThat(outcomes).allMatch(outcome -> outcome.fate() == Fate.NOT_SENT
                    || (outcome.fate() == Fate.NO_ANSWER && outcome.detail().contains("lost")));
            server.startAgain();
            var heard = hearing(server.connect(), "steer.control.>");
            monitored.connected();
            Await.until(SOON, "sending works again",
                    () -> send(monitored, "steer.control.now").fate() == Fate.NO_ANSWER);
            Await.still(Duration.ofMillis(300), "nothing of before comes",
                    () -> heard.stream().allMatch("steer.control.now"::equals));
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aServerThatWasAwayWhenItWasFirstNeededIsFoundLater(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            server.kill();
            assertThat(send(monitored, "steer.control.a").fate()).isEqualTo(Fate.NOT_SENT);
            server.startAgain();
            monitored.connected();
            Await.until(SOON, "sending works",
                    () -> send(monitored, "steer.control.a").fate() == Fate.NOBODY_LISTENS);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aLostConnectionIsNoSilenceOfTheAgents(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            var heard = hearing(server.connect(), "steer.control.a");
            var outcome = sending(monitored, "steer.control.a", Duration.ofSeconds(20));
            Await.until(SOON, "it arrived", () -> !heard.isEmpty());
            server.kill();
            Await.until(SOON, "an outcome before the time is over", outcome::isDone);
            assertThat(outcome.join()).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(outcome.join().detail()).contains("sent", "connection was lost");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void anAnswerWithMalformedHeadersIsNoSilenceOfTheAgents(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var raw = new RawClient(server.url())) {
            server.connect()
                    .createDispatcher(question -> raw.publishWithHeaders(question.getReplyTo(), "bad\r\n\r\n", "x"))
                    .subscribe("steer.control.a");
            var outcome = new AtomicReference<Outcome>();
            Await.until(SOON, "the agent listens", () -> {
                outcome.set(sending(monitored, "steer.control.a", Duration.ofSeconds(5)).join());
                return outcome.get().fate() != Fate.NOBODY_LISTENS;
            });
            assertThat(outcome.get().detail()).contains("malformed headers");
            Await.until(SOON, "sending works again",
                    () -> send(monitored, "steer.control.b").fate() == Fate.NOBODY_LISTENS);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theReceiptOfAStreamIsNoAnswer(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            var agent = server.connect();
            agent.jetStreamManagement().addStream(StreamConfiguration.builder().name("KEEP").subjects("steer.control.>")
                    .storageType(StorageType.Memory).maxMessages(1).discardPolicy(DiscardPolicy.New).build());
            var stored = send(monitored, "steer.control.a");
            assertThat(stored).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(stored.detail()).contains("stream KEEP has stored it");
            var full = send(monitored, "steer.control.a");
            assertThat(full).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(full.detail()).contains("stream KEEP refused it", "maximum messages");
            answering(agent, "steer.control.b", "{\"stream\":\"KEEP\",\"status\":\"done\"}");
            assertThat(send(monitored, "steer.control.b").fate()).isEqualTo(Fate.ANSWERED);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void manyAtOnceGetEachItsOwnAnswer(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            var agent = server.connect();
            agent.createDispatcher(message -> agent.publish(message.getReplyTo(),
                    message.getSubject().getBytes(StandardCharsets.UTF_8))).subscribe("steer.control.*");
            agent.flush(Duration.ofSeconds(5));
            var outcomes = new java.util.ArrayList<CompletableFuture<Outcome>>();
            for (int n = 0; n < 200; n++) {
                outcomes.add(sending(monitored, "steer.control.n" + n, Duration.ofSeconds(5)));
            }
            for (int n = 0; n < 200; n++) {
                assertThat(outcomes.get(n).join()).returns(Fate.ANSWERED, Outcome::fate)
                        .returns("steer.control.n" + n, Outcome::detail);
            }
        }
    }

    /** The servers of one monitor need not know each other, and a lost connection is replaced between two messages. */
    @Test
    void whatWasConfirmedForOneServerNeverReachesAnother() throws Exception {
        try (var one = new FewWords(0, true, "one", "");
                var two = new FewWords(0, true, "two", "");
                var monitored = new Monitored(one.url() + "," + two.url()).connected()) {
            var ground = Objects.requireNonNull(Ground.of(monitored.connections.state()));
            assertThat(sending(monitored, "steer.first", ground)).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(one.heard).anyMatch(line -> line.startsWith("PUB steer.first "));

            one.leave();
            Await.until(SOON, "sending leads to the other", () -> sending(monitored, "steer.second", ground).detail()
                    .startsWith("the connection for sending came to another server than was confirmed: two at "));
            assertThat(two.heard).noneMatch(line -> line.startsWith("PUB steer."));
        }
    }

    private static Outcome sending(Monitored monitored, String subject, Ground ground) {
        return operator(monitored).send(subject, new byte[0], Map.of(), SHORT, ground).join();
    }

    @Test
    void disarmingEndsWhatWaitsAndArmingWorksAgain() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            var heard = hearing(server.connect(), "steer.control.a");
            var outcome = sending(monitored, "steer.control.a", Duration.ofSeconds(20));
            Await.until(SOON, "it arrived", () -> !heard.isEmpty());
            operator(monitored).disarm();
            assertThat(operator(monitored).armed()).isFalse();
            assertThat(outcome.get(2, java.util.concurrent.TimeUnit.SECONDS)).returns(Fate.NO_ANSWER, Outcome::fate);
            assertThat(send(monitored, "steer.control.b").fate()).isEqualTo(Fate.NOBODY_LISTENS);
        }
    }
}
