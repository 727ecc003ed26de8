package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.LinkState.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A connection that is lost while its messages wait to be taken: each is counted once, and never two threads take. */
class LostWhileBusyTest {

    private static final int SENT = 5_000;

    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicBoolean crowded = new AtomicBoolean();

    @Test
    void whatWaitedIsTakenBeforeTheNextConnectionOrCountedAsDropped() throws Exception {
        takenOrDropped(true);
    }

    @Test
    void whatCannotBeTakenInTimeIsDroppedAndTheNextConnectionDoesNotWaitForIt() throws Exception {
        takenOrDropped(false);
    }

    private void takenOrDropped(boolean inTime) throws Exception {
        try (var server = TestServer.start(); var monitored = new Monitored(server.url())) {
            monitored.traffic.tap(any -> true, this::slowly);
            monitored.connected();
            flood(server);
            assertThat(first.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Await.until(SOON, "all of it has left the server", () -> allSent(server));
            server.kill();
            monitored.awaitPhase(Phase.RECONNECTING);
            if (!inTime) {
                Await.until(SOON, "given up", () -> monitored.connections.dropped() > 0);
            }
            gate.countDown();
            server.startAgain();
            Await.until(SOON, "connected again", () -> monitored.connections.state().connected());
            flood(server);
            publishLast(server);
            monitored.payloadOf("lab.last");

            assertThat(crowded).as("two threads took at once").isFalse();
            assertThat(monitored.traffic.messages() + monitored.connections.dropped()).isEqualTo(2 * SENT + 1);
        }
    }

    /** What still waits in a server is lost with it, and nobody can count that. */
    private static boolean allSent(TestServer server) throws IOException {
        try (var in = URI.create(server.monitoringUrl() + "/connz").toURL().openStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(" ", "");
            return Stream.of(text.split("\"cid\"", -1)).anyMatch(one -> one.contains("\"name\":\"monitordata\"")
                    && one.contains("\"out_msgs\":" + SENT + ",") && one.contains("\"pending_bytes\":0,"));
        }
    }

    private static void flood(TestServer server) {
        try (var client = new RawClient(server.url())) {
            client.send("PUB lab.a 1\r\nx\r\n".repeat(SENT).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void publishLast(TestServer server) {
        try (var client = new RawClient(server.url())) {
            client.publish("lab.last", new byte[1]);
        }
    }

    private void slowly(Arrival arrival) {
        if (inside.incrementAndGet() > 1) {
            crowded.set(true);
        }
        first.countDown();
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
    }
}
