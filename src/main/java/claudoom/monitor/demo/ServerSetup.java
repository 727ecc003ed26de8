package claudoom.monitor.demo;

import java.nio.file.Path;

/**
 * How a private server is to be run.
 *
 * @param binary the nats-server program
 * @param jetStream whether JetStream is switched on by us; a config text may do so as well
 * @param config more settings in the server's own language (users, TLS, limits …), empty for none; addresses and ports
 *            are always ours
 * @param cache where the mark of the running server is left, so that the next start can end what a crash left behind
 * @param clientPort where it listens for clients; -1 for one that it chooses
 * @param monitoringPort where it answers questions over HTTP; -1 for one that it chooses
 */
public record ServerSetup(Path binary, boolean jetStream, String config, Path cache, int clientPort,
        int monitoringPort) {

    private static final int ANY = -1;

    /** JetStream on, nothing else. */
    public static ServerSetup of(Path binary, Path cache) {
        return new ServerSetup(binary, true, "", cache, ANY, ANY);
    }

    public ServerSetup withConfig(String text) {
        return new ServerSetup(binary, jetStream, text, cache, clientPort, monitoringPort);
    }

    public ServerSetup withoutJetStream() {
        return new ServerSetup(binary, false, config, cache, clientPort, monitoringPort);
    }

    /** For one that is stopped and started again where somebody else may take a port that it chose itself meanwhile. */
    public ServerSetup on(int client, int monitoring) {
        return new ServerSetup(binary, jetStream, config, cache, client, monitoring);
    }
}
