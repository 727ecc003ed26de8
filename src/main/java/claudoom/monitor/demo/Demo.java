package claudoom.monitor.demo;

import java.io.IOException;

/** A private nats-server and an experiment on it: everything the monitor needs to have something to show. */
public final class Demo implements AutoCloseable {

    /** First token of every subject, as in the documents. */
    public static final String ROOT = "clau-doom";

    private static final long SEED = 42;

    private final PrivateServer server;
    private final Experiment experiment;

    private Demo(PrivateServer server, Experiment experiment) {
        this.server = server;
        this.experiment = experiment;
    }

    /**
     * Finds or fetches a nats-server, starts it, and returns when streams and consumers stand and the agents play.
     *
     * @param root first token of every subject
     * @throws NoServerBinary if there is no nats-server and none can be fetched: its message is for the user
     * @throws IOException if the server does not start
     */
    public static Demo start(String root) throws NoServerBinary, IOException, InterruptedException {
        return start(ServerBinary.ofThisMachine(), root, SEED);
    }

    static Demo start(ServerBinary binary, String root, long seed)
            throws NoServerBinary, IOException, InterruptedException {
        var server = PrivateServer.start(ServerSetup.of(binary.find(), binary.cacheFolder()));
        try {
            return new Demo(server, Experiment.start(server.url(), root, seed));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Where to connect. */
    public String url() {
        return server.url();
    }

    public String monitoringUrl() {
        return server.monitoringUrl();
    }

    public PrivateServer server() {
        return server;
    }

    /** Ends the experiment, then the server. */
    @Override
    public void close() {
        experiment.close();
        server.close();
    }
}
