package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Peer;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.feature.streams.model.StreamSetup.Limits;
import claudoom.monitor.feature.streams.model.StreamSetup.Locks;
import claudoom.monitor.feature.streams.model.StreamState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams as an account has them, told at a fixed moment. */
final class Story {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(2);

    private Story() {}

    static StreamSetup setup(String name, String retention, @Nullable Long mostBytes, int replicas,
            String... subjects) {
        return new StreamSetup(name, null, List.of(subjects), NOW.minus(Duration.ofDays(3)), retention, "file", "old",
                new Limits(null, mostBytes, Duration.ofDays(7), null, null, null), replicas, Duration.ofMinutes(2),
                new Locks(false, false, false, true, false), "", List.of("single messages may be read from any copy"),
                "{\"name\":\"" + name + "\",\"subjects\":[\"" + subjects[0] + "\"]}");
    }

    static StreamState state(Instant at, long messages, long bytes, List<Peer> peers) {
        return new StreamState(at, messages, bytes, 1_000, 999 + messages, at.minus(Duration.ofHours(9)), at, 4, 0, 48L,
                0, peers.isEmpty() ? null : "nats-1", peers);
    }

    /** Two rounds of answers about some streams: a full one, a lagging one, one that nobody leads any more. */
    static StreamBook told() {
        var book = new StreamBook(EVERY);
        book.live(true);
        for (var at : List.of(NOW.minus(EVERY), NOW)) {
            long more = at.equals(NOW) ? 400 : 0;
            book.take(setup("AGENT_EVENTS", "limits", 100L << 30, 1, "lab.agent.>"),
                    state(at, 1_204_311 + more, 412_000_000, List.of()), at);
            book.take(setup("METRICS", "limits", 32L << 20, 1, "lab.metrics.>"), state(at, 88_240 + more, 31_000_000,
                    List.of()), at);
            book.take(setup("EXPERIMENT_EVENTS", "interest", null, 3, "lab.experiment.>", "lab.generation.>"),
                    state(at, 12, 4_300, List.of(new Peer("nats-2", true, false, null, 0),
                            new Peer("nats-3", false, false, Duration.ofSeconds(14), 1_840))),
                    at);
            book.take(setup("JOBS", "workqueue", null, 1, "lab.jobs.>"),
                    at.equals(NOW) ? null : state(at, 37, 9_000, List.of()), at);
        }
        book.notReached("ARCHIVE", NOW, "the server cannot reach it");
        book.asked(NOW, EVERY);
        return book;
    }

    static Item item(long sequence) {
        return new Item(sequence, NOW.minusSeconds(2_000 - sequence), "lab.agent.a" + sequence % 3 + ".death",
                ("{\"agent_id\":\"a" + sequence % 3 + "\",\"kills\":" + sequence + ",\"cause\":\"IMP_FIREBALL\"}")
                        .getBytes(StandardCharsets.UTF_8),
                Map.of("trace-id", List.of("t" + sequence)));
    }
}
