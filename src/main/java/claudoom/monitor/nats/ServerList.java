package claudoom.monitor.nats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which servers to try: the configured ones, in their order, then one of those that the last server told of. One only, and
 * the next one in the next round, because such addresses often lead nowhere from here and each costs its time.
 */
final class ServerList {

    private static final int MOST = 32;

    private final ConnectOptions options;
    private final Set<String> demanding = ConcurrentHashMap.newKeySet();
    private List<String> told = List.of();
    private List<String> discovered = List.of();
    private int turn;

    ServerList(ConnectOptions options) {
        this.options = options;
    }

    List<String> configured() {
        return options.servers().urls();
    }

    /** Whether a connection to that server is encrypted; once it demanded that, always: nothing goes in clear after it did not. */
    boolean encrypted(String server) {
        return options.encrypted() || demanding.contains(server);
    }

    /** Encrypts from now on. */
    void demandsEncryption(String server) {
        demanding.add(server);
    }

    /** The one discovered server whose turn it is, or none. */
    synchronized List<String> discovered() {
        return discovered.isEmpty() ? List.of() : List.of(discovered.get(Math.floorMod(turn++, discovered.size())));
    }

    /** @param addresses as a server tells them, host and port; what is no address is left out, as is a login */
    synchronized void told(List<String> addresses) {
        if (addresses.equals(told)) {
            return;
        }
        told = List.copyOf(addresses);
        var scheme = options.encrypted() ? "tls://" : "nats://";
        boolean reachable = configured().stream().noneMatch(url -> url.startsWith("ws"));
        var found = new LinkedHashSet<String>();
        for (var address : reachable ? addresses : List.<String>of()) {
            try {
                found.addAll(ServerUrls.parse(scheme + address).urls());
            } catch (BadConnectOptions noAddress) {
                System.getLogger(ServerList.class.getName()).log(System.Logger.Level.DEBUG,
                        "a server told of something that is no address");
            }
        }
        configured().forEach(found::remove);
        discovered = found.stream().limit(MOST).toList();
    }
}
