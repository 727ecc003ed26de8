package claudoom.monitor.bench;

import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server on which little happens: two streams, five consumers that nobody works for, one message a second. */
public final class Quiet {

    private static final int CONSUMERS = 5;

    private Quiet() {}

    /** {@code URL}; goes on until it is ended. */
    public static void main(String[] args) throws Exception {
        var connection = Nats.connect(args[0]);
        var streams = connection.jetStreamManagement();
        stream(streams, "AGENT_EVENTS", Flood.ROOT + ".agent.>");
        stream(streams, "METRICS", Flood.ROOT + ".metrics.>");
        for (int n = 0; n < CONSUMERS; n++) {
            streams.addOrUpdateConsumer(n % 2 == 0 ? "AGENT_EVENTS" : "METRICS",
                    ConsumerConfiguration.builder().durable("worker-" + n).build());
        }
        for (int n = 0;; n++) {
            var agent = "agent-" + n % 3;
            connection.publish(Flood.ROOT + ".agent." + agent + ".action",
                    ("{\"agent_id\":\"" + agent + "\",\"tick\":" + n + "}").getBytes(StandardCharsets.UTF_8));
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void stream(JetStreamManagement streams, String name, String subjects) throws Exception {
        streams.addStream(StreamConfiguration.builder().name(name).subjects(List.of(subjects)).build());
    }
}
