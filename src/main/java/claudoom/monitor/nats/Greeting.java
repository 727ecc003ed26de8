package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState.ServerFacts;
import io.nats.client.Connection;

/** What a server told of itself when it let us in. */
final class Greeting {

    private Greeting() {}

    /** To which server just this connection leads. */
    static ServerFacts of(Connection made) {
        var info = made.getServerInfo();
        var url = ServerUrls.withoutLogin(String.valueOf(made.getConnectedUrl()));
        return new ServerFacts(url, String.valueOf(info.getServerName()), info.getVersion(),
                info.isJetStreamAvailable(), info.getCluster(), info.getMaxPayload(), info.getConnectURLs());
    }
}
