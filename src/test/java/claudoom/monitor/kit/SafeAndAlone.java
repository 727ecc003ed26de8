package claudoom.monitor.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a cluster of three holds in tests: a stream SAFE on all servers with a consumer {@code safe} on all, 5 of 40 acknowledged
 * and 10 held; and a stream ALONE on one server only with a consumer {@code alone} and 40 messages.
 */
public final class SafeAndAlone {

    private static final Duration LONG = Duration.ofSeconds(60);

    private SafeAndAlone() {}

    public static void fill(TestServer server) throws Exception {
        var there = server.connect();
        Await.until(LONG, "the streams are there", () -> made(there, "SAFE", 3) && made(there, "ALONE", 1));
        Await.until(LONG, "the consumers are there", () -> consumer(there, "SAFE", "safe")
                && consumer(there, "ALONE", "alone"));
        for (int i = 0; i < 40; i++) {
            publish(there, "SAFE");
            publish(there, "ALONE");
        }
        var held = there.jetStream().subscribe(null, PullSubscribeOptions.bind("SAFE", "safe")).fetch(15, LONG);
        assertThat(held).hasSize(15);
        for (var message : held.subList(0, 5)) {
            message.ackSync(Duration.ofSeconds(20));
        }
    }

    private static void publish(Connection there, String stream) {
        Await.until(LONG, "published", () -> {
            try {
                there.jetStream().publish(stream, "{}".getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (IOException | JetStreamApiException later) {
                return false;
            }
        });
    }

    /** A young cluster refuses at first. */
    public static boolean made(Connection there, String stream, int replicas) throws Exception {
        try {
            there.jetStreamManagement().addStream(StreamConfiguration.builder().name(stream).subjects(stream)
                    .replicas(replicas).allowDirect(true).build());
            return true;
        } catch (IOException | JetStreamApiException later) {
            return false;
        }
    }

    public static boolean consumer(Connection there, String stream, String name) throws Exception {
        try {
            there.jetStreamManagement().addOrUpdateConsumer(stream,
                    ConsumerConfiguration.builder().durable(name).ackWait(Duration.ofMinutes(10)).build());
            return true;
        } catch (IOException | JetStreamApiException later) {
            return false;
        }
    }
}
