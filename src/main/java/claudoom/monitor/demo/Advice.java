package claudoom.monitor.demo;

import java.util.Locale;

/** What a person types to get a nats-server. */
final class Advice {

    private Advice() {}

    /** The second half of a sentence, with the exact command where the platform has one. */
    static String toInstall(String osName, boolean apt) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return "install it with: brew install nats-server";
        }
        if (os.startsWith("win")) {
            return "install it with: winget install NATSAuthors.NATSServer (or: scoop install nats-server)";
        }
        if (apt) {
            return "install it with: sudo apt-get install nats-server";
        }
        return "install the package nats-server of your distribution, or unpack the release of nats-io/nats-server from"
                + " GitHub and set NATS_SERVER to the program in it";
    }
}
