package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.terms.LinkState.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that no client library would publish. */
class HostileTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final String ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C";
    private static final String BAD = "no version here\r\n\r\n";

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aSubjectOf4000CharactersComesWithItsHeaders(Path binary) throws Exception {
        var subject = "lab." + "x".repeat(3_990);
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            client.publishWithHeaders(subject, "NATS/1.0\r\ntrace-id: t1\r\n\r\n", "x");
            assertThat(monitored.payloadOf(subject)).isEqualTo("x");
            var entry = monitored.traffic.newest(monitored.traffic.subject(monitored.find(subject)));
            assertThat(entry).isNotNull();
            assertThat(entry.arrival().headers()).isEqualTo(Map.of("trace-id", List.of("t1")));
            assertThat(monitored.connections.gaps().list()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BAD, "NATS/1.0\r\nno colon\r\n\r\n", "NATS/1.0\r\n: no key\r\n\r\n", "NATS/1.0 abc\r\n\r\n",
        "NATS/1.0\r\na: b\r\n", "x", "NATS/1.0X\r\n\r\n"})
    void whateverIsWrongWithTheHeadersTheSubjectIsNamed(String block) throws Exception {
        try (var server = TestServer.start();
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            client.publishWithHeaders("lab.fine", "NATS/1.0\r\nok: yes\r\n\r\n", "x");
            client.publishWithHeaders("lab.wrong", block, "x");
            Await.until(SOON, "lost and named", () -> monitored.states.stream()
                    .anyMatch(state -> state.phase() == Phase.RECONNECTING && state.detail().contains("lab.wrong")));
            monitored.connected();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aMalformedBlockThatComesInSeveralReadsIsFoundToo(Path binary) throws Exception {
        var block = "NATS/1.0\r\n" + "key: value\r\n".repeat(16_000) + "no colon at the end\r\n\r\n";
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            for (int n = 0; n < 3; n++) {
                client.publish("lab.before", new byte[200_000]);
            }
            client.publishWithHeaders("lab.large", block, "x");
            Await.until(SOON, "lost and named", () -> monitored.states.stream()
                    .anyMatch(state -> state.phase() == Phase.RECONNECTING && state.detail().contains("lab.large")));
            monitored.connected();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aFloodOfMalformedMessagesCostsTwoConnectionsAndNoMore(Path binary) throws Exception {
        var go = new AtomicBoolean(true);
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            var flood = Thread.ofVirtual().start(() -> {
                try (var client = new RawClient(server.url())) {
                    while (go.get()) {
                        client.publishWithHeaders("lab.poison", BAD, "x");
                    }
                }
            });
            try {
                Await.until(Duration.ofSeconds(6), "headers left out", () -> monitored.connections.state().connected()
                        && monitored.connections.state().detail().contains("Headers are left out"));
                assertThat(monitored.connections.state().detail()).contains("lab.poison");
                long before = monitored.traffic.messages();
                Await.until(SOON, "1,000 of them are taken of " + before + " " + monitored.states,
                        () -> monitored.traffic.messages() > before + 1_000);
                assertThat(monitored.connections.state().connected()).isTrue();
                assertThat(monitored.connections.gaps().list()).hasSizeLessThanOrEqualTo(2);
            } finally {
                go.set(false);
                flood.join();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void malformedAdvisoriesAreSurvivedAndSaid(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url());
                var client = new RawClient(server.url())) {
            var heard = new CopyOnWriteArrayList<String>();
            monitored.connections.questions().listen("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>",
                    advisory -> heard.add(new String(advisory.payload(), StandardCharsets.UTF_8)));
            monitored.connected();
            Await.until(SOON, "the api connection", monitored.connections::questionable);
            client.publishWithHeaders(ADVISORY, BAD, "1");
            Await.until(SOON, "said", () -> monitored.connections.state().connected()
                    && monitored.connections.state().detail().contains("some advisories may be missing"));
            assertThat(monitored.connections.state().detail()).contains(ADVISORY);
            hears(monitored, client, heard, "2");
            client.publishWithHeaders(ADVISORY, BAD, "3");
            Await.until(SOON, "headers left out", () -> monitored.connections.questionable()
                    && monitored.connections.state().detail().contains("without headers"));
            hears(monitored, client, heard, "4");
            client.publishWithHeaders(ADVISORY, BAD, "5");
            Await.until(SOON, "even a malformed one is heard", () -> heard.contains("5"));
            assertThat(new String(monitored.connections.questions().ask("$JS.API.INFO", "", SOON).join(),
                    StandardCharsets.UTF_8)).contains("limits");
            assertThat(monitored.connections.gaps().list()).as("the live messages were never cut").isEmpty();
        }
    }

    private static void hears(Monitored monitored, RawClient client, List<String> heard, String payload) {
        Await.until(SOON, "advisories are heard", () -> {
            client.publish(ADVISORY, payload.getBytes(StandardCharsets.UTF_8));
            return heard.contains(payload);
        });
        assertThat(monitored.connections.questionable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aMalformedReplyIsSurvived(Path binary) throws Exception {
        try (var server = TestServer.start(binary);
                var monitored = new Monitored(server.url()).connected();
                var client = new RawClient(server.url())) {
            var inboxes = new CopyOnWriteArrayList<String>();
            server.connect().createDispatcher(reply -> inboxes.add(reply.getSubject())).subscribe("_INBOX.>");
            Await.until(SOON, "an inbox is seen", () -> {
                if (monitored.connections.questionable()) {
                    monitored.connections.questions().ask("$JS.API.INFO", "", SOON).join();
                }
                return !inboxes.isEmpty();
            });
            client.publishWithHeaders(inboxes.getFirst(), BAD, "x");
            Await.until(SOON, "said", () -> monitored.connections.state().detail().contains("_INBOX."));
            Await.until(SOON, "answered again", () -> monitored.connections.questionable()
                    && monitored.connections.questions().ask("$JS.API.INFO", "", SOON).join().length > 0);
        }
    }

    @Test
    void aQuestionThatIsUnderWayWhenTheConnectionGoesFailsAtOnce() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            Await.until(SOON, "the api connection", monitored.connections::questionable);
            var agent = server.connect();
            var nobodyAnswers = "$JS.nowhere.API.INFO"; // a server that is told to stop may still say something
            agent.subscribe(nobodyAnswers);
            agent.flush(SOON);
            server.signal("STOP");
            try {
                var answer = monitored.connections.questions().ask(nobodyAnswers, "", Duration.ofMinutes(1));
                Await.until(SOON, "failed", answer::isCompletedExceptionally);
                assertThat(answer.exceptionNow()).isInstanceOfSatisfying(QuestionFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(QuestionFailed.Reason.NOT_CONNECTED));
            } finally {
                server.signal("CONT");
            }
        }
    }
}
