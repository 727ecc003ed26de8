package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.screen.ConsumerViewModel;
import claudoom.monitor.feature.lag.wire.ConsumerPlans;
import claudoom.monitor.feature.lag.wire.ConsumerQuestions;
import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.feature.streams.screen.StreamsViewModel;
import claudoom.monitor.feature.streams.wire.MessageBrowse;
import claudoom.monitor.feature.streams.wire.StreamDesk;
import claudoom.monitor.feature.streams.wire.StreamFeed;
import claudoom.monitor.feature.streams.wire.StreamPlans;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.SafeAndAlone;
import claudoom.monitor.kit.TestCluster;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole monitor on a cluster of three of which servers freeze: what it says stays true, and nothing goes from the screens. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final ConsumerId ALONE = new ConsumerId("ALONE", "alone");

    @TempDir
    Path folder;

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsSaidOfAClusterIsTrueWhileItsServersFreeze(Path binary) throws Exception {
        try (var cluster = TestCluster.withJetStream(binary, 3)) {
            SafeAndAlone.fill(cluster.server(0));
            try (var seen = new Seen(cluster, folder)) {
                seen.until("everything is known", () -> seen.right("safe", 35) && seen.right("alone", 40)
                        && seen.known("SAFE") && seen.known("ALONE")
                        && seen.all.servers.glance().servers() == 3
                        && seen.all.servers.glance().missing() == 0);
                var state = Objects.requireNonNull(seen.line("SAFE").state());
                assertThat(state.leader()).isNotNull();
                assertThat(state.peers()).hasSize(2);
                eachThingIsMarkedOnce(seen);
                var home = Objects.requireNonNull(
                        Objects.requireNonNull(seen.line("ALONE").state()).leader());
                oneFreezes(cluster, seen, home);
                twoFreeze(cluster, seen);
            }
        }
    }

    /** Advisories and samples tell the same, and on 2.9 not all advisories come. */
    private static void eachThingIsMarkedOnce(Seen seen) throws Exception {
        var began = Instant.now();
        var there = seen.client;
        Await.until(LONG, "a stream", () -> SafeAndAlone.made(there, "EXTRA", 3));
        seen.until("a mark of the new stream", () -> seen.marks(began, "EXTRA", null).contains("stream created"));
        Await.until(LONG, "a consumer", () -> SafeAndAlone.consumer(there, "EXTRA", "passing"));
        seen.until("a mark of the new consumer",
                () -> seen.marks(began, "EXTRA", "passing").contains("consumer created"));
        seen.until("a sample of the new stream", () -> seen.sampled("EXTRA"));
        Await.until(LONG, "another limit", () -> updated(there));
        seen.until("a mark of the new limit",
                () -> seen.marks(began, "EXTRA", null).stream().anyMatch(text -> text.contains("max msgs")));
        seen.until("its leader", () -> leads(there, "EXTRA") != null);
        var led = leads(there, "EXTRA");
        Await.until(LONG, "another leader", () -> {
            if (Objects.equals(led, leads(there, "EXTRA"))) {
                there.request("$JS.API.STREAM.LEADER.STEPDOWN.EXTRA", null, Duration.ofSeconds(2));
            }
            return seen.marks(began, "EXTRA", null).stream().anyMatch(text -> text.startsWith("leader " + led + " → "));
        });
        Await.until(LONG, "deleted", () -> deleted(there));
        seen.until("marks of the end",
                () -> seen.marks(began, "EXTRA", null).contains("stream deleted") && seen.find("EXTRA") == null);
        var rounds = Objects.requireNonNull(seen.all.lag.sampledAt());
        seen.until("later rounds say no more", () -> Objects.requireNonNull(seen.all.lag.sampledAt())
                .isAfter(rounds.plusSeconds(5)));
        assertThat(seen.marks(began, "EXTRA", null)).containsOnlyOnce("stream created", "stream deleted")
                .filteredOn(text -> text.contains("max msgs")).hasSize(1);
        assertThat(seen.marks(began, "EXTRA", "passing")).containsOnlyOnce("consumer created");
        assertThat(seen.marks(began, "EXTRA", null)).noneMatch(text -> text.contains("created again"));
    }

    private static boolean updated(Connection there) {
        try {
            there.jetStreamManagement().updateStream(StreamConfiguration.builder().name("EXTRA").subjects("EXTRA")
                    .replicas(3).allowDirect(true).maxMessages(777).build());
            return true;
        } catch (IOException | JetStreamApiException later) {
            return false;
        }
    }

    private static @Nullable String leads(Connection there, String stream) throws IOException {
        try {
            var known = there.jetStreamManagement().getStreamInfo(stream).getClusterInfo();
            return known == null ? null : known.getLeader();
        } catch (IOException | JetStreamApiException later) {
            return null;
        }
    }

    private static boolean deleted(Connection there) throws IOException {
        try {
            return there.jetStreamManagement().deleteStream("EXTRA");
        } catch (IOException | JetStreamApiException later) {
            return later instanceof JetStreamApiException refused && refused.getApiErrorCode() == 10_059;
        }
    }

    /** A frozen server keeps its connections: only its silence tells. */
    private static void oneFreezes(TestCluster cluster, Seen seen, String home) {
        var began = Instant.now();
        var page = new ConsumerViewModel(false, new ConsumerViewModel.Ways(() -> {}, (deed, id) -> {}, id -> {},
                () -> {}));
        page.open(ALONE);
        seen.until("the page of a consumer", () -> {
            seen.read(page, ALONE).join();
            return page.page().get() != null;
        });
        cluster.named(home).signal("STOP");
        try {
            seen.until("the lost server is named", () -> seen.all.servers.glance().lost().equals(List.of(home))
                    && seen.needs().contains(home + " does not answer"));
            seen.until("what only it keeps is unknown", () -> !seen.known("ALONE")
                    && seen.line("ALONE").unknownSince() != null && seen.unknown("alone"));
            assertThat(seen.line("ALONE").state()).as("the last known numbers stay").isNotNull();
            seen.until("its copy is said to be behind, the others go on", () -> {
                var safe = seen.line("SAFE");
                return safe.known() && Objects.requireNonNull(safe.state()).peers().stream()
                        .anyMatch(peer -> peer.name().equals(home) && peer.behind()) && seen.right("safe", 35);
            });
            seen.nothingCanBeConfirmed(page);
            assertThat(page.page().get()).as("what was read stays").isNotNull();
            assertThat(page.trouble().get()).as("and is said to be old").isNotEmpty();
            seen.until("a mark", () -> seen.servers(began).contains("server " + home + " does not answer"));
        } finally {
            cluster.named(home).signal("CONT");
        }
        seen.until("all is back", () -> seen.right("alone", 40) && seen.right("safe", 35)
                && seen.known("ALONE") && seen.all.servers.glance().missing() == 0);
        seen.until("the page too", () -> {
            seen.read(page, ALONE).join();
            return page.trouble().get().isEmpty();
        });
        seen.until("a mark of it", () -> seen.servers(began).contains("server " + home + " answers again"));
    }

    /** One of three can decide nothing, but it can be read. */
    private static void twoFreeze(TestCluster cluster, Seen seen) {
        var survivor = cluster.server(0);
        var frozen = List.of(cluster.server(1), cluster.server(2));
        assertThat(survivor.running()).isTrue();
        frozen.forEach(server -> server.signal("STOP"));
        try {
            seen.until("both are missed", () -> seen.all.servers.glance().missing() == 2);
            seen.until("nothing is told of what has no leader",
                    () -> !seen.known("SAFE") && seen.unknown("safe"));
            var browse = new MessageBrowse(seen.all.connections.questions(), seen.reader);
            seen.until("a copy can be read, and it is said to be one", () -> {
                var copy = seen.from(browse, "SAFE");
                return copy != null && copy.copy() && copy.messages().size() == 40;
            });
        } finally {
            frozen.forEach(server -> server.signal("CONT"));
        }
        seen.until("all is back", () -> seen.right("alone", 40) && seen.right("safe", 35)
                && seen.known("SAFE") && seen.known("ALONE")
                && seen.all.servers.glance().missing() == 0);
    }

    /** The monitor, and what its screens would show. */
    private static final class Seen implements AutoCloseable {

        final Wiring all;
        final ExecutorService reader = Executors.newSingleThreadExecutor();
        final Connection client;
        private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();
        private final StreamBook book = new StreamBook(StreamFeed.PERIOD);
        private final StreamsViewModel streams;
        private final ConsumerQuestions questions;
        private boolean complete;

        Seen(TestCluster cluster, Path folder) throws Exception {
            all = new Wiring(ConnectOptions.to(cluster.urls()), Grammars.builtIn("clau-doom"), false,
                    folder.resolve("commands.jsonl"), Pulse.never(), () -> 0, InstantSource.system(), Keep.DEFAULT,
                    Memory.ofThisRun(), told -> new LagStore(null, "lab", InstantSource.system(), told));
            client = cluster.server(0).connect();
            all.start();
            assertThat(all.connections.firstState(30).join().connected()).isTrue();
            var feed = new StreamFeed(all.connections.questions(), book, polls, reader, InstantSource.system(),
                    new Latest<>());
            var desk = new StreamDesk(
                    new StreamDesk.Ways(all.connections.questions(), null,
                            all.control.journal(), id -> {}, () -> {}),
                    reader, InstantSource.system(), Runnable::run);
            streams = new StreamsViewModel(book, desk);
            questions = new ConsumerQuestions(all.connections.questions(), all.connections::state, false, reader,
                    InstantSource.system());
            polls.scheduleWithFixedDelay(() -> feed.link(all.connections.state()), 0, 100,
                    TimeUnit.MILLISECONDS);
            feed.want(true);
        }

        /** Waits, and looks all the time that nothing is wrong and nothing goes. */
        void until(String what, Callable<Boolean> condition) {
            try {
                Await.until(LONG, what, () -> {
                    neverWrong();
                    boolean holds = condition.call();
                    complete |= holds;
                    return holds;
                });
            } catch (AssertionError late) {
                throw new AssertionError(
                        late.getMessage() + "; marks " + allMarks() + "; servers " + all.servers.glance() + "; streams "
                                + book.picture(Instant.now()).streams() + "; consumers " + consumers(),
                        late);
            }
        }

        private void neverWrong() {
            streams.show(Instant.now());
            for (var line : consumers()) {
                var lag = line.get("lag");
                var name = String.valueOf(line.get("name"));
                if (lag != null && !name.equals("passing")) {
                    assertThat(lag).as("lag of %s: %s", name, line).isEqualTo(name.equals("safe") ? 35L : 40L);
                }
            }
            if (complete) {
                assertThat(consumers()).as("nobody is forgotten").extracting(line -> line.get("name"))
                        .contains("safe", "alone");
                assertThat(streams.rows()).as("nothing goes").extracting(row -> row.stream())
                        .contains("SAFE", "ALONE");
                for (var name : List.of("SAFE", "ALONE")) {
                    var line = line(name);
                    if (line.known()) {
                        assertThat(Objects.requireNonNull(line.state()).messages()).as(name).isEqualTo(40);
                    }
                }
            }
        }

        @SuppressWarnings("unchecked")
        private List<Map<String, @Nullable Object>> consumers() {
            return (List<Map<String, @Nullable Object>>) Objects
                    .requireNonNull(all.lag.report(Instant.now()).get("consumers"));
        }

        @SuppressWarnings("unchecked")
        boolean sampled(String stream) {
            var lines = (List<Map<String, @Nullable Object>>) Objects
                    .requireNonNull(all.lag.report(Instant.now()).get("streams"));
            return lines.stream().anyMatch(line -> stream.equals(line.get("name")) && line.get("messages") != null);
        }

        boolean right(String consumer, long lag) {
            return consumers().stream()
                    .anyMatch(line -> consumer.equals(line.get("name")) && Objects.equals(line.get("lag"), lag));
        }

        boolean unknown(String consumer) {
            return consumers().stream().anyMatch(line -> consumer.equals(line.get("name")) && line.get("lag") == null);
        }

        boolean known(String stream) {
            var line = find(stream);
            return line != null && line.known();
        }

        StreamLine line(String name) {
            return Objects.requireNonNull(find(name));
        }

        @Nullable StreamLine find(String name) {
            return book.picture(Instant.now()).streams().stream().filter(one -> one.name().equals(name)).findFirst()
                    .orElse(null);
        }

        List<String> marks(Instant from, String stream, @Nullable String consumer) {
            return all.lag.past().marks(from.minusSeconds(1), Instant.now().plusSeconds(1)).join().stream()
                    .filter(mark -> stream.equals(mark.stream()) && Objects.equals(consumer, mark.consumer()))
                    .map(mark -> mark.text()).toList();
        }

        private List<String> allMarks() {
            return all.lag.past().marks(Instant.EPOCH, Instant.now()).join().stream()
                    .map(mark -> mark.stream() + "/" + mark.consumer() + ": " + mark.text()).toList();
        }

        List<String> servers(Instant from) {
            return all.lag.past().marks(from.minusSeconds(1), Instant.now().plusSeconds(1)).join().stream()
                    .filter(mark -> mark.kind() == Kind.SERVER).map(mark -> mark.text()).toList();
        }

        List<String> needs() {
            return all.whole.needs(Instant.now()).stream().map(need -> need.what()).toList();
        }

        /** What the page of a consumer does every few seconds. */
        CompletableFuture<Void> read(ConsumerViewModel page, ConsumerId id) {
            return questions.ask(id, null).handle((read, failed) -> {
                if (failed == null) {
                    page.accept(read, Instant.now());
                } else {
                    page.failed(String.valueOf(QuestionFailed.of(failed).getMessage()));
                }
                return null;
            });
        }

        /** What would become of a click, meanwhile the page is read again; each waits for who cannot answer. */
        void nothingCanBeConfirmed(ConsumerViewModel page) {
            var read = read(page, ALONE);
            var consumer = new ConsumerPlans(questions, all.connections::state, InstantSource.system())
                    .prepare(new ConsumerDeed.Delete(), ALONE);
            var stream = new StreamPlans(all.connections.questions(), reader, all.connections::state,
                    InstantSource.system()).prepare(new Deed.DeleteStream("ALONE"));
            assertThat(consumer.join()).isInstanceOfSatisfying(ConsumerPrepared.Impossible.class,
                    why -> assertThat(why.reason()).isNotBlank());
            assertThat(stream.join()).isInstanceOfSatisfying(Prepared.Impossible.class,
                    why -> assertThat(why.reason()).isNotBlank());
            read.join();
        }

        /** Null if it cannot be read now. */
        @Nullable Page from(MessageBrowse browse, String stream) {
            return browse.from(stream, ">", 1, 100).handle((page, failed) -> failed == null ? page : null).join();
        }

        @Override
        public void close() {
            all.close();
            polls.shutdownNow();
            reader.shutdownNow();
        }
    }
}
