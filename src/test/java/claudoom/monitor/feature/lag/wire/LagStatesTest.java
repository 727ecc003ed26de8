package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real consumers come into the states that {@code LagRules} knows. (STOPPED, EXHAUSTED and LOST UNREAD have tests of their own
 * beside the feature.)
 */
@Execution(ExecutionMode.CONCURRENT)
class LagStatesTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    static List<Path> servers() {
        return TestServers.all();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWorkersDoIsSeen(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            var work = new Work(there);
            work.consumer("idle", builder -> {});
            work.consumer("failing", builder -> builder.ackWait(Duration.ofMinutes(1)));
            work.consumer("full", builder -> builder.maxAckPending(5).ackWait(Duration.ofMinutes(1)));
            work.consumer("holding", builder -> builder.ackWait(Duration.ofSeconds(8)));
            work.consumer("slow", builder -> {});
            work.consumer("fast", builder -> {});
            work.publish("failing", 5);
            work.publish("full", 5);
            work.publish("holding", 3);
            work.publish("fast", 3_000);
            assertThat(work.take("full", 5)).hasSize(5);
            assertThat(work.take("holding", 3)).hasSize(3);
            var wanted = new HashMap<>(Map.of("failing", LagState.STORM, "full", LagState.STALLED, "holding",
                    LagState.STALLED, "slow", LagState.FALLING_BEHIND, "fast", LagState.CATCHING_UP, "idle",
                    LagState.OK));
            boolean pauses = !server.version().matches("2\\.(9|10)\\..*");
            if (pauses) {
                work.consumer("paused", builder -> {});
                there.jetStreamManagement().pauseConsumer("paused", "paused",
                        ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
                wanted.put("paused", LagState.PAUSED);
            }
            work.begin();
            rig.until("every consumer is in its state: " + wanted, () -> {
                work.goOn();
                work.see(rig);
                return wanted.entrySet().stream().allMatch(one -> work.saw(one.getKey()).contains(one.getValue()));
            });
            assertThat(work.saw("idle")).as("before it was watched long enough").contains(LagState.UNKNOWN)
                    .isSubsetOf(LagState.UNKNOWN, LagState.OK);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aConsumerThatGoesBackIsRewound(Path binary) throws Exception {
        try (var server = TestServer.start(binary); var rig = new FeedRig(server.url())) {
            var there = server.connect();
            var work = new Work(there);
            work.consumer("fast", builder -> {});
            work.consumer("quick", builder -> {});
            work.publish("fast", 2_000);
            work.publish("quick", 20);
            for (int done = 0; done < 1_500; done += 250) {
                for (var message : work.take("fast", 250)) {
                    message.ack();
                }
            }
            work.alwaysTaken("quick");
            rig.until("both have come far", () -> rig.shows("fast", 500, 0) && rig.shows("quick", 0, 0));
            if (!server.version().matches("2\\.(9|1[0-3])\\..*")) {
                there.jetStreamManagement().resetConsumer("fast", "fast", 1);
                there.jetStreamManagement().resetConsumer("quick", "quick", 1);
                work.begin();
                rig.until("reset", () -> {
                    work.goOn();
                    return rewound(rig, "fast", "It went back from message 1,500 to ")
                            && rewound(rig, "quick", "It was set back in the stream from message 20, and has come to ");
                });
            }
            there.jetStreamManagement().deleteConsumer("fast", "fast");
            work.consumer("fast", builder -> {});
            work.begin();

            rig.until("made again", () -> {
                work.goOn();
                return rewound(rig, "fast", "It was deleted and made again: it stood at message ");
            });
        }
    }

    private static boolean rewound(FeedRig rig, String name, String why) {
        var lag = rig.find(name);
        return lag != null && lag.state() == LagState.REWOUND && lag.judgement().why().startsWith(why);
    }

    /** Workers of several kinds, each with a stream of its own, that work while somebody looks. */
    private static final class Work {

        private static final double A_SECOND = 40;

        private final Connection there;
        private final Map<String, JetStreamSubscription> subscriptions = new HashMap<>();
        private final Map<String, Set<LagState>> seen = new HashMap<>();
        private Instant began = Instant.EPOCH;
        private long published;
        private long workedOff;

        Work(Connection there) {
            this.there = there;
        }

        void consumer(String name, Consumer<ConsumerConfiguration.Builder> more) throws Exception {
            var jsm = there.jetStreamManagement();
            if (!subscriptions.containsKey(name)) {
                jsm.addStream(StreamConfiguration.builder().name(name).subjects(name).build());
            }
            var builder = ConsumerConfiguration.builder().durable(name);
            more.accept(builder);
            jsm.addOrUpdateConsumer(name, builder.build());
            subscriptions.put(name, there.jetStream().subscribe(null, PullSubscribeOptions.bind(name, name)));
        }

        void publish(String name, int count) throws Exception {
            for (int i = 0; i < count; i++) {
                there.jetStream().publish(name, BODY);
            }
        }

        List<Message> take(String name, int count) {
            return Objects.requireNonNull(subscriptions.get(name)).fetch(count, Duration.ofSeconds(10));
        }

        void begin() {
            began = Instant.now();
            workedOff = 0;
        }

        /** Somebody asks all the time and acknowledges at once. */
        void alwaysTaken(String name) {
            var inbox = there.createInbox();
            there.createDispatcher(message -> {
                if (message.isJetStream()) {
                    message.ack();
                }
            }).subscribe(inbox);
            there.publish("$JS.API.CONSUMER.MSG.NEXT." + name + "." + name, inbox,
                    "{\"batch\":1000}".getBytes(StandardCharsets.UTF_8));
        }

        /** As much as belongs to the time that has passed, so that a slow machine sees the same. */
        void goOn() throws Exception {
            double due = Duration.between(began, Instant.now()).toMillis() / 1e3 * A_SECOND;
            if (subscriptions.containsKey("slow")) {
                for (; published < due; published++) {
                    publish("slow", 1);
                    if (published % 10 == 0) {
                        take("slow", 1).getFirst().ack();
                    }
                }
                take("failing", 5).forEach(Message::nak);
            }
            for (; workedOff < Math.min(due, 2_500); workedOff++) {
                take("fast", 1).getFirst().ack();
            }
        }

        void see(FeedRig rig) {
            for (var name : subscriptions.keySet()) {
                var lag = rig.find(name);
                if (lag != null && lag.fresh()) {
                    saw(name).add(lag.state());
                }
            }
        }

        Set<LagState> saw(String name) {
            return seen.computeIfAbsent(name, any -> EnumSet.noneOf(LagState.class));
        }
    }
}
