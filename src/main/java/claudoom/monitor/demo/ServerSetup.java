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
 */
public record ServerSetup(Path binary, boolean jetStream, String config, Path cache) {

    /** JetStream on, nothing else. */
    public static ServerSetup of(Path binary, Path cache) {
        return new ServerSetup(binary, true, "", cache);
    }

    public ServerSetup withConfig(String text) {
        return new ServerSetup(binary, jetStream, text, cache);
    }

    public ServerSetup withoutJetStream() {
        return new ServerSetup(binary, false, config, cache);
    }
}
