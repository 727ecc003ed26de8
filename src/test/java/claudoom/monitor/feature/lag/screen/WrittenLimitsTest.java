package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.feature.lag.model.Limit;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.feature.lag.wire.FeedRig;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.TimeChart;
import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody wrote on a consumer of a real server as its limit is the limit of its row and of its chart. */
@Execution(ExecutionMode.CONCURRENT)
class WrittenLimitsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Set<Series> LINES = Set.of(Series.ACK_PENDING);

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsWrittenOnTheConsumerCounts(Path binary) {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            ask(there, "$JS.API.STREAM.CREATE.EV", "{\"name\":\"EV\",\"subjects\":[\"ev\"],\"storage\":\"memory\"}");
            written(there, "2");
            for (int i = 0; i < 3; i++) {
                ask(there, "ev", "{}");
            }
            var inbox = there.createInbox();
            there.createDispatcher(message -> {}).subscribe(inbox);
            there.publish("$JS.API.CONSUMER.MSG.NEXT.EV.worker", inbox, bytes("{\"batch\":100}"));
            rig.until("three are held, and it was watched long enough", () -> rig.find("worker") != null
                    && Objects.requireNonNull(rig.lag("worker").sample()).ackPending() == 3
                    && rig.lag("worker").state() == LagState.OK);
            if (server.version().startsWith("2.9.")) { // keeps no metadata: the limits of the documents count
                assertThat(rig.lag("worker").outlook().limits()).extracting(Limit::measure)
                        .doesNotContain(Measure.ACK_PENDING);
                return;
            }
            var row = row(rig);
            assertThat(Objects.requireNonNull(row.stateProperty().get()).word()).isEqualTo("OVER LIMIT");
            assertThat(row.stateProperty().get().role()).isEqualTo(Role.BAD);
            assertThat(row.needsSomebody()).isTrue();
            assertThat(row.passedProperty().get()).containsExactly(Measure.ACK_PENDING);
            assertThat(LagLimits.words(row.shown().outlook().passed())).isEqualTo("3 ack pending, limit 2");
            assertThat(LagLimits.of(row, LINES)).extracting(TimeChart.Limit::word)
                    .containsExactly("limit 2 ack pending");

            written(there, "50");
            rig.until("the limit is raised", () -> LagLimits.of(row(rig), LINES).stream()
                    .anyMatch(line -> line.word().equals("limit 50 ack pending")));
            rig.until("it is not over it any more", () -> !row(rig).needsSomebody());
        }
    }

    private static LagRow row(FeedRig rig) {
        var model = new LagViewModel(rig.book, () -> {});
        model.show(Instant.now());
        return model.rows().getFirst();
    }

    private static void written(Connection there, String limit) {
        ask(there, "$JS.API.CONSUMER.DURABLE.CREATE.EV.worker", """
                {"stream_name":"EV","config":{"durable_name":"worker","ack_policy":"explicit","ack_wait":600000000000,
                "metadata":{"io.nats.monitor.enabled":"true","io.nats.monitor.outstanding-ack-critical":"%s"}}}"""
                .formatted(limit));
    }

    private static void ask(Connection there, String subject, String body) {
        try {
            var answer = there.request(subject, bytes(body), SOON);
            assertThat(answer).as(subject).isNotNull();
            assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).doesNotContain("\"error\"");
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
