package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.QuestionFailed.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked, and what is said when there is no answer. */
class QuestionsTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration WAIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"$JS.API.STREAM.CREATE.X", "$JS.API.STREAM.DELETE.X", "$JS.API.STREAM.PURGE.X",
        "$JS.API.CONSUMER.CREATE.X", "$JS.API.CONSUMER.CREATE.X.Y", "$JS.API.CONSUMER.MSG.NEXT.X.Y",
        "$JS.API.CONSUMER.PAUSE.X.Y", "$JS.API.STREAM.MSG.DELETE.X", "$JS.ACK.X", "lab.control.pause",
        "$JS.API.CONSUMER.DELETE.X.Y", "$JS.API.STREAM.UPDATE.X", "$SYS.REQ.SERVER.X.RELOAD", "$JS.API.INFO.X"})
    void nothingThatChangesAnythingCanBeAsked(String subject) {
        assertThat(Questions.harmless(subject)).isFalse();
    }

    @Test
    void aQuestionThatIsNotHarmlessIsNotSent() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            assertThatThrownBy(() -> monitored.connections.questions().ask("$JS.API.STREAM.PURGE.X", "", WAIT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theAnswerComes(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var monitored = new Monitored(server.url()).connected()) {
            assertThat(ask(monitored, "$JS.API.INFO")).contains("\"limits\"");
            var all = monitored.connections.questions()
                    .askAll("$SYS.REQ.ACCOUNT.PING.STATZ", "", Duration.ofMillis(500), WAIT).get();
            assertThat(all).hasSize(1);
        }
    }

    /** Servers that are busy answer late, but the others of the cluster soon after the first. */
    @Test
    void whoAnswersLateIsWaitedForAndSoAreTheOthers() throws Exception {
        try (var server = TestServer.withoutJetStream(TestServers.all().getFirst(), "");
                var monitored = new Monitored(server.url()).connected()) {
            var there = server.connect();
            for (int late = 1; late <= 2; late++) {
                int which = late;
                there.createDispatcher(asked -> monitored.scheduler.schedule(
                        () -> there.publish(asked.getReplyTo(), new byte[which]), 1_000, TimeUnit.MILLISECONDS))
                        .subscribe("$JS.API.STREAM.NAMES");
            }
            there.flush(WAIT);
            Await.until(Monitored.SOON, "the api connection", monitored.connections::questionable);
            var questions = monitored.connections.questions();

            assertThat(questions.askAll("$JS.API.STREAM.NAMES", "", Duration.ofMillis(700), Duration.ofSeconds(15))
                    .get(30, TimeUnit.SECONDS)).hasSize(2);
            assertThat(questions.askAll("$JS.API.STREAM.NAMES", "", Duration.ofMillis(50), Duration.ofMillis(50))
                    .get(30, TimeUnit.SECONDS)).as("but not for ever").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void withoutJetStreamThatIsSaid(Path binary) throws Exception {
        try (var server = TestServer.withoutJetStream(binary, "");
                var monitored = new Monitored(server.url()).connected()) {
            assertFails(monitored, "$JS.API.INFO", Reason.NOBODY_THERE, "JetStream is not switched on");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aMissingPermissionIsNamed(Path binary) throws Exception {
        var config = "authorization { users: [ { user: bob, password: b, permissions: { publish: [\"nothing\"] } } ] }";
        try (var server = TestServer.start(binary, config);
                var monitored = new Monitored(server.url().replace("://", "://bob:b@")).connected()) {
            assertFails(monitored, "$JS.API.STREAM.NAMES", Reason.NOT_PERMITTED, "$JS.API.STREAM.NAMES");
        }
    }

    @Test
    void whileNotConnectedNothingIsKeptToBeAskedLater() throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url()).connected()) {
            server.kill();
            Await.until(Monitored.SOON, "noticed", () -> !monitored.connections.questionable());
            var answer = monitored.connections.questions().ask("$JS.API.INFO", "", WAIT);
            assertThat(answer).isCompletedExceptionally();
            assertThatThrownBy(answer::join).satisfies(thrown -> assertReason(thrown, Reason.NOT_CONNECTED));
        }
    }

    private static String ask(Monitored monitored, String subject) {
        Await.until(Monitored.SOON, "the api connection", monitored.connections::questionable);
        return new String(monitored.connections.questions().ask(subject, "", WAIT).join(), StandardCharsets.UTF_8);
    }

    private static void assertFails(Monitored monitored, String subject, Reason reason, String words) {
        assertThatThrownBy(() -> ask(monitored, subject)).isInstanceOf(CompletionException.class)
                .hasMessageContaining(words)
                .satisfies(thrown -> assertReason(thrown, reason));
    }

    private static void assertReason(Throwable thrown, Reason reason) {
        assertThat(thrown.getCause()).isInstanceOfSatisfying(QuestionFailed.class,
                failed -> assertThat(failed.reason()).isEqualTo(reason));
    }
}
