package claudoom.monitor.demo;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;

/** Streams and consumers as the documents have them, with limits and waits that suit a laptop and a short look. */
final class Layout {

    static final String AGENTS = "AGENT_EVENTS";
    static final String EXPERIMENTS = "EXPERIMENT_EVENTS";
    static final String METRICS = "METRICS";

    static final String ANALYTICS = "analytics-processor";
    static final String ACTIONS = "action-processor";
    static final String DEATHS = "death-processor";
    static final String BATCH = "analytics-batch";
    static final String GENERATIONS = "generation-handler";
    static final String DASHBOARD = "dashboard-actions";

    private static final long MEBI = 1024 * 1024;

    private final JetStreamManagement jetStream;
    private final String root;

    private Layout(JetStreamManagement jetStream, String root) {
        this.jetStream = jetStream;
        this.root = root;
    }

    /** Makes them all; {@code dashboardInbox} is where the push consumer sends. */
    static void create(Connection connection, String root, String dashboardInbox)
            throws IOException, JetStreamApiException {
        var layout = new Layout(connection.jetStreamManagement(), root);
        layout.streams();
        layout.consumers(dashboardInbox);
    }

    private void streams() throws IOException, JetStreamApiException {
        jetStream.addStream(stream(AGENTS).subjects(root + ".agent.>").maxAge(Duration.ofMinutes(5))
                .maxBytes(256 * MEBI).maximumMessageSize((int) MEBI).duplicateWindow(Duration.ofMinutes(2)).build());
        jetStream.addStream(stream(EXPERIMENTS).subjects(root + ".experiment.>", root + ".generation.>")
                .retentionPolicy(RetentionPolicy.Interest).maxAge(Duration.ofHours(6)).maxMessages(20_000).build());
        jetStream.addStream(stream(METRICS).subjects(root + ".metrics.>").maxAge(Duration.ofMinutes(30))
                .maxBytes(32 * MEBI).discardPolicy(DiscardPolicy.Old).build());
    }

    private static StreamConfiguration.Builder stream(String name) {
        return StreamConfiguration.builder().name(name).storageType(StorageType.File).replicas(1);
    }

    private void consumers(String dashboardInbox) throws IOException, JetStreamApiException {
        add(AGENTS, worker(ANALYTICS, ".agent.*.death", Duration.ofSeconds(30), 3));
        add(AGENTS, worker(ACTIONS, ".agent.*.action", Duration.ofSeconds(30), 5));
        // a short wait, so that redeliveries and their end can be watched
        add(AGENTS, worker(DEATHS, ".agent.*.death", Duration.ofSeconds(1), 3));
        add(EXPERIMENTS, worker(BATCH, ".experiment.>", Duration.ofSeconds(30), 3));
        add(EXPERIMENTS, worker(GENERATIONS, ".generation.>", Duration.ofSeconds(30), 5));
        add(AGENTS, ConsumerConfiguration.builder().durable(DASHBOARD).filterSubject(root + ".agent.*.action")
                .deliverSubject(dashboardInbox).deliverPolicy(DeliverPolicy.New).ackPolicy(AckPolicy.None)
                .headersOnly(true).build());
    }

    private ConsumerConfiguration worker(String name, String filter, Duration ackWait, int maxDeliver) {
        return ConsumerConfiguration.builder().durable(name).filterSubject(root + filter).ackWait(ackWait)
                .maxDeliver(maxDeliver).ackPolicy(AckPolicy.Explicit).deliverPolicy(DeliverPolicy.All).build();
    }

    private void add(String stream, ConsumerConfiguration consumer) throws IOException, JetStreamApiException {
        jetStream.addOrUpdateConsumer(stream, consumer);
    }
}
