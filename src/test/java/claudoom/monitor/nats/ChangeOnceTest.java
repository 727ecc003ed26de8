package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.nats.ChangeOnce.Confirmed;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A confirmed change on its way to a log that is as slow or as broken as the test wants; no server is there. */
class ChangeOnceTest {

    private static final LinkState CONNECTED = new LinkState(Phase.CONNECTED, Instant.EPOCH, "",
            new ServerFacts("nats://127.0.0.1:1", "lab", "2.10.27", true, null, 1 << 20, List.of()), null);

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<@Nullable String> written = new CompletableFuture<>();
    private final List<Outcome> ends = new ArrayList<>();
    private final Journal journal = new Journal() {
        @Override
        public CompletableFuture<@Nullable String> begin(Line line) {
            return written;
        }

        @Override
        public void end(Line line, Outcome outcome) {
            ends.add(outcome);
        }
    };
    private Instant now = Instant.EPOCH;

    @AfterEach
    void stop() {
        polls.shutdownNow();
    }

    private CompletableFuture<ChangeOnce.Sent> send() throws BadConnectOptions {
        var options = ConnectOptions.to("nats://127.0.0.1:1");
        var way = new Changes(new Operator(options, new ServerList(options), polls, InstantSource.system()),
                Changes.Of.STREAMS);
        var once = new ChangeOnce(way, () -> journal, () -> CONNECTED, polls, () -> now);
        return once.send(new Confirmed("1", "purge stream", "Purge S", "$JS.API.STREAM.PURGE.S", "{}",
                Objects.requireNonNull(Ground.of(CONNECTED))), sent -> "words");
    }

    /** The disk stood still, or the computer slept: nobody means it now. */
    @Test
    void whatTookLongToBeWrittenDownIsNotSentAnyMore() throws Exception {
        var sent = send();
        now = now.plus(Duration.ofMinutes(5));
        written.complete(null);

        var end = sent.get(20, TimeUnit.SECONDS);
        assertThat(end.done()).isFalse();
        assertThat(end.failure("stream")).startsWith("Nothing was sent").contains("confirmed too long ago");
        assertThat(ends).singleElement().extracting(Outcome::fate).isEqualTo(Fate.NOT_SENT);
    }

    @Test
    void aLogThatBreaksIsOneThatCannotBeWritten() throws Exception {
        var sent = send();
        written.completeExceptionally(new IllegalStateException("broken"));

        assertThat(sent.get(20, TimeUnit.SECONDS).failure("stream")).startsWith("Nothing was sent")
                .contains("cannot be written").contains("broken");
    }
}
