package claudoom.monitor.feature.agents;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feature without a server behind it. */
final class AgentsRig {

    private AgentsRig() {}

    static AgentsFeature unconnected(Traffic traffic, Grammars grammars, Supplier<@Nullable Instant> paused) {
        ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("agents-rig").factory());
        var connections = new Connections(nowhere(), List.of(), true, traffic, polls, InstantSource.system());
        var around = new AgentsFeature.Around(null, connections.questions(), new Gaps(), polls,
                InstantSource.system(), (command, whom) -> {}, subject -> {});
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
