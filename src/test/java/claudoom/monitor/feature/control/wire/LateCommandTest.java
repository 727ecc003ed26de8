package claudoom.monitor.feature.control.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import claudoom.monitor.traffic.Traffic;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaves long after it was confirmed: neither when the disk of the log stood still, nor when the computer slept. */
class LateCommandTest {

    private static final LinkState CONNECTED = new LinkState(Phase.CONNECTED, Instant.EPOCH, "",
            new ServerFacts("nats://127.0.0.1:1", "lab", "2.10.27", true, null, 1 << 20, List.of()), null);
    private static final Order ORDER = new Order("1", "pause", "Pause the experiment", "skill",
            List.of(new Parcel("1-1", null, "clau-doom.system.control.pause", "{}")),
            Objects.requireNonNull(Ground.of(CONNECTED)), Set.of(), false, Instant.EPOCH);

    private final Queue<Runnable> disk = new ArrayDeque<>();
    private final History history = new History(10);
    private Instant now = Instant.EPOCH;

    private CompletableFuture<Entry> send(Connections connections, Ledger ledger,
            ScheduledExecutorService polls) {
        InstantSource clock = () -> now;
        return new ControlCommands(connections.operator(),
                new ListenersQuestion(connections.questions(), clock, Duration.ofMillis(200)), ledger, history,
                () -> CONNECTED, polls, clock, Duration.ofMillis(400)).send(ORDER).thenApply(Objects::requireNonNull);
    }

    @Test
    void whatTookLongToBeWrittenDownIsNotSentAnyMore(@TempDir Path folder) throws Exception {
        var polls = Executors.newSingleThreadScheduledExecutor();
        var traffic = new Traffic(Grammars.builtIn("clau-doom")::meaningOf, 100, 1 << 8, 4 << 20);
        try (var connections = new Connections(ConnectOptions.to("nats://127.0.0.1:1"), List.of("x.>"), false, traffic,
                polls, InstantSource.system())) {
            var sent = send(connections, new Ledger(folder.resolve("commands.jsonl"), disk::add), polls);
            now = now.plus(Duration.ofMinutes(5));
            for (var next = disk.poll(); next != null; next = disk.poll()) {
                next.run();
            }

            var outcome = sent.get(20, TimeUnit.SECONDS).deliveries().getFirst().outcome();
            assertThat(outcome).isNotNull();
            assertThat(outcome.fate()).isEqualTo(Fate.NOT_SENT);
            assertThat(outcome.detail()).contains("too much time passed");
            assertThat(Objects.requireNonNull(connections.operator()).armed()).isFalse();
        } finally {
            polls.shutdownNow();
        }
    }

    @Test
    void whatIsLeftOfAnOrderIsLateAfterASleep() {
        var entry = Entry.of(ORDER, now, "me");
        var journey = new Journey(ORDER, entry, new Journey.Ways(history, new Ledger(Path.of("none"), disk::add),
                () -> now, () -> (command, at) -> {}));
        assertThat(journey.late(now.plusSeconds(20))).isFalse();
        assertThat(journey.late(now.plusSeconds(40))).as("each step counts from the last").isFalse();
        assertThat(journey.late(now.plusSeconds(71))).isTrue();
        assertThat(journey.late(now.plusSeconds(72))).as("and stays so").isTrue();
    }

    /** A file system that went away throws what no list of exceptions foresees. */
    @Test
    void aLogThatBreaksInAnyWayIsSaid(@TempDir Path folder) throws IOException {
        Path gone;
        try (var files = FileSystems.newFileSystem(folder.resolve("away.zip"), Map.of("create", "true"))) {
            gone = files.getPath("/commands.jsonl");
        }
        var ledger = new Ledger(gone, Runnable::run);
        var entry = Entry.of(ORDER, now, "me");
        assertThat(ledger.trouble().join()).contains("cannot be written");
        assertThat(ledger.begin(entry).join()).contains("cannot be written");
        assertThat(ledger.end(entry, ORDER.parcels().getFirst(),
                new Outcome(Fate.ANSWERED, "", Duration.ZERO), now).join()).contains("cannot be written");
    }
}
