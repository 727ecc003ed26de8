package claudoom.monitor.feature.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Fill;
import claudoom.monitor.feature.events.model.Filling;
import claudoom.monitor.feature.events.model.Filter;
import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.History.Phase;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Start;
import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.PurgeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of real servers, of every retention, with holes, purged and gone while they are read; and gaps filled from them. */
@Execution(ExecutionMode.CONCURRENT)
class StreamArchiveTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final EventLog.Limits LIMITS = new EventLog.Limits(100_000, 32 << 20);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Traffic traffic = new Traffic(subject -> Meaning.NONE, 1_000, 10_000, 16 << 20);

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
        scheduler.shutdownNow();
    }

    private Connections connected(TestServer server) throws Exception {
        var connections = new Connections(ConnectOptions.to(server.url()), List.of("lab.>"), true, traffic, scheduler,
                InstantSource.system());
        open.add(connections);
        connections.start();
        Await.until(SOON, "connected", () -> connections.state().connected() && connections.questionable());
        return connections;
    }

    private TestServer started(Path binary) {
        var server = TestServer.start(binary);
        open.add(server);
        return server;
    }

    private static void make(JetStreamManagement streams, String name, RetentionPolicy retention, String subject)
            throws Exception {
        streams.addStream(StreamConfiguration.builder().name(name).subjects(subject).retentionPolicy(retention)
                .storageType(StorageType.File).build());
    }

    private static void publish(Connection to, String subject, int count) throws Exception {
        for (int n = 0; n < count; n++) {
            to.publish(subject + "." + n % 3, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
        }
        to.flush(Duration.ofSeconds(10));
    }

    private static long consumers(JetStreamManagement streams, String name) throws Exception {
        return streams.getConsumers(name).size();
    }

    private static History.Order order(String stream, long from) {
        return new History.Order(stream, new Start.Sequence(from), ">", Filter.EVERYTHING);
    }

    private static void read(History history, Phase until) {
        Await.until(SOON, "phase " + until + " after " + history.looked() + ", " + history.trouble(), () -> {
            history.step(Instant.now());
            return history.phase() == until;
        });
    }

    private static List<Long> sequences(History history) {
        var all = new ArrayList<Long>();
        for (long line = history.firstLine(); line < history.endLine(); line++) {
            if (history.line(line) instanceof LogLine.Apart(var arrival, var origin)) {
                all.add(origin.sequence());
            }
        }
        return all;
    }

    private static List<String> holes(History history) {
        var all = new ArrayList<String>();
        for (long line = history.firstLine(); line < history.endLine(); line++) {
            if (history.line(line) instanceof LogLine.Missing(var what) && what.span() != null) {
                all.add(what.cause() + " " + what.span().first() + "-" + what.span().last());
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void streamsOfEveryRetentionAreReadWithoutAConsumer(Path binary) throws Exception {
        var server = started(binary);
        var client = server.connect();
        var streams = client.jetStreamManagement();
        make(streams, "LIM", RetentionPolicy.Limits, "lim.>");
        make(streams, "INT", RetentionPolicy.Interest, "int.>");
        make(streams, "WQ", RetentionPolicy.WorkQueue, "wq.>");
        streams.addOrUpdateConsumer("INT", ConsumerConfiguration.builder().durable("one").build());
        publish(client, "lim", 500);
        publish(client, "int", 500);
        publish(client, "wq", 500);
        streams.deleteMessage("LIM", 10);
        streams.deleteMessage("LIM", 11);
        streams.deleteMessage("WQ", 500);
        var archive = new StreamArchive(connected(server).questions(), InstantSource.system());
        assertThat(archive.streams().get()).extracting(each -> each.name() + " " + each.retention())
                .containsExactly("INT " + Retention.INTEREST, "LIM " + Retention.LIMITS, "WQ " + Retention.WORK_QUEUE);
        assertThat(archive.ahead().get().abs()).isLessThan(Duration.ofSeconds(2));
        var history = new History(archive, subject -> Meaning.NONE, LIMITS);
        for (var name : List.of("LIM", "INT", "WQ")) {
            long before = consumers(streams, name);
            history.read(order(name, 1));
            read(history, Phase.ENDED);
            assertThat(sequences(history)).isSorted()
                    .hasSize(name.equals("LIM") ? 498 : name.equals("INT") ? 500 : 499);
            assertThat(consumers(streams, name)).isEqualTo(before);
            assertThat(holes(history)).isEqualTo(switch (name) {
                case "LIM" -> List.of("DELETED 10-11");
                case "WQ" -> List.of("ACKNOWLEDGED 500-500");
                default -> List.of();
            });
        }
        assertThat(streams.getStreamInfo("WQ").getStreamState().getMsgCount()).isEqualTo(499);
        history.read(new History.Order("LIM", new Start.Sequence(1), "lim.1", Filter.EVERYTHING));
        read(history, Phase.ENDED);
        assertThat(sequences(history)).hasSize(166).allMatch(sequence -> sequence % 3 == 2);
        history.read(order("NONE", 1));
        read(history, Phase.FAILED);
        assertThat(history.trouble()).contains("stream not found");
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aPurgeAndADeadServerInBetweenAreSaid(Path binary) throws Exception {
        var server = started(binary);
        var client = server.connect();
        make(client.jetStreamManagement(), "LIM", RetentionPolicy.Limits, "lim.>");
        publish(client, "lim", 20_000);
        var connections = connected(server);
        var history = new History(new StreamArchive(connections.questions(), InstantSource.system()),
                subject -> Meaning.NONE, LIMITS);
        history.speed(0.1, Instant.now()); // slow, so that it is in the middle for sure
        history.read(order("LIM", 1));
        Await.until(SOON, "the first", () -> {
            history.step(Instant.now());
            return history.endLine() > 0 && history.looked() > 4_000;
        });
        client.jetStreamManagement().purgeStream("LIM", PurgeOptions.builder().sequence(18_001).build());
        history.speed(Double.POSITIVE_INFINITY, Instant.now());
        read(history, Phase.ENDED);
        assertThat(holes(history)).isNotEmpty().last().asString().endsWith("-18000");
        assertThat(history.looked() + history.missing()).isEqualTo(20_000);
        assertThat(sequences(history)).isSorted().doesNotHaveDuplicates().contains(18_001L, 20_000L);

        history.read(order("LIM", 18_001));
        history.speed(0.1, Instant.now());
        Await.until(SOON, "the first", () -> {
            history.step(Instant.now());
            return history.endLine() > 0;
        });
        server.kill();
        Await.until(SOON, "noticed", () -> !connections.questionable());
        history.seek(18_001);
        history.speed(Double.POSITIVE_INFINITY, Instant.now());
        read(history, Phase.FAILED);
        assertThat(history.trouble()).contains("not connected");
        server.startAgain();
        Await.until(SOON, "back", connections::questionable);
        history.readOn();
        read(history, Phase.ENDED);
        assertThat(sequences(history)).hasSize(2_000).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void startsByTimeAndByLastAndHeadersAreRead(Path binary) throws Exception {
        var server = started(binary);
        var client = server.connect();
        make(client.jetStreamManagement(), "LIM", RetentionPolicy.Limits, "lim.>");
        publish(client, "lim", 100);
        var archive = new StreamArchive(connected(server).questions(), InstantSource.system());
        var at = archive.next("LIM", 61, ">").get();
        assertThat(at).isNotNull();
        var history = new History(archive, subject -> Meaning.NONE, LIMITS);
        history.read(new History.Order("LIM", new Start.Time(at.at()), ">", Filter.EVERYTHING));
        read(history, Phase.ENDED);
        assertThat(sequences(history).getFirst()).isBetween(1L, 61L);
        assertThat(archive.next("LIM", sequences(history).getFirst(), ">").get()).isNotNull()
                .satisfies(first -> assertThat(first.at()).isAfterOrEqualTo(at.at()));
        history.read(new History.Order("LIM", new Start.Last(7), ">", Filter.EVERYTHING));
        read(history, Phase.ENDED);
        assertThat(sequences(history)).hasSize(7).last().isEqualTo(100L);
        client.publish(NatsMessage.builder().subject("lim.h").headers(new Headers().add("trace-id", "4bf9", "00"))
                .data(new byte[] {0, 1, (byte) 255}).build());
        client.flush(Duration.ofSeconds(10));
        var last = archive.next("LIM", 101, ">").get();
        assertThat(last).isNotNull();
        assertThat(last.payload()).containsExactly(0, 1, 255);
        assertThat(last.headers()).containsEntry("trace-id", List.of("4bf9", "00"));
        assertThat(archive.next("LIM", 102, ">").get()).isNull();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aRealGapIsFilledFromItsStreamsAndOnlyWithWhatWasMissed(Path binary) throws Exception {
        var server = started(binary);
        var client = server.connect();
        make(client.jetStreamManagement(), "A", RetentionPolicy.Limits, "lab.a.>");
        make(client.jetStreamManagement(), "WQ", RetentionPolicy.WorkQueue, "lab.w.>");
        make(client.jetStreamManagement(), "OTHER", RetentionPolicy.Limits, "other.>");
        var connections = connected(server);
        var archive = new StreamArchive(connections.questions(), InstantSource.system());
        var log = new EventLog(traffic.tail(), connections.gaps(), () -> 0, InstantSource.system(), Runnable::run,
                LIMITS, new Filling(archive, traffic.tail(), () -> List.of("lab.>"), subject -> Meaning.NONE,
                        InstantSource.system()),
                traffic::keptAside);
        publish(client, "lab.a", 60);
        Await.until(SOON, "all came", () -> traffic.messages() == 60);
        server.signal("STOP"); // frozen, until the monitor has noticed; then what is published is missed
        Await.until(SOON, "noticed", () -> !connections.state().connected());
        for (int n = 0; n < 60; n++) { // waits in the socket, and is read before anybody can subscribe again
            client.publish((n < 45 ? "lab.a." : "lab.w.") + n % 3,
                    ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
        }
        client.publish("other.1", new byte[0]);
        client.flushBuffer();
        server.signal("CONT");
        client.flush(Duration.ofSeconds(10));
        Await.until(SOON, "back", () -> connections.state().connected() && connections.questionable());
        publish(client, "lab.a", 30);
        client.publish("lab.end", new byte[0]); // of no stream; the last
        Await.until(SOON, "the last came",
                () -> IntStream.range(0, traffic.subjectCount())
                        .anyMatch(n -> traffic.subject(n).text().equals("lab.end")));
        long missed = 60 + 60 + 30 + 1 - traffic.messages();
        log.step();
        var account = log.accounts();
        log.fill(gap(log));
        Await.until(SOON, "filled", () -> {
            log.step();
            return log.line(gap(log)) instanceof LogLine.Missing(var what) && what.fill().phase() == Fill.Phase.DONE;
        });
        assertThat(log.filledIn()).isEqualTo(missed);
        assertThat(connections.gaps().filledIn(connections.gaps().list().getFirst())).isEqualTo(missed);
        assertThat(log.accounts()).isEqualTo(account);
        assertThat(log.endLine() - log.firstLine()).isEqualTo(151 + 1);
        assertThat(client.getStatus()).isNotNull();
        assertThat(server.connect().jetStreamManagement().getStreamInfo("WQ").getStreamState().getMsgCount())
                .isEqualTo(15);
    }

    private static long gap(EventLog log) {
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            if (log.line(line) instanceof LogLine.Missing) {
                return line;
            }
        }
        throw new AssertionError("no gap");
    }
}
