package claudoom.monitor.demo;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A nats-server of our own on 127.0.0.1, on ports it chose itself unless it was told some, with its files in a temporary folder. It does not
 * survive this program: {@link #close()}, a shutdown hook, a watcher for when this process is killed, and a mark for the
 * next start see to that.
 */
public final class PrivateServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PrivateServer.class.getName());
    // usually a tenth of a second; the rest is for a machine that is busy with something else
    private static final Duration START_LIMIT = Duration.ofSeconds(8);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final ServerSetup setup;
    private final Path folder;
    private final LeftBehind marks;
    private final ServerWatcher watcher;
    private final Thread hook = new Thread(this::close, "private-server-end");
    private ServerPorts ports;
    private @Nullable Process process;
    private boolean closed;

    private PrivateServer(ServerSetup setup) throws IOException {
        this.setup = setup;
        this.ports = new ServerPorts("nats", setup.clientPort(), setup.monitoringPort());
        this.folder = Files.createTempDirectory(LeftBehind.FOLDER_PREFIX);
        this.marks = new LeftBehind(setup.cache());
        this.watcher = ServerWatcher.over(folder, marks.markOf(folder));
    }

    /**
     * Starts a server and waits until it listens; ends servers first that an earlier program left behind.
     *
     * @throws IOException if it does not come up; the message holds what the server said
     */
    public static PrivateServer start(ServerSetup setup) throws IOException {
        new LeftBehind(setup.cache()).reap();
        var server = new PrivateServer(setup);
        try {
            Runtime.getRuntime().addShutdownHook(server.hook);
            server.startAgain();
            return server;
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Where clients connect, such as {@code nats://127.0.0.1:41234}. */
    public synchronized String url() {
        return ports.scheme() + "://127.0.0.1:" + ports.client();
    }

    public synchronized String monitoringUrl() {
        return "http://127.0.0.1:" + ports.monitoring();
    }

    /** Process number of the server that runs, or ran last; -1 before the first. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Where its files are as long as it is not closed. */
    Path folder() {
        return folder;
    }

    public synchronized boolean running() {
        return process != null && process.isAlive();
    }

    /** Ends the server as an operator would, and waits for its end; files stay. */
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd(process);
        }
    }

    /** Ends the server as a power cut would; files stay. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    /** Starts the server on the same ports with the same files; does nothing while it runs. */
    public synchronized void startAgain() throws IOException {
        if (closed) {
            throw new IOException("the private server was closed");
        }
        if (running()) {
            return;
        }
        removeOldPortsFile();
        var started = new ProcessBuilder(command()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log().toFile()).start();
        process = started;
        watcher.watch(started.pid());
        started.getOutputStream().close();
        marks.mark(folder, started.toHandle());
        ports = awaitListening(started);
    }

    private List<String> command() throws IOException {
        var command = new ArrayList<>(List.of(setup.binary().toString(), "-a", "127.0.0.1", "-p",
                Integer.toString(ports.client()), "-m", Integer.toString(ports.monitoring()), "--ports_file_dir",
                folder.toString()));
        if (setup.jetStream()) {
            command.addAll(List.of("-js", "-sd", folder.resolve("store").toString()));
        }
        if (!setup.config().isBlank()) {
            var config = folder.resolve("server.conf");
            Files.writeString(config, setup.config());
            command.addAll(List.of("-c", config.toString()));
        }
        return command;
    }

    private void removeOldPortsFile() throws IOException {
        try (var old = Files.newDirectoryStream(folder, "*.ports")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
    }

    private ServerPorts awaitListening(Process started) throws IOException {
        long until = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < until) {
            var found = ServerPorts.readFrom(folder);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        var said = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        started.destroyForcibly();
        awaitEnd(started);
        throw new IOException("the private nats-server did not start: " + said.strip());
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!ending.isAlive()) {
            watcher.forget();
        }
    }

    /** Ends the server and removes its files. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        kill();
        watcher.close();
        Folders.delete(folder);
        marks.unmark(folder);
        if (!Thread.currentThread().equals(hook)) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            LOG.log(Level.DEBUG, "closed while the program ends", endingAlready);
        }
    }
}
