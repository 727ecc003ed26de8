package claudoom.monitor.feature.deadletters.wire;

import static claudoom.monitor.feature.deadletters.wire.Bench.CONSUMER;
import static claudoom.monitor.feature.deadletters.wire.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Original.State;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes live, on every server there is. */
@Execution(ExecutionMode.CONCURRENT)
class DeadLetterFeedTest {

    private static final String DEATH = "clau-doom.agent.doom-agent-B.death";
    private static final String JSON = "{\"agent_id\":\"doom-agent-B\",\"kills\":12}";

    static Stream<Path> servers() {
        return TestServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void bothConventionsAreUnderstood(Path server) {
        try (var bench = new Bench(TestServer.start(server)).begin()) {
            bench.publish("clau-doom.dlq.agent.death",
                    "{\"agent_id\":\"doom-agent-B\",\"error_message\":\"no such map 17\","
                            + "\"consumer\":\"death-processor\",\"deliveries\":3,\"payload\":{\"kills\":12}}");
            var headers = new Headers().put("reason", "gave up").put("original-subject", DEATH).put("deliveries", "5");
            bench.nats.publish(NatsMessage.builder().subject("clau-doom.deadletter.agent.doom-agent-B.death")
                    .headers(headers).data(JSON).build());
            until("two letters", () -> bench.all().size() == 2);

            assertThat(bench.all()).anySatisfy(guide -> {
                assertThat(guide.subject()).isEqualTo("clau-doom.dlq.agent.death");
                assertThat(guide.originalSubject()).isEqualTo(DEATH);
                assertThat(guide.failure().reason()).isEqualTo("no such map 17");
                assertThat(guide.failure().deliveries()).isEqualTo(3);
                assertThat(guide.fingerprint()).isEqualTo("No such map # · death-processor");
                assertThat(guide.original().state()).isEqualTo(State.CARRIED);
                assertThat(guide.original().payload()).asString(StandardCharsets.UTF_8).isEqualTo("{\"kills\":12}");
            }).anySatisfy(skill -> {
                assertThat(skill.originalSubject()).isEqualTo(DEATH);
                assertThat(skill.failure().reason()).isEqualTo("gave up");
                assertThat(skill.failure().deliveries()).isEqualTo(5);
                assertThat(skill.fingerprint()).isEqualTo("Gave up · death");
                assertThat(skill.payload()).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
                assertThat(skill.notice().headers()).containsKey("reason");
            });
            assertThat(bench.history.incomplete()).startsWith("No stream keeps dead letters: those from before ");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void advisoriesThatTheLoginMayNotHearAreSaid(Path server) {
        var permissions = """
                authorization { users: [
                  { user: admin, password: admin }
                  { user: watcher, password: secret, permissions: { subscribe: ["clau-doom.>", "_INBOX.>"] } }
                ] }
                no_auth_user: admin
                """;
        var started = TestServer.start(server, permissions);
        try (var bench = new Bench(started, started.url().replace("nats://", "nats://watcher:secret@")).begin()) {
            // the server refuses each subscription on its own, so both are said only after the second refusal
            until("both", () -> {
                var said = String.valueOf(bench.history.incomplete());
                return said.contains("MAX_DELIVERIES") && said.contains("MSG_TERMINATED");
            });
            assertThat(bench.history.incomplete())
                    .startsWith("This login may not listen to $JS.EVENT.ADVISORY.CONSUMER.")
                    .contains("the server's own dead letters are not here");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void usedUpDeliveriesBringTheOriginalMessage(Path server) {
        try (var bench = new Bench(TestServer.start(server))) {
            var worker = bench.consumer(2);
            bench.begin();
            bench.publish(DEATH, JSON);
            pullUntil(worker, () -> bench.of(Source.MAX_DELIVERIES).size() == 1);

            var letter = bench.settled(Source.MAX_DELIVERIES);
            assertThat(letter.failure().stream()).isEqualTo("AGENT_EVENTS");
            assertThat(letter.failure().consumer()).isEqualTo(CONSUMER);
            assertThat(letter.failure().sequence()).isEqualTo(1);
            assertThat(letter.failure().deliveries()).isEqualTo(2);
            assertThat(letter.fingerprint()).isEqualTo("Delivered 2 times, never acknowledged · death-processor");
            assertThat(letter.original().state()).isEqualTo(State.FOUND);
            assertThat(letter.originalSubject()).isEqualTo(DEATH);
            assertThat(letter.payload()).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
            assertThat(letter.size()).isEqualTo(JSON.length());
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTerminatedMessageComesWithItsReasonWhereTheServerKnowsReasons(Path server) {
        try (var bench = new Bench(TestServer.start(server))) {
            var worker = bench.consumer(5);
            bench.begin();
            bench.publish(DEATH, JSON);
            var message = pull(worker);
            if (knowsReasons(bench.server.version())) {
                bench.nats.publish(message.getReplyTo(), "+TERM bad payload".getBytes(StandardCharsets.UTF_8));
                var letter = bench.settled(Source.TERMINATED);
                assertThat(letter.failure().reason()).isEqualTo("bad payload");
                assertThat(letter.fingerprint()).isEqualTo("Terminated: bad payload · death-processor");
                assertThat(letter.originalSubject()).isEqualTo(DEATH);
            } else {
                message.term();
                var letter = bench.settled(Source.TERMINATED);
                assertThat(letter.failure().reason()).isNull();
                assertThat(letter.fingerprint()).isEqualTo("Terminated without a reason · death-processor");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRepeatIsCountedAndMakesNoSecondLetter(Path server) {
        try (var bench = new Bench(TestServer.start(server)).begin()) {
            for (int n = 1; n <= 3; n++) {
                bench.publish("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C",
                        "{\"id\":\"id" + n + "\",\"timestamp\":\"2026-11-21T19:14:4" + n
                                + ".5Z\",\"stream\":\"S\",\"consumer\":\"C\",\"stream_seq\":1,\"deliveries\":2}");
            }
            until("three reports",
                    () -> bench.of(Source.MAX_DELIVERIES).stream().anyMatch(letter -> letter.reports() == 3));

            var letter = bench.settled(Source.MAX_DELIVERIES);
            assertThat(letter.time()).isEqualTo("2026-11-21T19:14:41.5Z");
            assertThat(letter.last()).isEqualTo("2026-11-21T19:14:43.5Z");
            assertThat(letter.original().state()).as("there is no such stream").isEqualTo(State.GONE);
            assertThat(bench.letters.total()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anOriginalThatIsGoneIsSaidToBeGone(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            var worker = bench.consumer(5);
            bench.publish(DEATH, JSON);
            var message = pull(worker);
            bench.nats.jetStreamManagement().purgeStream("AGENT_EVENTS");
            bench.begin();
            bench.publish("$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.AGENT_EVENTS.death-processor",
                    "{\"id\":\"x\",\"stream\":\"AGENT_EVENTS\",\"consumer\":\"death-processor\",\"stream_seq\":"
                            + message.metaData().streamSequence() + ",\"deliveries\":1}");

            var letter = bench.settled(Source.TERMINATED);
            assertThat(letter.original().state()).isEqualTo(State.GONE);
            assertThat(letter.original().detail()).isEqualTo("The stream does not hold it any more.");
            assertThat(letter.size()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anotherMessageAtTheSamePlaceIsAnotherLetter(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server)).begin()) {
            bench.stream("S", "clau-doom.agent.>");
            bench.store(DEATH, "first life");
            bench.publish(advisorySubject(), advisory("a"));
            assertThat(bench.settled(Source.MAX_DELIVERIES).original().state()).isEqualTo(State.FOUND);
            bench.publish(advisorySubject(), advisory("b"));
            until("a repeat", () -> bench.one(Source.MAX_DELIVERIES).reports() == 2);

            bench.nats.jetStreamManagement().deleteStream("S");
            bench.stream("S", "clau-doom.agent.>");
            bench.store(DEATH, "second life");
            bench.publish(advisorySubject(), advisory("c"));
            until("two letters", () -> bench.of(Source.MAX_DELIVERIES).stream()
                    .map(letter -> new String(letter.payload(), StandardCharsets.UTF_8)).toList()
                    .containsAll(List.of("first life", "second life")));
            assertThat(bench.letters.total()).isEqualTo(2);
        }
    }

    private static String advisorySubject() {
        return "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C";
    }

    private static String advisory(String id) {
        return "{\"id\":\"" + id + "\",\"stream\":\"S\",\"consumer\":\"C\",\"stream_seq\":1,\"deliveries\":2}";
    }

    @ParameterizedTest
    @MethodSource("servers")
    void nothingThatComesIsTooStrangeToBeALetter(Path server) {
        try (var bench = new Bench(TestServer.start(server)).begin()) {
            bench.nats.publish("clau-doom.dlq.agent.death", new byte[0]);
            bench.nats.publish("clau-doom.dlq.agent.death", new byte[] {(byte) 0xff, 0, 1, (byte) 0xc0});
            bench.publish("clau-doom.dlq.a.b.c.d.e", "[".repeat(5_000));
            bench.publish("clau-doom.deadletter.agent.x.death", "{\"reason\":{\"deep\":1},\"deliveries\":\"many\"");
            bench.publish("clau-doom.deadletter.agent.\u001b[31m.death", "x");
            bench.nats.publish("clau-doom.dlq.agent.death", new byte[1_000_000]);
            bench.publish("$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.S.C", "no json");
            until("all of them", () -> bench.letters.total() == 7);

            assertThat(bench.all()).extracting(DeadLetter::size).contains(0L, 4L, 1_000_000L);
            assertThat(bench.of(Source.TERMINATED)).first().satisfies(letter -> {
                assertThat(letter.failure().stream()).isEqualTo("S");
                assertThat(letter.failure().consumer()).isEqualTo("C");
                assertThat(letter.failure().sequence()).isNull();
                assertThat(letter.original().state()).isEqualTo(State.UNREACHED);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aFloodKeepsItsCount(Path server) {
        try (var bench = new Bench(TestServer.start(server)).begin()) {
            var payload = JSON.getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n < 100_000; n++) {
                bench.nats.publish("clau-doom.deadletter.agent.doom-agent-" + n % 50 + ".death", payload);
            }
            until("all counted", () -> bench.letters.total() == 100_000);

            var now = bench.letters.snapshot(Instant.now());
            assertThat(now.letters()).hasSize(10_000);
            assertThat(now.forgotten()).isEqualTo(90_000);
            assertThat(now.groups().stream().mapToLong(group -> group.count()).sum()).isEqualTo(100_000);
            assertThat(bench.traffic.messages()).isEqualTo(100_000);
        }
    }

    @Test
    void theTapOnlyPutsLettersAway() {
        try (var bench = new Bench(TestServer.start())) {
            var payload = JSON.getBytes(StandardCharsets.UTF_8);
            long began = System.nanoTime();
            for (int n = 0; n < 100_000; n++) {
                bench.traffic.take("clau-doom.deadletter.agent.B.death", payload, null, n);
            }
            long each = (System.nanoTime() - began) / 100_000;

            until("all counted", () -> bench.letters.total() == 100_000);
            assertThat(each).as("nanoseconds a letter on the intake thread").isLessThan(20_000);
            System.getLogger("figures").log(System.Logger.Level.INFO, "intake thread, ns a letter: " + each);
        }
    }

    private static boolean knowsReasons(String version) {
        return !version.startsWith("2.9.");
    }

    private static Message pull(JetStreamSubscription worker) {
        var got = new ArrayList<Message>();
        until("a delivery", () -> got.addAll(worker.fetch(1, Duration.ofMillis(300))));
        return got.getFirst();
    }

    private static void pullUntil(JetStreamSubscription worker, Callable<Boolean> done) {
        until("the advisory", () -> {
            worker.fetch(1, Duration.ofMillis(200));
            return done.call();
        });
    }

    /** Malformed headers kill a reader of the client library; here only that of the connection for questions. */
    @Test
    void advisoriesThatWereNotHeardForAWhileAreSaid() throws Exception {
        try (var bench = new Bench(TestServer.start()).begin(); var poison = new RawClient(bench.server.url())) {
            poison.publishWithHeaders("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C", "no version here\r\n\r\n", "x");
            until("said", () -> String.valueOf(bench.history.incomplete()).contains("its advisories were not heard"));
            assertThat(bench.history.heard(AdvisoryReader.TERMINATED)).isTrue();
        }
    }

    @Test
    void aLetterThatCannotBeTakenDoesNotStopTheOthers() throws Exception {
        var broken = new AtomicBoolean(true);
        InstantSource clock = () -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("no clock");
            }
            return Instant.EPOCH;
        };
        var polls = new ManualPolls();
        var grammars = Grammars.builtIn("clau-doom");
        var traffic = new Traffic(grammars::meaningOf, 10_000, 10_000, 8 << 20);
        var letters = new DeadLetters();
        var unconnected = new Connections(ConnectOptions.to("nats://127.0.0.1:1"), List.of(), true, traffic, polls,
                InstantSource.system());
        new DeadLetterFeed(unconnected.questions(), traffic, grammars, polls, clock, letters,
                new History(DeadLetterFeed.wanted(grammars))).start();
        for (int n = 0; n < 3; n++) {
            traffic.take("clau-doom.deadletter.agent.B.death", new byte[n], null, n);
        }
        polls.run();

        assertThat(broken.get()).isFalse();
        assertThat(letters.total()).isEqualTo(3);
        traffic.take("clau-doom.deadletter.agent.B.death", new byte[9], null, 9);
        polls.run();
        assertThat(letters.total()).isEqualTo(4);
    }
}
