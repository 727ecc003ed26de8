package claudoom.monitor.feature.lag;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.terms.ConsumerId;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole feature against real servers: what it reports is what the server says, and it leaves no trace. */
@Execution(ExecutionMode.CONCURRENT)
class LagFeatureTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void lagIsWhatConsumerInfoSaysAndAskingChangesNothing(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "worker", -1, Duration.ofMinutes(1), "ev.a.*");
            publish(there, 40, "ev.a.1");
            publish(there, 7, "ev.b.1");
            var held = fetch(there, "worker", 15);
            held.subList(0, 5).forEach(Message::ack);
            Await.until(Duration.ofSeconds(5), "five acknowledged",
                    () -> info(there, "worker").contains("\"num_ack_pending\":10,"));
            var before = withoutTime(info(there, "worker"));

            rig.until("the lag", () -> rig.isNow("worker", "lag", 35L));
            rig.until("both ages", () -> rig.consumer("worker").get("oldest_unacked_seconds") != null
                    && rig.consumer("worker").get("oldest_undelivered_seconds") != null);
            var first = rig.lag().sampledAt();
            rig.until("a later round", () -> !Objects.equals(first, rig.lag().sampledAt()));

            assertThat(rig.consumer("worker")).containsEntry("pending", 25L).containsEntry("ack_pending", 10L)
                    .containsEntry("redelivered", 0L);
            assertThat(rig.stream("EVENTS")).containsEntry("messages", 47L).containsEntry("first_seq", 1L)
                    .containsEntry("last_seq", 47L).containsEntry("consumers", 1L);
            assertThat(withoutTime(info(there, "worker"))).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void agesAreThoseOfTheOldestMessagesByTheServersClock(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "worker", -1, Duration.ofMinutes(1), "ev.a.*");
            publish(there, 1, "ev.b.1");
            publish(there, 1, "ev.a.1");
            var oldest = Instant.now();
            Await.until(Duration.ofSeconds(5), "time passed",
                    () -> Duration.between(oldest, Instant.now()).toMillis() > 1_500);
            publish(there, 1, "ev.a.2");
            var second = Instant.now();
            fetch(there, "worker", 1);

            rig.until("both ages", () -> rig.consumer("worker").get("oldest_unacked_seconds") != null
                    && rig.consumer("worker").get("oldest_undelivered_seconds") != null
                    && rig.isNow("worker", "ack_pending", 1L));

            var now = Instant.now();
            assertThat(seconds(rig, "oldest_unacked_seconds")).isBetween(
                    Duration.between(oldest, now).toMillis() / 1e3 - 2.6,
                    Duration.between(oldest, now).toMillis() / 1e3 + 0.1);
            assertThat(seconds(rig, "oldest_unacked_seconds") - seconds(rig, "oldest_undelivered_seconds"))
                    .isBetween(Duration.between(oldest, second).toMillis() / 1e3 - 0.1,
                            Duration.between(oldest, second).toMillis() / 1e3 + 0.1);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void allOfSixHundredConsumersAreThere(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            for (int i = 0; i < 600; i++) {
                consumer(there, "c" + i, -1, Duration.ofSeconds(30), "ev.>");
            }
            publish(there, 3, "ev.a");

            rig.until("all consumers with their lag", () -> rig.lag().consumers() == 600
                    && rig.lag().worst(600).stream().allMatch(one -> Long.valueOf(3).equals(one.lag())));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aDeletedConsumerGoesAndSoDoesADeletedStream(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "one", -1, Duration.ofSeconds(30), "ev.>");
            consumer(there, "two", -1, Duration.ofSeconds(30), "ev.>");
            rig.until("both", () -> rig.lag().consumers() == 2);

            there.jetStreamManagement().deleteConsumer("EVENTS", "one");
            rig.until("one is left", () -> rig.lag().consumers() == 1);
            there.jetStreamManagement().deleteStream("EVENTS");
            rig.until("none is left", () -> rig.lag().consumers() == 0 && rig.stream("EVENTS").isEmpty());

            assertThat(rig.lag().problem()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void nobodyAskingIsStopped(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "worker", -1, Duration.ofSeconds(30), "ev.>");
            publish(there, 20, "ev.a");

            rig.until("STOPPED", () -> rig.isNow("worker", "state", "STOPPED"));

            assertThat(rig.lag().attention()).isEqualTo(1);
            assertThat(rig.lag().worst(1).getFirst().id()).isEqualTo(new ConsumerId("EVENTS", "worker"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void messagesBeyondMaxDeliverAreExhausted(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "twice", 2, Duration.ofMillis(200), "ev.>");
            publish(there, 2, "ev.a");
            var subscription = subscription(there, "twice");

            rig.until("EXHAUSTED", () -> {
                subscription.pullNoWait(10);
                return rig.isNow("twice", "state", "EXHAUSTED");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRefusedListIsSaidInASentence(Path binary) throws Exception {
        var config = """
                authorization { users: [
                  { user: boss, password: b },
                  { user: eyes, password: e, permissions: {
                      publish: ["$JS.API.INFO", "$JS.API.STREAM.>"], subscribe: ["_INBOX.>"] } } ] }""";
        try (var server = TestServer.start(binary, config); var rig = new LagRig(server, "eyes", "e")) {
            var there = server.connect(options -> options.noReconnect().userInfo("boss", "b"));
            stream(there, "EVENTS", "ev.>");
            consumer(there, "worker", -1, Duration.ofSeconds(30), "ev.>");

            rig.untilRefused();

            assertThat(rig.lag().problem()).isEqualTo("this login may not use $JS.API.CONSUMER.LIST.EVENTS");
            assertThat(rig.stream("EVENTS")).containsEntry("consumers", 1L);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void withoutJetStreamItSaysSo(Path binary) {
        try (var server = TestServer.withoutJetStream(binary, ""); var rig = new LagRig(server)) {
            rig.untilRefused();

            assertThat(rig.lag().problem()).isEqualTo("JetStream is not switched on for this account");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anAccountWithoutJetStreamSaysSo(Path binary) {
        var config = """
                accounts { WITH: { jetstream: enabled, users: [ { user: boss, password: b } ] }
                           WITHOUT: { users: [ { user: eyes, password: e } ] } }""";
        try (var server = TestServer.start(binary, config); var rig = new LagRig(server, "eyes", "e")) {
            rig.untilRefused();

            assertThat(rig.lag().problem()).isEqualTo("JetStream is not switched on for this account");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whileTheServerIsGoneNothingIsKnownAndThenItIsAgain(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new LagRig(server)) {
            var there = server.connect();
            stream(there, "EVENTS", "ev.>");
            consumer(there, "worker", -1, Duration.ofSeconds(30), "ev.>");
            publish(there, 9, "ev.a");
            rig.until("the lag", () -> rig.isNow("worker", "lag", 9L));

            server.kill();
            rig.until("nothing known", () -> rig.consumer("worker").get("lag") == null);
            assertThat(rig.consumer("worker")).containsEntry("state", "UNKNOWN");
            assertThat(rig.lag().consumers()).isEqualTo(1);
            assertThat(rig.lag().problem()).isEqualTo("not connected to a server");

            server.startAgain();
            rig.until("the lag again", () -> rig.isNow("worker", "lag", 9L));
            rig.until("no problem any more", () -> rig.lag().problem() == null);
        }
    }

    private static double seconds(LagRig rig, String field) {
        return (Double) Objects.requireNonNull(rig.consumer("worker").get(field));
    }

    private static void stream(Connection there, String name, String subject)
            throws IOException, JetStreamApiException {
        there.jetStreamManagement().addStream(StreamConfiguration.builder().name(name).subjects(subject)
                .storageType(StorageType.File).build());
    }

    private static void consumer(Connection there, String name, long maxDeliver, Duration ackWait, String filter)
            throws IOException, JetStreamApiException {
        there.jetStreamManagement().addOrUpdateConsumer("EVENTS", ConsumerConfiguration.builder().durable(name)
                .ackPolicy(AckPolicy.Explicit).maxDeliver(maxDeliver).ackWait(ackWait).filterSubject(filter).build());
    }

    private static void publish(Connection there, int count, String subject) throws IOException, JetStreamApiException {
        for (int i = 0; i < count; i++) {
            there.jetStream().publish(subject, BODY);
        }
    }

    private static JetStreamSubscription subscription(Connection there, String consumer)
            throws IOException, JetStreamApiException {
        return there.jetStream().subscribe(null, PullSubscribeOptions.bind("EVENTS", consumer));
    }

    private static List<Message> fetch(Connection there, String consumer, int count)
            throws IOException, JetStreamApiException {
        return subscription(there, consumer).fetch(count, Duration.ofSeconds(5));
    }

    private static String info(Connection there, String consumer)
            throws InterruptedException, ExecutionException, TimeoutException {
        var reply = there.request("$JS.API.CONSUMER.INFO.EVENTS." + consumer, new byte[0]).get(5, TimeUnit.SECONDS);
        return new String(reply.getData(), StandardCharsets.UTF_8);
    }

    private static String withoutTime(String info) {
        return info.replaceAll("\"ts\":\"[^\"]*\"", "").replaceAll("\\s", "");
    }
}
