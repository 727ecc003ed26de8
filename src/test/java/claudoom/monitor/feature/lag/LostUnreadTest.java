package claudoom.monitor.feature.lag;

import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real server says when messages leave a stream before a consumer had them. */
@Execution(ExecutionMode.CONCURRENT)
class LostUnreadTest {

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void messagesThatExpireUnreadDoNotMakeAConsumerGreen(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            var streams = there.jetStreamManagement();
            var config = StreamConfiguration.builder().name("EVENTS").subjects("ev.>").build();
            streams.addStream(config);
            streams.addOrUpdateConsumer("EVENTS", ConsumerConfiguration.builder().durable("worker").build());
            for (int i = 0; i < 50; i++) {
                there.jetStream().publish("ev.a", "x".getBytes(StandardCharsets.UTF_8));
            }
            rig.until("the messages wait", () -> rig.isNow("worker", "pending", 50L)
                    && rig.isNow("worker", "state", "STOPPED"));

            streams.updateStream(StreamConfiguration.builder(config).maxAge(Duration.ofSeconds(1))
                    .duplicateWindow(Duration.ofSeconds(1)).build());

            rig.until("nothing waits, and that is no good news", () -> rig.isNow("worker", "pending", 0L)
                    && rig.isNow("worker", "state", "LOST UNREAD"));
        }
    }
}
