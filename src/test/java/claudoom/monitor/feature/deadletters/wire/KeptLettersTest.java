package claudoom.monitor.feature.deadletters.wire;

import static claudoom.monitor.feature.deadletters.wire.Bench.LIMIT;
import static claudoom.monitor.feature.deadletters.wire.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.Original.State;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.StoredMessage;
import io.nats.client.api.StreamInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What streams keep, on every server there is. */
@Execution(ExecutionMode.CONCURRENT)
class KeptLettersTest {

    private static final String[] SUBJECTS = {"clau-doom.dlq.>", "clau-doom.deadletter.>"};
    private static final String[] ADVISORIES = {AdvisoryReader.MAX_DELIVERIES, AdvisoryReader.TERMINATED};
    private static final String LETTER = "clau-doom.deadletter.agent.B.death";
    private static final String ADVISORY = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.S.C";

    static Stream<Path> servers() {
        return TestServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatAStreamKeepsIsReadAndNothingIsChanged(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            bench.stream("DEAD", SUBJECTS);
            bench.stream("ADVISORIES", ADVISORIES);
            bench.stream("OTHERS", "clau-doom.agent.>");
            for (int n = 0; n < 300; n++) {
                bench.publish(LETTER, "{\"reason\":\"r\",\"n\":" + n + "}");
                bench.publish("clau-doom.agent.B.action", "{}");
            }
            bench.publish(ADVISORY, advisory(1));
            until("all stored", () -> info(bench).getStreamState().getMsgCount() == 300);
            var before = info(bench);
            bench.begin();
            until("all letters", () -> bench.letters.total() == 301);

            Await.still(Duration.ofMillis(800), "no letter twice", () -> bench.letters.total() == 301);
            assertThat(info(bench).getStreamState().getMsgCount()).isEqualTo(before.getStreamState().getMsgCount());
            assertThat(bench.nats.jetStreamManagement().getConsumerNames("DEAD")).isEmpty();
            assertThat(bench.all()).filteredOn(letter -> letter.source() == Source.SUBJECT)
                    .allSatisfy(letter -> assertThat(letter.stored()).isNotNull().extracting(StoredAt::stream)
                            .isEqualTo("DEAD"));
            assertThat(bench.history.incomplete()).isNull();
            assertThat(bench.history.keepers()).isEqualTo("Streams keep them: ADVISORIES, DEAD.");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void letterOnAStreamForEverythingAreFoundAmongTheOthers(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            bench.stream("ALL", "clau-doom.>");
            bench.publish("clau-doom.dlq.agent.death", "first");
            for (int n = 0; n < 5_000; n++) {
                bench.publish("clau-doom.agent.B.action", "{}");
            }
            bench.publish(LETTER, "last");
            bench.begin();

            until("both", () -> bench.letters.total() == 2);
            assertThat(bench.all()).extracting(letter -> new String(letter.payload(), StandardCharsets.UTF_8))
                    .containsExactly("last", "first");
            until("all read", () -> bench.history.progress() == null);
            assertThat(bench.history.incomplete())
                    .startsWith("No stream keeps the advisories about used-up deliveries, "
                            + "the advisories about terminated messages: those from before ");

            var keeper = bench.shelves().list().get(20, TimeUnit.SECONDS).keepers().getFirst();
            assertThat(keeper.messages()).as("the list does not tell how many are letters").isNull();
            assertThat(bench.shelves().holding("ALL", "clau-doom.deadletter.>").get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Shelves.Holding(1, 5_002, keeper.lastTime()));
            assertThat(bench.shelves().at("ALL", 5_002).get(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(StoredMessage.Found.class,
                            last -> assertThat(last.time()).isNotNull().isEqualTo(keeper.lastTime()));
        }
    }

    /** The stream leaves out what has the same id; so do we. */
    @ParameterizedTest
    @MethodSource("servers")
    void aLetterThatIsPublishedAgainIsOneHeardOrRead(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            bench.stream("DEAD", SUBJECTS);
            var same = new io.nats.client.impl.Headers().add("Nats-Msg-Id", "one");
            bench.nats.publish(LETTER, same, "{}".getBytes(StandardCharsets.UTF_8));
            for (int n = 0; n < 2; n++) {
                bench.publish(LETTER, "{\"stream\":\"S\",\"stream_seq\":5}");
            }
            bench.begin();
            until("read", () -> bench.letters.total() == 3 && bench.history.exact());
            for (int n = 0; n < 3; n++) {
                bench.nats.publish(LETTER, same, "{}".getBytes(StandardCharsets.UTF_8));
            }
            // one of them may be taken for the copy in the stream
            until("heard", () -> bench.all().stream().anyMatch(letter -> letter.reports() >= 3));
            until("all are found in the stream",
                    () -> bench.all().stream().allMatch(letter -> letter.stored() != null));
            assertThat(bench.letters.total()).isEqualTo(3);
        }
    }

    /** Letters come without a break while we connect, and some are equal to the byte. */
    @ParameterizedTest
    @MethodSource("servers")
    void noLetterIsThereTwiceAndNoneIsMissedWhenTheyComeWhileWeConnect(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            bench.stream("DEAD", SUBJECTS);
            var enough = new AtomicBoolean();
            var sent = new int[1];
            var sender = Thread.ofVirtual().start(() -> {
                while (!enough.get()) {
                    bench.publish(LETTER, sent[0] % 3 == 0 ? "always the same" : "n " + sent[0]);
                    sent[0]++;
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
            });
            until("some before", () -> sent[0] > 50);
            bench.begin();
            int then = sent[0];
            until("some after", () -> sent[0] > then + 500);
            enough.set(true);
            sender.join();
            bench.nats.flush(Duration.ofSeconds(2));
            var expected = sent[0];
            Await.until(Duration.ofSeconds(30), "all " + expected + ", here are " + bench.letters.total(),
                    () -> bench.letters.total() == expected && all(bench, letter -> letter.stored() != null));
            assertThat(bench.letters.total()).isEqualTo(expected);
            assertThat(bench.all().stream().map(DeadLetter::stored).distinct()).hasSize(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aFloodThatAStreamKeepsIsNotCountedTwice(Path server) {
        try (var bench = new Bench(TestServer.start(server))) {
            bench.stream("DEAD", SUBJECTS);
            for (int n = 0; n < 100; n++) {
                bench.publish(LETTER, "before " + n);
            }
            bench.begin();
            until("what was there", () -> bench.letters.total() == 100);
            for (int n = 0; n < 100_000; n++) {
                bench.publish(LETTER, "n " + n);
            }
            until("all counted", () -> bench.letters.total() == 100_100);
            Await.still(Duration.ofSeconds(4), "none twice", () -> bench.letters.total() == 100_100);
            bench.publish(LETTER, "after");
            until("the next one, kept",
                    () -> bench.letters.total() == 100_101 && bench.all().getFirst().stored() != null);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatAStreamCapturedDuringAGapIsReadAfterIt(Path server) throws Exception {
        try (var bench = new Bench(TestServer.start(server))) {
            var management = bench.nats.jetStreamManagement();
            management.addStream(io.nats.client.api.StreamConfiguration.builder().name("DEAD").subjects(SUBJECTS)
                    .addSubjects(ADVISORIES).storageType(io.nats.client.api.StorageType.File).build());
            bench.begin();
            bench.publish(LETTER, "before");
            until("the first", () -> bench.letters.total() == 1);
            bench.server.kill();
            bench.server.startAgain();
            var other = bench.server.connect();
            other.jetStream().publish(LETTER, "during the gap or after".getBytes(StandardCharsets.UTF_8));
            other.jetStream().publish(ADVISORY, advisory(9).getBytes(StandardCharsets.UTF_8));

            Await.until(LIMIT.multipliedBy(2), "all three", () -> bench.letters.total() == 3);
            Await.still(Duration.ofSeconds(1), "and no more", () -> bench.letters.total() == 3);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aLoginThatMayNotReadSaysSo(Path server) {
        var permissions =
                """
                        authorization { users: [
                          { user: admin, password: admin }
                          { user: watcher, password: secret, permissions: {
                              publish: ["$JS.API.STREAM.LIST"], subscribe: ["clau-doom.>", "$JS.EVENT.ADVISORY.>", "_INBOX.>"] } }
                        ] }
                        no_auth_user: admin
                        """;
        var started = TestServer.start(server, permissions);
        try (var bench = new Bench(started, started.url().replace("nats://", "nats://watcher:secret@"))) {
            bench.stream("DEAD", SUBJECTS);
            bench.publish(LETTER, "kept");
            bench.begin();
            bench.publish(ADVISORY, advisory(1));

            assertThat(bench.settled(Source.MAX_DELIVERIES).original()).satisfies(original -> {
                assertThat(original.state()).isEqualTo(State.REFUSED);
                assertThat(original.detail()).isEqualTo("This login may not use $JS.API.STREAM.MSG.GET.S.");
            });
            until("trouble", () -> String.valueOf(bench.history.incomplete())
                    .startsWith("This login may not use $JS.API.STREAM.MSG.GET.DEAD."));
        }
    }

    private static boolean all(Bench bench, java.util.function.Predicate<DeadLetter> condition) {
        return bench.all().stream().allMatch(condition);
    }

    private static StreamInfo info(Bench bench) throws Exception {
        return bench.nats.jetStreamManagement().getStreamInfo("DEAD");
    }

    private static String advisory(int sequence) {
        return "{\"type\":\"io.nats.jetstream.advisory.v1.max_deliver\",\"id\":\"id" + sequence
                + "\",\"timestamp\":\"2026-11-21T19:14:40.836833825Z\",\"stream\":\"S\",\"consumer\":\"C\",\"stream_seq\":"
                + sequence + ",\"deliveries\":2}";
    }
}
