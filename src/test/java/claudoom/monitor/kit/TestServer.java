package claudoom.monitor.kit;

import claudoom.monitor.demo.PrivateServer;
import claudoom.monitor.demo.ServerBinary;
import claudoom.monitor.demo.ServerSetup;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** A real nats-server for one test, on free ports of the loopback address; gone when the test closes it. */
public final class TestServer implements AutoCloseable {

    private final Path binary;
    private final PrivateServer server;
    private final Path folder;
    private final Path changing;
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    private TestServer(ServerSetup setup) {
        this.binary = setup.binary();
        try {
            folder = Files.createTempDirectory("monitor-test-config-");
            changing = folder.resolve("server.conf");
            Files.writeString(changing, setup.config());
            this.server = PrivateServer.start(setup.withConfig("include '../" + folder.getFileName()
                    + "/server.conf'\n")); // the server's own folder is beside it
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first server of {@link TestServers}, with JetStream. */
    public static TestServer start() {
        return start(TestServers.any());
    }

    public static TestServer start(Path binary) {
        return new TestServer(setup(binary));
    }

    /** With JetStream and more settings in the server's language: users and permissions, TLS, limits … */
    public static TestServer start(Path binary, String config) {
        return new TestServer(setup(binary).withConfig(config));
    }

    public static TestServer withoutJetStream(Path binary, String config) {
        return new TestServer(setup(binary).withConfig(config).withoutJetStream());
    }

    private static ServerSetup setup(Path binary) {
        return ServerSetup.of(binary, ServerBinary.ofThisMachine().cacheFolder()).on(FreePort.next(), FreePort.next());
    }

    public String url() {
        return server.url();
    }

    public String monitoringUrl() {
        return server.monitoringUrl();
    }

    public long pid() {
        return server.pid();
    }

    /** As a power cut: no goodbye to anybody; the files stay. */
    public void kill() {
        server.kill();
    }

    /** As an operator stops it; the files stay. */
    public void stop() {
        server.stop();
    }

    /** On the same ports, with the same files. */
    public void startAgain() {
        try {
            server.startAgain();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives the server other settings, while it runs or for its next start. */
    public void reload(String config) {
        try {
            Files.writeString(changing, config);
            if (running()) {
                signal("HUP");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param name without SIG, such as HUP */
    public void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " ended with " + code);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public boolean running() {
        return server.running();
    }

    /** What the program says of itself, such as 2.10.27. */
    public String version() {
        try {
            return ServerBinary.versionOf(binary).orElseThrow();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** A plain connection that does not reconnect; closed with this server. */
    public Connection connect() {
        return connect(Options.Builder::noReconnect);
    }

    /** A connection of the test's own making; it is silent about errors unless {@code more} gives it a listener. */
    public Connection connect(UnaryOperator<Options.Builder> more) {
        var options = Options.builder().server(url()).connectionTimeout(Duration.ofSeconds(5))
                .errorListener(new ErrorListener() {});
        try {
            var connection = Nats.connect(more.apply(options).build());
            connections.add(connection);
            return connection;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        for (var connection : connections) {
            try {
                connection.close();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        server.close();
        try {
            Files.deleteIfExists(changing);
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
