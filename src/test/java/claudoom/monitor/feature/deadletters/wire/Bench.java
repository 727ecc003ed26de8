package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A real server, the monitor's connections to it, and the feed under test. */
final class Bench implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final String CONSUMER = "death-processor";

    final TestServer server;
    final Connection nats;
    final DeadLetters letters = new DeadLetters();
    final History history;
    final Traffic traffic;
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private final Connections connections;

    /** Nothing is connected before {@link #begin}, so that a test can prepare the server. */
    Bench(TestServer server) {
        this(server, server.url());
    }

    Bench(TestServer server, String url) {
        this.server = server;
        this.nats = server.connect();
        try {
            var grammars = Grammars.builtIn("clau-doom");
            history = new History(DeadLetterFeed.wanted(grammars));
            traffic = new Traffic(grammars::meaningOf, 10_000, 10_000, 8 << 20);
            var patterns = grammars.subscriptions().stream().map(SubjectPattern::text).toList();
            connections = new Connections(ConnectOptions.to(url), patterns, true, traffic, polls,
                    InstantSource.system());
            var feed = new DeadLetterFeed(connections.questions(), traffic, grammars, polls, InstantSource.system(),
                    letters, history, Duration.ofSeconds(1));
            feed.start();
            connections.onState(feed::link);
            connections.onAsking(feed::asking);
        } catch (BadGrammar | BadConnectOptions impossible) {
            throw new AssertionError(impossible);
        }
    }

    Bench begin() {
        connections.start();
        until("connected", () -> connections.state().connected());
        until("streams asked", () -> connections.questionable()
                && (history.keepers() != null || history.incomplete() != null));
        return this;
    }

    Shelves shelves() {
        return new AskedShelves(connections.questions(), polls, List.of("clau-doom.dlq.>", "clau-doom.deadletter.>"));
    }

    void stream(String name, String... subjects) {
        try {
            nats.jetStreamManagement().addStream(StreamConfiguration.builder().name(name).subjects(subjects)
                    .storageType(StorageType.Memory).build());
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    /** A stream of agent events and its pull consumer, which gives a message up after {@code maxDeliver} deliveries. */
    JetStreamSubscription consumer(int maxDeliver) {
        stream("AGENT_EVENTS", "clau-doom.agent.>");
        var config = ConsumerConfiguration.builder().durable(CONSUMER).maxDeliver(maxDeliver)
                .ackWait(Duration.ofMillis(100)).build();
        try {
            return nats.jetStream().subscribe("clau-doom.agent.*.death", PullSubscribeOptions.builder()
                    .stream("AGENT_EVENTS").durable(CONSUMER).configuration(config).build());
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    void publish(String subject, String payload) {
        nats.publish(subject, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the stream has it. */
    void store(String subject, String payload) {
        try {
            nats.jetStream().publish(subject, payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    List<DeadLetter> all() {
        return letters.snapshot(Instant.now()).letters();
    }

    List<DeadLetter> of(Source source) {
        return all().stream().filter(letter -> letter.source() == source).toList();
    }

    DeadLetter one(Source source) {
        until("one letter of " + source, () -> of(source).size() == 1);
        return of(source).getFirst();
    }

    /** The only letter of this source, when its original is no longer being asked for. */
    DeadLetter settled(Source source) {
        until("original of " + source, () -> of(source).size() == 1
                && of(source).getFirst().original().state() != Original.State.ASKED);
        return of(source).getFirst();
    }

    static void until(String what, Callable<Boolean> condition) {
        Await.until(LIMIT, what, condition);
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
        server.close();
    }
}
