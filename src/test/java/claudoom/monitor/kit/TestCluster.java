package claudoom.monitor.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Several servers on the loopback address that know each other. */
public final class TestCluster implements AutoCloseable {

    private final List<TestServer> servers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** @param config for each of them; a login, if any, is bob with the password b */
    public TestCluster(Path binary, int size, String config) {
        this(binary, size, config, null);
    }

    /** @param trust for servers with TLS */
    public TestCluster(Path binary, int size, String config, @Nullable SSLContext trust) {
        this(binary, size, config, trust, false);
    }

    /** With JetStream, which may take some seconds more until it has a leader. */
    public static TestCluster withJetStream(Path binary, int size) {
        return new TestCluster(binary, size, "", null, true);
    }

    private TestCluster(Path binary, int size, String config, @Nullable SSLContext trust, boolean jetStream) {
        var ports = IntStream.range(0, size).mapToObj(n -> FreePort.next()).toList();
        var routes = ports.stream().map(port -> "nats://127.0.0.1:" + port).collect(Collectors.joining(", "));
        try {
            for (int port : ports) {
                var whole = config + "\nserver_name: s" + port + "\ncluster { name: lab, listen: \"127.0.0.1:" + port
                        + "\", routes: [ " + routes + " ] }\n";
                servers.add(jetStream
                        ? TestServer.start(binary, whole)
                        : TestServer.withoutJetStream(binary, whole));
                names.add("s" + port);
            }
            Await.until(Duration.ofSeconds(15), "each server knows all", () -> {
                for (var server : servers) {
                    var known = server.connect(options -> (trust == null ? options : options.sslContext(trust))
                            .noReconnect().userInfo("bob", "b"));
                    boolean all = known.getServerInfo().getConnectURLs().size() == size;
                    known.close();
                    if (!all) {
                        return false;
                    }
                }
                return true;
            });
        } catch (RuntimeException | AssertionError failed) {
            close();
            throw failed;
        }
    }

    public TestServer server(int n) {
        return servers.get(n);
    }

    /** By the name that it calls itself, such as the leader of a consumer. */
    public TestServer named(String name) {
        return servers.get(names.indexOf(name));
    }

    /** One that is not called so. */
    public TestServer other(String name) {
        return servers.get((names.indexOf(name) + 1) % servers.size());
    }

    /** Where clients connect, with commas. */
    public String urls() {
        return servers.stream().map(TestServer::url).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        servers.forEach(TestServer::close);
    }
}
