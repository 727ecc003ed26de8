package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run saw of the lag is there in the next one. */
class PastTest {

    private static final Duration LONG = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private Wiring run(String url) throws Exception {
        var clock = InstantSource.system();
        var all = new Wiring(ConnectOptions.to(url), Grammars.builtIn("clau-doom"), true,
                folder.resolve("commands.jsonl"), Pulse.never(), () -> 0, clock, Keep.DEFAULT, Memory.ofThisRun(),
                tell -> new LagStore(folder, url, clock, tell));
        all.start();
        return all;
    }

    @Test
    void theLagOfAnEarlierRunIsKept() throws Exception {
        try (var server = TestServer.start()) {
            var connection = server.connect();
            connection.jetStreamManagement()
                    .addStream(StreamConfiguration.builder().name("ORDERS").subjects("orders").build());
            connection.jetStreamManagement().addOrUpdateConsumer("ORDERS",
                    ConsumerConfiguration.builder().durable("worker").build());
            for (int n = 0; n < 42; n++) {
                connection.jetStream().publish("orders", new byte[1]);
            }
            try (var first = run(server.url())) {
                Await.until(LONG, "a sample", () -> first.lag.worst(1).stream().anyMatch(one -> one.lag() != null));
            }
            try (var next = new LagStore(folder, server.url(), InstantSource.system(), told -> {})) {
                var id = new ConsumerId("ORDERS", "worker");
                var now = Instant.now();
                var kept = next.between(id, Figure.LAG, now.minusSeconds(600), now, 100)
                        .join();
                assertThat(kept).isNotEmpty().allMatch(span -> span.max() == 42 && span.min() == 42);
                var happened = next.happenings(now.minusSeconds(600), now, 10).join();
                assertThat(List.copyOf(happened)).anyMatch(one -> one.text().equals("monitor connected"));
            }
        }
    }
}
