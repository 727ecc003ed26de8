package claudoom.monitor.demo;

import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The programs behind the consumers: a healthy one, one that falls behind and catches up, one that fails some messages. The
 * generation-handler is not among them: it has a consumer, and nobody works for it.
 */
final class Workers {

    private static final PullWorker.Pace EAGER = new PullWorker.Eager(50, Duration.ofSeconds(3));
    /** 160 a second while some 600 come, then up to 2,000. */
    private static final PullWorker.Pace IN_WAVES = new PullWorker.InWaves(40, Duration.ofSeconds(14), 500,
            Duration.ofSeconds(6), Duration.ofMillis(250));

    private final List<PullWorker> pulling;
    private final HeldWork actions;

    private Workers(List<PullWorker> pulling, HeldWork actions) {
        this.pulling = pulling;
        this.actions = actions;
    }

    /** Opens a connection for one of them. */
    interface Hiring {

        Line line(String name) throws IOException, InterruptedException;
    }

    static Workers start(Hiring hiring, String root, InstantSource time)
            throws IOException, InterruptedException, JetStreamApiException {
        var held = new HeldWork();
        var deaths = hiring.line(Layout.DEATHS);
        return new Workers(List.of(
                PullWorker.start(hiring.line(Layout.ANALYTICS), Layout.AGENTS, Layout.ANALYTICS, EAGER, Message::ack),
                PullWorker.start(hiring.line(Layout.BATCH), Layout.EXPERIMENTS, Layout.BATCH, EAGER, Message::ack),
                PullWorker.start(hiring.line(Layout.ACTIONS), Layout.AGENTS, Layout.ACTIONS, IN_WAVES, held),
                PullWorker.start(deaths, Layout.AGENTS, Layout.DEATHS, EAGER, new DeathWork(deaths, root, time))),
                held);
    }

    void live(long total) {
        pulling.forEach(worker -> worker.live(total));
        actions.live();
    }
}
