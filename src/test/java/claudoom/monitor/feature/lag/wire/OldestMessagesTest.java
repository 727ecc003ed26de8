package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ages that are told are those of known messages, whatever the consumer is and whatever happened to it. */
@Execution(ExecutionMode.CONCURRENT)
class OldestMessagesTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void publishedConsumedPartlyDeletedTerminatedExhausted(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            var jsm = there.jetStreamManagement();
            jsm.addStream(StreamConfiguration.builder().name("EV").subjects("m.>").build());
            jsm.addOrUpdateConsumer("EV", pull("patient", LONG, -1).build());
            jsm.addOrUpdateConsumer("EV", pull("hasty", Duration.ofMillis(300), 2).build());
            var times = new Spread(there);
            for (int n = 1; n <= 4; n++) {
                times.publish("m." + n);
            }
            exhaust(rig, there);
            rig.until("two given up and nothing to do, wherever the ack floor is",
                    () -> rig.shows("hasty", 0, 0) && ages(rig, times, "hasty", null, null));
            times.publish("m.5");
            times.publish("m.6");
            rig.until("nothing delivered", () -> rig.shows("patient", 6, 0)
                    && ages(rig, times, "patient", "m.1", null));

            var held = bind(there, "EV", "patient").fetch(3, Duration.ofSeconds(10));
            assertThat(held).hasSize(3);
            held.getFirst().ackSync(Duration.ofSeconds(10));
            rig.until("three delivered, one acknowledged", () -> rig.shows("patient", 3, 2)
                    && ages(rig, times, "patient", "m.4", "m.2"));

            rig.until("two more", () -> rig.shows("hasty", 2, 0) && ages(rig, times, "hasty", "m.5", null));
            assertThat(bind(there, "EV", "hasty").fetch(1, Duration.ofSeconds(10))).hasSize(1);
            rig.until("a message behind those that were given up", () -> rig.shows("hasty", 1, 1)
                    && ages(rig, times, "hasty", "m.6", "m.5"));

            jsm.deleteMessage("EV", 2);
            rig.until("the oldest unacknowledged is deleted",
                    () -> times.isAgeOf("m.3", rig.lag("patient"), rig.lag("patient").unackedSeconds()));
            jsm.deleteMessage("EV", 4);
            rig.until("the oldest undelivered is deleted", () -> pending(rig, "patient") == 2
                    && times.isAgeOf("m.5", rig.lag("patient"), rig.lag("patient").undeliveredSeconds()));

            held.get(2).term();
            rig.until("the other is terminated", () -> {
                var lag = rig.lag("patient");
                var unacked = lag.unackedSeconds();
                // a server that still counts the deleted message has nothing to show for it
                return lag.fresh() && (ackPending(rig, "patient") == 0
                        ? Double.valueOf(0).equals(unacked)
                        : ackPending(rig, "patient") == 1 && unacked == null);
            });
        }
    }

    /** Two messages are tried as often as they may, the two behind them are acknowledged. */
    private static void exhaust(FeedRig rig, Connection there) throws Exception {
        var subscription = bind(there, "EV", "hasty");
        var deliveries = new TreeMap<String, Integer>();
        rig.until("four messages worked off", () -> {
            subscription.pullNoWait(Math.max(1, 4 - deliveries.size()));
            for (var message = subscription.nextMessage(200); message != null; message =
                    subscription.nextMessage(50)) {
                if (!message.isJetStream()) {
                    continue;
                }
                deliveries.merge(message.getSubject(), 1, Integer::sum);
                if (message.getSubject().compareTo("m.2") > 0) {
                    message.ackSync(Duration.ofSeconds(10));
                }
            }
            return deliveries.equals(Map.of("m.1", 2, "m.2", 2, "m.3", 1, "m.4", 1))
                    && there.jetStreamManagement().getConsumerInfo("EV", "hasty").getNumAckPending() == 0;
        });
        subscription.unsubscribe();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyKindOfConsumer(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            boolean old = server.version().startsWith("2.9.");
            var jsm = there.jetStreamManagement();
            streams(jsm);
            consumers(jsm, old);
            var pushed = new CopyOnWriteArrayList<Message>();
            there.createDispatcher(pushed::add).subscribe("to.all");
            there.createDispatcher(message -> {}).subscribe("to.none");
            var each = new CopyOnWriteArrayList<Message>();
            there.createDispatcher(each::add).subscribe("to.each");
            there.flush(Duration.ofSeconds(10));
            var times = new Spread(there);
            for (var subject : List.of("a.1", "b.1", "a.2", "c.1", "w.1", "w.2", "i.1", "i.2", "v.1", "v.2")) {
                times.publish(subject);
            }
            jsm.addOrUpdateConsumer("EV",
                    pull("later", LONG, -1).deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(3).build());
            rig.until("four pushed", () -> pushed.size() == 4 && each.size() == 4);
            each.getFirst().ackSync(Duration.ofSeconds(10));
            each.get(1).term();
            take(there, "EV", "pulled-none", 2, 0);
            takeUpTo(there, "EV", "pulled-all", 3, 2);
            terminate(there, "WORK", "ender", 2);
            pushed.get(1).ackSync(Duration.ofSeconds(10));
            take(there, "EV", "several", 1, 0);
            take(there, "WORK", "worker", 1, 1);
            take(there, "INTEREST", "one", 1, 1);
            var before = infos(there, jsm);

            rig.until("several filters", () -> ages(rig, times, "several", old ? "b.1" : "c.1", old ? "a.1" : "b.1"));
            rig.until("acknowledged up to", () -> rig.shows("all", 0, 2) && ages(rig, times, "all", null, "a.2"));
            rig.until("acknowledged up to, pulled",
                    () -> rig.shows("pulled-all", 1, 1) && ages(rig, times, "pulled-all", "c.1", "a.2"));
            rig.until("each acknowledged, pushed",
                    () -> rig.shows("each", 0, 2) && ages(rig, times, "each", null, "a.2"));
            rig.until("no acknowledgements, pulled",
                    () -> rig.shows("pulled-none", 2, 0) && ages(rig, times, "pulled-none", "a.2", null));
            rig.until("no acknowledgements", () -> rig.shows("none", 0, 0) && ages(rig, times, "none", null, null));
            rig.until("from a sequence on", () -> rig.shows("later", 2, 0) && ages(rig, times, "later", "a.2", null));
            rig.until("only new ones", () -> rig.shows("new", 4, 0) && ages(rig, times, "new", "a.1", null));
            rig.until("the last of each subject cannot be told by sequences", () -> {
                var lag = rig.lag("last");
                return lag.fresh() && pending(rig, "last") == 4 && lag.undeliveredSeconds() == null;
            });
            rig.until("a work queue", () -> rig.shows("worker", 1, 0) && ages(rig, times, "worker", "w.2", null));
            rig.until("terminated in a work queue",
                    () -> rig.shows("ender", 0, 1) && ages(rig, times, "ender", null, "v.2"));
            rig.until("interest", () -> ages(rig, times, "one", "i.2", null) && ages(rig, times, "two", "i.1", null));

            assertThat(infos(there, jsm)).isEqualTo(before);
        }
    }

    private static void streams(JetStreamManagement jsm) throws Exception {
        jsm.addStream(StreamConfiguration.builder().name("EV").subjects("a.>", "b.>", "c.>").build());
        jsm.addStream(StreamConfiguration.builder().name("WORK").subjects("w.>", "v.>")
                .retentionPolicy(RetentionPolicy.WorkQueue).build());
        jsm.addStream(StreamConfiguration.builder().name("INTEREST").subjects("i.>")
                .retentionPolicy(RetentionPolicy.Interest).build());
    }

    private static void consumers(JetStreamManagement jsm, boolean old) throws Exception {
        var several = pull("several", LONG, -1);
        jsm.addOrUpdateConsumer("EV", (old ? several : several.filterSubjects("b.*", "c.*")).build());
        jsm.addOrUpdateConsumer("EV", pull("all", LONG, -1).ackPolicy(AckPolicy.All).deliverSubject("to.all").build());
        jsm.addOrUpdateConsumer("EV", ConsumerConfiguration.builder().durable("none").ackPolicy(AckPolicy.None)
                .deliverSubject("to.none").build());
        jsm.addOrUpdateConsumer("EV", pull("new", LONG, -1).deliverPolicy(DeliverPolicy.New).build());
        jsm.addOrUpdateConsumer("EV",
                pull("last", LONG, -1).deliverPolicy(DeliverPolicy.LastPerSubject).filterSubject(">").build());
        jsm.addOrUpdateConsumer("EV", pull("each", LONG, -1).deliverSubject("to.each").build());
        jsm.addOrUpdateConsumer("EV", pull("pulled-all", LONG, -1).ackPolicy(AckPolicy.All).build());
        jsm.addOrUpdateConsumer("EV", ConsumerConfiguration.builder().durable("pulled-none").ackPolicy(AckPolicy.None)
                .build());
        jsm.addOrUpdateConsumer("WORK", pull("worker", LONG, -1).filterSubject("w.>").build());
        jsm.addOrUpdateConsumer("WORK", pull("ender", LONG, -1).filterSubject("v.>").build());
        jsm.addOrUpdateConsumer("INTEREST", pull("one", LONG, -1).build());
        jsm.addOrUpdateConsumer("INTEREST", pull("two", LONG, -1).build());
    }

    private static void take(Connection there, String stream, String consumer, int count, int acknowledged)
            throws Exception {
        var subscription = bind(there, stream, consumer);
        var messages = subscription.fetch(count, Duration.ofSeconds(10));
        assertThat(messages).hasSize(count);
        for (var message : messages.subList(0, acknowledged)) {
            message.ackSync(Duration.ofSeconds(10));
        }
        subscription.unsubscribe();
    }

    /** Acknowledges one message, and with it all before it. */
    private static void takeUpTo(Connection there, String stream, String consumer, int count, int acknowledged)
            throws Exception {
        var subscription = bind(there, stream, consumer);
        var messages = subscription.fetch(count, Duration.ofSeconds(10));
        assertThat(messages).hasSize(count);
        messages.get(acknowledged - 1).ackSync(Duration.ofSeconds(10));
        subscription.unsubscribe();
    }

    /** The first of so many. */
    private static void terminate(Connection there, String stream, String consumer, int count) throws Exception {
        var subscription = bind(there, stream, consumer);
        var messages = subscription.fetch(count, Duration.ofSeconds(10));
        assertThat(messages).hasSize(count);
        messages.getFirst().term();
        there.flush(Duration.ofSeconds(10));
        subscription.unsubscribe();
    }

    /** Null for nothing there, which is zero seconds. */
    private static boolean ages(FeedRig rig, Spread times, String name, @Nullable String undelivered,
            @Nullable String unacked) {
        var lag = rig.find(name);
        BiPredicate<@Nullable String, @Nullable Double> is = (subject, seconds) -> subject == null
                ? Double.valueOf(0).equals(seconds)
                : times.isAgeOf(subject, rig.lag(name), seconds);
        return lag != null && lag.fresh() && is.test(undelivered, lag.undeliveredSeconds())
                && is.test(unacked, lag.unackedSeconds());
    }

    private static long pending(FeedRig rig, String name) {
        var sample = rig.lag(name).sample();
        return sample == null ? -1 : sample.pending();
    }

    private static long ackPending(FeedRig rig, String name) {
        var sample = rig.lag(name).sample();
        return sample == null ? -1 : sample.ackPending();
    }

    private static ConsumerConfiguration.Builder pull(String name, Duration ackWait, long maxDeliver) {
        return ConsumerConfiguration.builder().durable(name).ackPolicy(AckPolicy.Explicit).ackWait(ackWait)
                .maxDeliver(maxDeliver);
    }

    private static JetStreamSubscription bind(Connection there, String stream, String consumer) throws Exception {
        return there.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, consumer));
    }

    /** What the server says of every consumer, without the moment at which it says it. */
    private static Map<String, String> infos(Connection there, JetStreamManagement jsm) throws Exception {
        var all = new TreeMap<String, String>();
        for (var stream : jsm.getStreamNames()) {
            for (var name : jsm.getConsumerNames(stream)) {
                var reply = there.request("$JS.API.CONSUMER.INFO." + stream + "." + name, new byte[0])
                        .get(10, TimeUnit.SECONDS);
                all.put(name, new String(reply.getData(), StandardCharsets.UTF_8)
                        .replaceAll("\"ts\":\"[^\"]*\"", "").replaceAll("\\s", ""));
            }
        }
        return all;
    }
}
