package claudoom.monitor.feature.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.kit.Await;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of real streams are read and exported, and neither the stream nor its consumers notice. */
@Execution(ExecutionMode.CONCURRENT)
class MessageBrowseTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    private static List<Long> sequences(Page page) {
        return page.messages().stream().map(Item::sequence).toList();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void browsingStreamsOfEveryRetentionChangesNothing(Path binary, @TempDir Path folder) throws Exception {
        try (var rig = new StreamsRig(binary)) {
            rig.make("LIM", RetentionPolicy.Limits, "lim.>");
            rig.make("INT", RetentionPolicy.Interest, "int.>");
            rig.make("WQ", RetentionPolicy.WorkQueue, "wq.>");
            for (var name : List.of("LIM", "INT", "WQ")) {
                rig.streams().addOrUpdateConsumer(name,
                        ConsumerConfiguration.builder().durable("worker").maxDeliver(5).build());
                rig.publish(name.toLowerCase(Locale.ROOT), 60);
                var worker = rig.client().jetStream().subscribe(null,
                        PullSubscribeOptions.bind(name, "worker"));
                var some = worker.fetch(6, Duration.ofSeconds(10));
                some.subList(0, 3).forEach(one -> one.ack());
                rig.client().flush(Duration.ofSeconds(10));
                Await.until(Duration.ofSeconds(20), "three are acknowledged", () -> rig.streams()
                        .getConsumerInfo(name, "worker").getNumAckPending() == 3);
                var before = facts(rig, name);

                var newest = StreamsRig.within(rig.browse.newest(name, ">", 20));
                assertThat(sequences(newest)).hasSize(20).isSorted().endsWith(60L);
                assertThat(newest.older()).isTrue();
                assertThat(newest.newer()).isFalse();
                var older = StreamsRig.within(rig.browse.older(name, "*.1", 41, 5));
                assertThat(older.messages()).hasSize(5).allMatch(one -> one.subject().endsWith(".1"));
                assertThat(sequences(older)).containsExactly(26L, 29L, 32L, 35L, 38L);
                assertThat(sequences(StreamsRig.within(rig.browse.from(name, "*.2", 10, 3))))
                        .containsExactly(12L, 15L, 18L);
                var run = MessageExport.start(new MessageExport.What(name, ">", 1, 60), folder.resolve(name),
                        rig.connections.questions(), rig.reader, rig.writer);
                Await.until(Duration.ofSeconds(30), "exported", run::over);
                assertThat(run.trouble()).isNull();

                assertThat(facts(rig, name)).isEqualTo(before);
            }
            assertThat(Files.readAllLines(folder.resolve("LIM"))).hasSize(60).last().asString()
                    .contains("\"stream\":\"LIM\",\"sequence\":60,").contains("\"payload\":{\"n\":59}");
            assertThat(Files.readAllLines(folder.resolve("WQ"))).hasSize(57);
        }
    }

    /** Everything the server says of the stream and its consumer. */
    private static String facts(StreamsRig rig, String stream) throws Exception {
        return answer(rig, "$JS.API.CONSUMER.INFO." + stream + ".worker")
                + answer(rig, "$JS.API.STREAM.INFO." + stream);
    }

    private static String answer(StreamsRig rig, String question) throws Exception {
        return new String(rig.client().request(question, new byte[0]).get(20, TimeUnit.SECONDS).getData(),
                StandardCharsets.UTF_8).replaceAll(",?\"ts\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void holesRareSubjectsAndTimesAreFound(Path binary) throws Exception {
        try (var rig = new StreamsRig(binary)) {
            rig.make("S", RetentionPolicy.Limits, "s.>", "rare");
            rig.client().jetStream().publish("rare", "first".getBytes(StandardCharsets.UTF_8));
            rig.publish("s", 300);
            for (long gone = 100; gone < 250; gone++) {
                rig.streams().deleteMessage("S", gone);
            }
            var newest = StreamsRig.within(rig.browse.newest("S", ">", 100));
            assertThat(sequences(newest)).hasSize(100).isSorted().contains(99L, 250L, 301L).doesNotContain(100L, 249L);
            var rare = StreamsRig.within(rig.browse.newest("S", "rare", 20));
            assertThat(sequences(rare)).containsExactly(1L);
            assertThat(rare.older()).isFalse();

            var middle = newest.messages().get(50);
            var time = middle.time();
            assertThat(time).isNotNull();
            assertThat(sequences(StreamsRig.within(rig.browse.at("S", ">", time, 5)))).contains(middle.sequence());
            assertThat(sequences(StreamsRig.within(rig.browse.at("S", ">", time.plusSeconds(3_600), 5)))).isEmpty();
            assertThat(sequences(StreamsRig.within(rig.browse.at("S", ">", time.minusSeconds(3_600), 2))))
                    .containsExactly(1L, 2L);
        }
    }
}
