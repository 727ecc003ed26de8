package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** When the copies of a stream that nobody leads are read, and when they are left alone. */
@Execution(ExecutionMode.CONCURRENT)
class CopiedMessagesTest {

    private static final String ASKED = "PUB $JS.API.DIRECT.GET.";

    private final StoredMessage.Failed leaderless = new StoredMessage.Failed("no leader");

    private static boolean heard(FewWords server, String stream) {
        return server.heard.stream().anyMatch(line -> line.startsWith(ASKED + stream + " "));
    }

    @Test
    void aServerThatIsRestartedSaysNothingAgainstTheCopies() throws Exception {
        try (var server = new FewWords(0, true); var monitored = new Monitored(server.url()).connected()) {
            var copies = new CopiedMessages(monitored.connections.questions());
            Await.until(SOON, "questions go", monitored.connections::questionable);
            var answer = copies.get("S", "{}", leaderless);
            Await.until(SOON, "asked", () -> heard(server, "S"));
            server.hangUp();
            assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(leaderless);

            var another = "{\"seq\":2}";
            Await.until(SOON, "they are asked again", () -> {
                copies.get("S", another, leaderless);
                return server.heard.contains(another);
            });
        }
    }

    @Test
    void aCopyThatMayHaveBrokenTheConnectionIsLeftAlone() throws Exception {
        try (var server = new FewWords(0, true); var monitored = new Monitored(server.url()).connected()) {
            var copies = new CopiedMessages(monitored.connections.questions());
            Await.until(SOON, "questions go", monitored.connections::questionable);
            server.answerWith("HMSG %s 1 5 5\r\nx\r\n\r\n\r\n");
            copies.get("S", "{}", leaderless).get(SOON.toSeconds(), TimeUnit.SECONDS);
            server.answerWith("");
            Await.until(SOON, "another stream is asked for", () -> {
                copies.get("OTHER", "{}", leaderless);
                return heard(server, "OTHER");
            });

            var another = "{\"seq\":2}";
            assertThat(copies.get("S", another, leaderless)).as("not even asked").isCompletedWithValue(leaderless);
        }
    }
}
