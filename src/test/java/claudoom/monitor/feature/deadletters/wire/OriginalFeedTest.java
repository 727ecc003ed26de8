package claudoom.monitor.feature.deadletters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Letters that come faster than anybody says what they were. */
class OriginalFeedTest {

    @Test
    void theOldestAreGivenUpWhenMoreComeThanCanBeAskedFor()
            throws BadConnectOptions, InterruptedException, ExecutionException {
        var letters = new DeadLetters();
        try (var server = TestServer.withoutJetStream(TestServers.any(), "");
                var polls = Executors.newSingleThreadScheduledExecutor()) {
            server.connect().createDispatcher(question -> {}).subscribe("$JS.API.STREAM.MSG.GET.>");
            var connections = new Connections(ConnectOptions.to(server.url()), List.of("none.>"), true,
                    new Traffic(subject -> Meaning.NONE, 10, 16, 2 << 20), polls,
                    InstantSource.system());
            connections.start();
            Await.until(Duration.ofSeconds(10), "connected", () -> connections.state().connected());
            var feed = new OriginalFeed(new StoredMessages(connections.questions(), polls)::at, polls, letters);
            polls.submit(() -> {
                for (int n = 0; n < OriginalFeed.MOST_WAITING + OriginalFeed.IN_FLIGHT + 1; n++) {
                    feed.fetch(Objects.requireNonNull(
                            letters.add(Samples.advisory(Source.TERMINATED, n + 1, "id" + n, -n, "bad"))));
                }
            }).get();

            assertThat(letters.snapshot(Samples.T0).letters()).filteredOn(
                    letter -> letter.original().state() == Original.State.UNREACHED).hasSize(1);
            connections.close();
            polls.shutdownNow();
        }
    }

    /** The connection comes up in the moment in which a question fails for want of it, and nobody is told again. */
    @Test
    void whoCouldNotBeAskedForWantOfAConnectionIsAskedForAgain() {
        var letters = new DeadLetters();
        var polls = new ManualPolls();
        var connected = new boolean[1];
        var feed = new OriginalFeed((stream, sequence) -> connected[0]
                ? CompletableFuture.completedFuture(new StoredMessage.Gone("It is gone.", false))
                : CompletableFuture.failedFuture(new QuestionFailed(Reason.NOT_CONNECTED, "not connected")), polls,
                letters);
        for (int n = 0; n < 100; n++) {
            feed.fetch(Objects.requireNonNull(
                    letters.add(Samples.advisory(Source.TERMINATED, n + 1, "id" + n, -n, "bad"))));
        }
        polls.pass(Duration.ofMinutes(1));
        assertThat(letters.snapshot(Samples.T0).letters())
                .allMatch(letter -> letter.original().state() == Original.State.ASKED);

        connected[0] = true;
        polls.pass(Duration.ofMinutes(1));
        assertThat(letters.snapshot(Samples.T0).letters())
                .allMatch(letter -> letter.original().state() == Original.State.GONE);
    }
}
