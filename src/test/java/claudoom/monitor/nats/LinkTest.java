package claudoom.monitor.nats;

import static claudoom.monitor.nats.Monitored.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One link, whatever is thrown at it and whenever a server falls silent. */
@Execution(ExecutionMode.CONCURRENT)
class LinkTest {

    private static final int SENT = 200;

    private final List<LinkState> states = new CopyOnWriteArrayList<>();
    private final AtomicBoolean upFails = new AtomicBoolean();
    private final AtomicBoolean downFails = new AtomicBoolean();

    private final class Told implements LinkListener {

        @Override
        public void state(LinkState state) {
            states.add(state);
        }

        @Override
        public void up() {
            failOnce(upFails);
        }

        @Override
        public void down(Instant lastAlive, String why) {
            failOnce(downFails);
        }
    }

    private static void failOnce(AtomicBoolean fails) {
        if (fails.compareAndSet(true, false)) {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    private Link link(MessageHandler handler, FewWords... servers) throws BadConnectOptions {
        var options = ConnectOptions.to(String.join(",", List.of(servers).stream().map(FewWords::url).toList()));
        var link = new Link(Job.DATA, options, new ServerList(options), InstantSource.system(), new Told());
        link.subscribe("lab.>", handler);
        link.start();
        return link;
    }

    private static void connected(Link link) {
        Await.until(SOON, "connected", () -> link.connection() != null && link.state().connected());
    }

    @Test
    void aServerThatFallsSilentBeforeItCountsAsUpIsCutBeforeTheNextIsTried() throws Exception {
        var inside = new AtomicInteger();
        var crowded = new AtomicBoolean();
        var handled = new AtomicInteger();
        var first = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var silent = new FewWords(SENT, false);
                var next = new FewWords(SENT, true);
                var link = link(message -> {
                    crowded.compareAndSet(false, inside.incrementAndGet() > 1);
                    first.countDown();
                    gate.await();
                    handled.incrementAndGet();
                    inside.decrementAndGet();
                }, silent, next)) {
            assertThat(first.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Await.still(Duration.ofSeconds(3), "two threads took at once", () -> !crowded.get());
            gate.countDown();
            connected(link);
            Await.until(SOON, "all of the second", () -> handled.get() > SENT - 1);

            assertThat(crowded).isFalse();
            Await.until(SOON, "each was handled or counted as dropped",
                    () -> handled.get() + link.dropped() == 2 * SENT);
        }
    }

    /** Else it would be asked again as fast as it can hang up, for ever. */
    @Test
    void aServerThatHangsUpAtOnceIsAskedAgainMoreAndMoreSeldom() throws Exception {
        try (var server = new FewWords(0, true)) {
            server.hangUpAfterEachWelcome();
            long began = System.nanoTime();
            try (var link = link(message -> {}, server)) {
                assertThat(link).isNotNull();
                Await.until(SOON, "four tries", () -> server.connects() >= 4);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as("three pauses, each twice the last")
                    .isGreaterThan(Duration.ofMillis(1_300));
        }
    }

    @Test
    void anErrorOfWhoeverIsToldDoesNotEndTheLink() throws Exception {
        upFails.set(true);
        try (var server = new FewWords(0, true); var link = link(message -> {}, server)) {
            connected(link);
            assertThat(server.connects()).as("the first was given up").isGreaterThan(1);

            downFails.set(true);
            server.hangUp();
            Await.until(SOON, "said", () -> states.stream().anyMatch(one -> one.phase() == Phase.RECONNECTING));
            Await.until(SOON, "the error came", () -> !downFails.get());
            connected(link);
            var phases = states.stream().map(LinkState::phase).toList();
            assertThat(phases.lastIndexOf(Phase.RECONNECTING)).as("in between it was said")
                    .isGreaterThan(phases.indexOf(Phase.CONNECTED));
        }
    }

    /** Half a second each way, and some: slow is not dead. */
    @Test
    void aServerFarAwayStaysConnected() throws Exception {
        try (var server = new FewWords(0, true)) {
            server.farAway(Duration.ofMillis(1_200));
            try (var link = link(message -> {}, server)) {
                connected(link);
                long before = pings(server);
                Await.until(Duration.ofSeconds(30), "two proofs", () -> pings(server) >= before + 2);

                assertThat(states).extracting(LinkState::phase).doesNotContain(Phase.RECONNECTING);
                assertThat(link.state().rttNanos()).isGreaterThan(1_000_000_000L);
            }
        }
    }

    private static long pings(FewWords server) {
        return server.heard.stream().filter(line -> line.startsWith("PING")).count();
    }

    @Test
    void whatAHandlerThrewAtIsCountedAsDropped() throws Exception {
        var seen = new AtomicInteger();
        try (var server = new FewWords(SENT, true); var link = link(message -> failSome(seen, message), server)) {
            connected(link);
            Await.until(SOON, "all", () -> seen.get() == SENT);
            Await.until(SOON, "the three that failed", () -> link.dropped() == 3);
        }
    }

    private static void failSome(AtomicInteger seen, Message message) {
        int number = seen.incrementAndGet();
        if (number == 7) {
            throw new StackOverflowError(message.getSubject());
        }
        if (number == 9 || number == SENT) {
            throw new IllegalStateException(message.getSubject());
        }
    }
}
