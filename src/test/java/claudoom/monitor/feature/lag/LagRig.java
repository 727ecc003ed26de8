package claudoom.monitor.feature.lag;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The lag feature on a real server, without a window. */
final class LagRig implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
    private final Connections connections;
    private final LagFeature lag;

    LagRig(TestServer server) {
        this(server, null, null);
    }

    LagRig(TestServer server, @Nullable String user, @Nullable String password) {
        var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
        connections = new Connections(options(server, user, password), List.of(), true, traffic, polls,
                InstantSource.system());
        lag = new LagFeature(new FramePump(new ManualPulse(), new ManualAlarm(), () -> 0), connections.questions(),
                polls, InstantSource.system(), Memory.ofThisRun());
        connections.onState(lag::link);
        lag.start();
        connections.start();
    }

    private static ConnectOptions options(TestServer server, @Nullable String user, @Nullable String password) {
        try {
            var to = ConnectOptions.to(server.url());
            return new ConnectOptions(to.servers(), user, password == null ? null : new Secret(password), null, null,
                    null,
                    to.tls(), to.inboxPrefix());
        } catch (BadConnectOptions wrong) {
            throw new AssertionError(wrong);
        }
    }

    LagFeature lag() {
        return lag;
    }

    void until(String what, Callable<Boolean> condition) {
        Await.until(LIMIT, what, condition);
    }

    /** Connected, and told why nothing can be known. */
    void untilRefused() {
        until("a refusal", () -> lag.problem() != null && !"not connected to a server".equals(lag.problem()));
    }

    Map<String, @Nullable Object> consumer(String name) {
        return line("consumers", name);
    }

    Map<String, @Nullable Object> stream(String name) {
        return line("streams", name);
    }

    /** Empty if there is no such line. */
    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> line(String section, String name) {
        var all = (List<Map<String, @Nullable Object>>) lag.report(Instant.now()).get(section);
        return all == null
                ? Map.of()
                : all.stream().filter(line -> name.equals(line.get("name"))).findFirst().orElse(Map.of());
    }

    boolean isNow(String consumer, String field, Object value) {
        return value.equals(consumer(consumer).get(field));
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
    }
}
