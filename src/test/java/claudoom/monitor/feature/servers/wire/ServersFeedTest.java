package claudoom.monitor.feature.servers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.servers.model.ServerBook;
import claudoom.monitor.feature.servers.model.ServerChange;
import claudoom.monitor.feature.servers.model.ServerLine;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestCluster;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster loses a server: who may ask hears its name, who may not sees its address go. */
@Execution(ExecutionMode.CONCURRENT)
class ServersFeedTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LOGINS = """
            authorization { users: [
              { user: bob, password: b }
              { user: eve, password: e, permissions: { publish: { deny: ["$SYS.>"] } } }
            ] }
            """;

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aLostServerIsNoticedByEveryLoginAsFarAsItMay(Path binary) {
        try (var cluster = new TestCluster(binary, 3, LOGINS);
                var bob = new Asking(cluster.urls(), "bob", "b");
                var eve = new Asking(cluster.urls(), "eve", "e")) {
            bob.until("three answer", () -> bob.book.picture().all() == 3);
            eve.until("three addresses", () -> eve.book.picture().all() == 3);
            assertThat(bob.book.picture().note()).isEmpty();
            assertThat(eve.book.picture().note()).contains("may not ask");
            assertThat(bob.book.picture().servers()).extracting(ServerLine::name)
                    .allMatch(name -> name.startsWith("s"));

            var gone = bob.book.picture().servers().getLast().name();
            cluster.named(gone).kill();

            bob.until("its name is told", () -> bob.book.picture().sentence().equals(gone + " does not answer"));
            var address = cluster.named(gone).url().substring("nats://".length());
            eve.until("its address is told",
                    () -> eve.book.picture().sentence().equals(address + " does not answer"));

            cluster.named(gone).startAgain();
            bob.until("it is back", () -> bob.book.picture().missing() == 0);
            eve.until("its address is back", () -> eve.book.picture().missing() == 0);
            assertThat(bob.changes).filteredOn(change -> change.name().equals(gone)).extracting(ServerChange::lost)
                    .startsWith(true).endsWith(false);
        }
    }

    /** Asks as the program does, a few times faster. */
    private static final class Asking implements AutoCloseable {

        final ServerBook book = new ServerBook();
        final Queue<ServerChange> changes = new ConcurrentLinkedQueue<>();
        private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
        private final Connections connections;

        Asking(String urls, String user, String password) {
            try {
                var to = ConnectOptions.to(urls);
                connections = new Connections(
                        new ConnectOptions(to.servers(), user, new Secret(password), null, null, null, to.tls(),
                                to.inboxPrefix()),
                        List.of(), true, new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20), polls,
                        InstantSource.system());
            } catch (BadConnectOptions wrong) {
                throw new AssertionError(wrong);
            }
            var feed = new ServersFeed(connections.questions(), book, polls, InstantSource.system(), changes::add);
            connections.onState(feed::link);
            connections.start();
            polls.scheduleWithFixedDelay(feed::tick, 100, 100, TimeUnit.MILLISECONDS);
        }

        void until(String what, Callable<Boolean> condition) {
            try {
                Await.until(LONG, what, condition);
            } catch (AssertionError late) {
                throw new AssertionError(late.getMessage() + "; known: " + book.picture(), late);
            }
        }

        @Override
        public void close() {
            connections.close();
            polls.shutdownNow();
        }
    }
}
