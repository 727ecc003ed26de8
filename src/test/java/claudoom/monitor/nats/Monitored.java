package claudoom.monitor.nats;

import static java.util.Objects.requireNonNull;

import claudoom.monitor.kit.Await;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The connections of a monitor that listens to {@code lab.>} or something else, with all they said. */
final class Monitored implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    final Traffic traffic = new Traffic(subject -> Meaning.NONE, 10_000, 10_000, 16 << 20);
    final List<LinkState> states = new CopyOnWriteArrayList<>();
    final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    final Connections connections;

    Monitored(String url) throws BadConnectOptions {
        this(ConnectOptions.to(url), false);
    }

    Monitored(ConnectOptions options, boolean readOnly) {
        this(options, readOnly, List.of("lab.>"));
    }

    Monitored(ConnectOptions options, boolean readOnly, List<String> patterns) {
        connections = new Connections(options, patterns, readOnly, traffic, scheduler, InstantSource.system());
        connections.onState(states::add);
        connections.start();
    }

    Monitored connected() {
        Await.until(SOON, "connected", () -> connections.state().connected());
        return this;
    }

    void awaitPhase(LinkState.Phase phase) {
        Await.until(SOON, "phase " + phase, () -> connections.state().phase() == phase);
    }

    /** Waits until a message on that subject has been taken. */
    String payloadOf(String subject) {
        Await.until(SOON, "a message on " + subject, () -> newest(subject) != null);
        return new String(requireNonNull(newest(subject)).payload(), StandardCharsets.UTF_8);
    }

    private @Nullable Entry newest(String subject) {
        int number = find(subject);
        return number < 0 ? null : traffic.newest(traffic.subject(number));
    }

    int find(String subject) {
        for (int n = 0; n < traffic.subjectCount(); n++) {
            if (traffic.subject(n).text().equals(subject)) {
                return n;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        connections.close();
        scheduler.shutdownNow();
    }
}
