package claudoom.monitor.feature.agents;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feature without a server behind it: it takes what the test gives it, and looks when the test says so. */
final class AgentsRig {

    static final Instant T0 = Instant.ofEpochSecond(1_000_000);

    final AgentsFeature agents;
    @Nullable Instant paused;
    /** How far somebody set the machine's clock; moments that are given to this are by that clock then. */
    Duration clockSet = Duration.ZERO;
    private final Traffic traffic;

    /** Connected since {@link #T0}, and not paused. */
    AgentsRig() {
        try {
            var grammars = Grammars.builtIn("lab");
            traffic = new Traffic(grammars::meaningOf, 1_000, 1_000, 4 << 20);
            agents = unconnected(traffic, grammars, () -> paused, () -> T0.plus(clockSet));
        } catch (BadGrammar broken) {
            throw new AssertionError(broken);
        }
        agents.link(new LinkState(Phase.CONNECTED, T0, "", null, null));
    }

    void take(String subject, String payload, long millis) {
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, T0.toEpochMilli() + millis);
    }

    /** In one word, after a look. */
    String state(String agent, int second) {
        var now = T0.plusSeconds(second);
        agents.tick(now);
        return agents.glances(now).stream().filter(one -> one.id().equals(agent)).findFirst().orElseThrow().state();
    }

    static AgentsFeature unconnected(Traffic traffic, Grammars grammars, Supplier<@Nullable Instant> paused) {
        return unconnected(traffic, grammars, paused, InstantSource.fixed(T0));
    }

    private static AgentsFeature unconnected(Traffic traffic, Grammars grammars, Supplier<@Nullable Instant> paused,
            InstantSource clock) {
        ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("agents-rig").factory());
        var connections = new Connections(nowhere(), List.of(), true, traffic, polls, InstantSource.system());
        var around = new AgentsFeature.Around(null, connections.questions(), new Gaps(), polls,
                clock, (command, whom) -> {}, subject -> {}, InstantSource.fixed(T0));
        return new AgentsFeature(new FramePump(new ManualPulse(), new ManualAlarm(), () -> 0), traffic, grammars,
                paused, around, Memory.ofThisRun());
    }

    private static ConnectOptions nowhere() {
        try {
            return ConnectOptions.to("nats://127.0.0.1:1");
        } catch (BadConnectOptions broken) {
            throw new AssertionError(broken);
        }
    }
}
