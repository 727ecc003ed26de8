package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A real server with streams, and a read-only monitor's connections to it. */
final class Streams implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    final TestServer server;
    final Connection nats;
    final Connections connections;
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();

    Streams(Path binary) {
        this(TestServer.start(binary), "");
    }

    /** @param login such as {@code bob:b@} */
    Streams(TestServer server, String login) {
        this.server = server;
        nats = server.connect(options -> login.isEmpty()
                ? options.noReconnect().supportUTF8Subjects()
                : options.noReconnect().userInfo(login.substring(0, login.indexOf(':')),
                        login.substring(login.indexOf(':') + 1, login.length() - 1)));
        try {
            connections = new Connections(ConnectOptions.to(server.url().replace("://", "://" + login)),
                    List.of("none.>"), true, new Traffic(subject -> Meaning.NONE, 100, 100, 2 << 20), polls,
                    InstantSource.system());
        } catch (BadConnectOptions impossible) {
            throw new AssertionError(impossible);
        }
        connections.start();
        Await.until(LIMIT, "connected", () -> connections.state().connected() && connections.questionable());
    }

    StreamArchive archive() {
        return new StreamArchive(connections.questions());
    }

    void stream(String name, RetentionPolicy retention, String... subjects) {
        try {
            nats.jetStreamManagement().addStream(StreamConfiguration.builder().name(name).subjects(subjects)
                    .retentionPolicy(retention).storageType(StorageType.Memory).build());
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    void store(String subject, String payload) {
        try {
            nats.jetStream().publish(subject, payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    void delete(String stream, long sequence) {
        try {
            nats.jetStreamManagement().deleteMessage(stream, sequence);
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    /** How many consumers a stream has. */
    long consumers(String stream) {
        try {
            return nats.jetStreamManagement().getStreamInfo(stream).getStreamState().getConsumerCount();
        } catch (IOException | JetStreamApiException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
        server.close();
    }
}
