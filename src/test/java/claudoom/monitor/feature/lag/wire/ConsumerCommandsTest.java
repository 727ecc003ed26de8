package claudoom.monitor.feature.lag.wire;

import static claudoom.monitor.feature.lag.wire.ConsumerRig.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerPage.StoredAt;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On real servers: just what was confirmed is done, once, and nothing else; and looking changes nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ConsumerCommandsTest {

    private static final ConsumerDeed.Edit AS_IT_IS =
            new ConsumerDeed.Edit(Duration.ofMinutes(1), 5, 1_000, List.of(), "works");
    private static final String USERS = """
            authorization { users: [
              { user: all, password: secret }
              { user: some, password: secret, permissions: { publish: { deny: [
                "$JS.API.CONSUMER.PAUSE.>", "$JS.API.CONSUMER.DELETE.>", "$JS.API.CONSUMER.CREATE.>"] } } } ] }
            """;

    static List<Path> servers() {
        return TestServers.all();
    }

    private static boolean since(TestServer server, int minor) {
        return Integer.parseInt(server.version().split("\\.", -1)[1]) >= minor;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readingThePageChangesNothing(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var before = rig.info("worker");

            var page = rig.page();
            rig.page();

            var standing = page.standing();
            assertThat(standing).isNotNull();
            assertThat(standing.pending()).isEqualTo(4);
            assertThat(standing.ackPending()).isEqualTo(4);
            assertThat(page.outstanding().candidates()).extracting(StoredAt::sequence).containsExactly(3L, 4L, 5L, 6L);
            assertThat(page.outstanding().words(page.config(), standing)).isEqualTo("4 messages are delivered and not"
                    + " acknowledged. The range is from sequence 3 to 6. They are just these.");
            var next = page.next();
            assertThat(next).isNotNull();
            assertThat(next.sequence()).isEqualTo(7);
            assertThat(rig.info("worker")).isEqualTo(before);
            assertThat(rig.heardNow()).isEmpty();
            assertThat(rig.log).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsOutstandingIsNotTakenFromTheFloorAlone(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            rig.ask("$JS.API.CONSUMER.CREATE.EVENTS.given-up", """
                    {"stream_name":"EVENTS","config":{"durable_name":"given-up","name":"given-up",
                    "ack_policy":"none","filter_subject":"ev.b"}}""");
            var page = rig.questions.ask(new ConsumerId("EVENTS", "given-up"), null).join();

            var standing = page.standing();
            assertThat(standing).isNotNull();
            assertThat(page.outstanding().candidates()).isEmpty();
            assertThat(page.outstanding().words(page.config(), standing)).startsWith("None");
            var next = page.next();
            assertThat(next).isNotNull();
            assertThat(next.subject()).isEqualTo("ev.b");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void pauseAndResumeDoJustThat(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var pause = new ConsumerDeed.Pause(Duration.ofHours(1));
            if (!since(server, 11)) {
                assertThat(rig.impossible(pause)).isEqualTo(
                        "Consumers can be paused since 2.11; this server is " + server.version() + ".");
                assertThat(rig.heardNow()).isEmpty();
                return;
            }
            var before = rig.info("worker");
            var other = rig.info("other");
            assertThat(rig.page().gates().open(ConsumerAction.RESUME)).isFalse();

            var plan = rig.ready(pause);
            assertThat(plan.command()).matches("nats consumer pause EVENTS worker '[-0-9]+ [:0-9]+'");
            assertThat(plan.effects().toString()).contains("4 messages wait now", "(4 messages)");
            assertThat(rig.info("worker")).isEqualTo(before);
            var done = rig.carryOut(plan);

            assertThat(done.sentence()).startsWith("Paused worker until 20");
            assertThat(done.done()).isTrue();
            assertThat(rig.info("worker")).contains("\"paused\":true");
            assertThat(rig.page().standing()).satisfies(now -> assertThat(now == null ? null : now.pauseLeft())
                    .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(60)));
            assertThat(rig.info("other")).isEqualTo(other);
            assertThat(rig.carryOut(plan).sentence()).isEqualTo("It was sent before.");

            assertThat(rig.carryOut(rig.ready(new ConsumerDeed.Resume())).sentence()).isEqualTo("Resumed worker.");
            assertThat(level(rig.info("worker"))).isEqualTo(level(before));
            assertThat(rig.heardNow()).containsExactly("$JS.API.CONSUMER.PAUSE.EVENTS.worker",
                    "$JS.API.CONSUMER.PAUSE.EVENTS.worker");
            assertThat(rig.log).hasSize(4).first().asString()
                    .startsWith("begin pause consumer $JS.API.CONSUMER.PAUSE.EVENTS.worker {\"pause_until\":");
            assertThat(rig.log).last().isEqualTo("end resume consumer ANSWERED");
        }
    }

    /** The server writes there what it needed for the last change. */
    private static String level(String info) {
        return info.replaceAll("\"_nats.req.level\":\"\\d+\"", "");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anEditChangesThoseSettingsAndNoOthers(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var before = rig.info("worker");

            var plan = rig.ready(new ConsumerDeed.Edit(Duration.ofSeconds(45), 7, 3, List.of(), "works hard"));
            assertThat(plan.changes()).extracting(change -> change.what() + ": " + change.is() + " to "
                    + change.becomes()).containsExactly("ack wait: 1 min to 45 s", "max deliver: 5 to 7",
                            "max ack pending: 1,000 to 3", "description: works to works hard");
            assertThat(plan.command()).isEqualTo("nats consumer edit EVENTS worker --wait=45s --max-deliver=7"
                    + " --max-pending=3 --description='works hard'");
            assertThat(plan.effects()).anyMatch(effect -> effect.startsWith(
                    "Nothing is delivered until fewer than 3 of the 4 messages"));
            assertThat(rig.info("worker")).isEqualTo(before);
            var done = rig.carryOut(plan);

            assertThat(done.sentence()).isEqualTo("Changed ack wait to 45 s, max deliver to 7, max ack pending to 3,"
                    + " description to works hard.");
            assertThat(rig.info("worker"))
                    .isEqualTo(before.replace("\"ack_wait\":60000000000", "\"ack_wait\":45000000000")
                            .replace("\"max_deliver\":5", "\"max_deliver\":7")
                            .replace("\"max_ack_pending\":1000", "\"max_ack_pending\":3")
                            .replace("\"description\":\"works\"", "\"description\":\"works hard\""));
            assertThat(rig.heardNow()).containsExactly("$JS.API.CONSUMER.CREATE.EVENTS.worker");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aBackoffCanBePutInAndTakenAway(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var steps = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

            var in = rig.carryOut(rig.ready(new ConsumerDeed.Edit(Duration.ofMinutes(1), 5, 1_000, steps, "works")));
            assertThat(in.sentence()).isEqualTo("Changed backoff to 1 s, 2 s, ack wait to 1 s.");
            assertThat(rig.info("worker")).contains("\"backoff\":[1000000000,2000000000]");
            var out = rig.carryOut(rig.ready(AS_IT_IS));
            assertThat(out.sentence()).isEqualTo("Changed backoff to none, ack wait to 1 min.");
            assertThat(rig.info("worker")).doesNotContain("backoff").contains("\"ack_wait\":60000000000");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void deletingTakesJustThatConsumer(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var other = rig.info("other");

            var plan = rig.ready(new ConsumerDeed.Delete());
            assertThat(plan.type()).isEqualTo("worker");
            assertThat(plan.command()).isEqualTo("nats consumer rm EVENTS worker");
            assertThat(plan.effects().toString()).contains("4 messages not delivered and 4 messages not acknowledged",
                    "No message leaves the stream.");
            assertThat(rig.carryOut(plan).sentence()).isEqualTo("Deleted consumer worker.");

            assertThat(rig.info("worker")).contains("consumer not found");
            assertThat(rig.info("other")).isEqualTo(other);
            assertThat(rig.ask("$JS.API.STREAM.INFO.EVENTS", "")).contains("\"messages\":10,");
            assertThat(rig.log).containsExactly("begin delete consumer $JS.API.CONSUMER.DELETE.EVENTS.worker ",
                    "end delete consumer ANSWERED");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatHasChangedMeanwhileIsLeftAlone(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var edit = rig.ready(new ConsumerDeed.Edit(Duration.ofMinutes(2), 5, 1_000, List.of(), "works"));
            var delete = rig.ready(new ConsumerDeed.Delete());
            rig.ask("$JS.API.CONSUMER.CREATE.EVENTS.worker", """
                    {"stream_name":"EVENTS","config":{"durable_name":"worker","name":"worker","ack_policy":"explicit",
                    "ack_wait":60000000000,"max_deliver":6,"description":"works"}}""");
            var now = rig.info("worker");
            var strangers = List.of("$JS.API.CONSUMER.CREATE.EVENTS.worker");
            assertThat(rig.heardNow()).isEqualTo(strangers);

            for (var plan : List.of(edit, delete)) {
                assertThat(rig.carryOut(plan).sentence()).startsWith("The consumer has changed since you looked");
            }
            assertThat(rig.info("worker")).isEqualTo(now);
            assertThat(rig.heardNow()).isEqualTo(strangers);
            assertThat(rig.log).isEmpty();

            var gone = rig.ready(new ConsumerDeed.Edit(Duration.ofMinutes(2), 6, 1_000, List.of(), "works"));
            rig.ask("$JS.API.CONSUMER.DELETE.EVENTS.worker", "");
            assertThat(rig.carryOut(gone).sentence()).startsWith("Nothing was sent: ");
            assertThat(rig.info("worker")).contains("consumer not found");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aResetDeliversFromThereOn(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            var reset = new ConsumerDeed.Reset(3);
            if (!since(server, 14)) {
                assertThat(rig.impossible(reset)).startsWith("Consumers can be reset since 2.14; this server is ");
                assertThat(rig.heardNow()).isEmpty();
                return;
            }
            var plan = rig.ready(reset);
            assertThat(plan.effects().getFirst()).isEqualTo("At most 4 messages from sequence 3 to 6 are delivered"
                    + " again, those too that are done.");
            assertThat(plan.command()).isEqualTo(
                    "nats request '$JS.API.CONSUMER.RESET.EVENTS.worker' '{\"seq\":3}'");
            assertThat(rig.carryOut(plan).sentence())
                    .isEqualTo("Reset worker to sequence 3: 8 messages wait for delivery.");
            assertThat(rig.info("worker")).contains("\"num_pending\":8", "\"num_ack_pending\":0");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void anUnpinnedGroupHasNoPinnedClient(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            if (!since(server, 11)) {
                rig.story();
                assertThat(rig.impossible(new ConsumerDeed.Unpin("A")))
                        .startsWith("There are pinned clients since 2.11; this server is ");
                assertThat(rig.heardNow()).isEmpty();
                return;
            }
            rig.ask("$JS.API.STREAM.CREATE.EVENTS", "{\"name\":\"EVENTS\",\"subjects\":[\"ev.>\"]}");
            rig.ask("$JS.API.CONSUMER.CREATE.EVENTS.worker", """
                    {"stream_name":"EVENTS","config":{"durable_name":"worker","name":"worker","ack_policy":"explicit",
                    "priority_groups":["A"],"priority_policy":"pinned_client","priority_timeout":600000000000}}""");
            rig.ask("ev.a", "{}");
            assertThat(rig.page().gates().against(ConsumerAction.UNPIN)).isEqualTo("No client is pinned now.");
            rig.pull("{\"batch\":1,\"group\":\"A\"}", 1);
            assertThat(rig.info("worker")).contains("pinned_client_id");

            var plan = rig.ready(new ConsumerDeed.Unpin("A"));
            assertThat(plan.command()).isEqualTo("nats consumer unpin EVENTS worker A");
            assertThat(rig.carryOut(plan).sentence()).isEqualTo("Unpinned group A.");
            assertThat(rig.info("worker")).doesNotContain("pinned_client_id").contains("\"num_ack_pending\":1");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aMonitorThatMayOnlyReadSendsNothing(Path binary) {
        try (var server = TestServer.start(binary);
                var own = new ConsumerRig(server, false);
                var rig = new ConsumerRig(server, true)) {
            own.story();
            var before = own.info("worker");
            var plan = own.ready(new ConsumerDeed.Delete());

            assertThat(rig.page().gates().against().keySet()).containsExactlyInAnyOrder(ConsumerAction.values());
            assertThat(rig.impossible(new ConsumerDeed.Delete())).startsWith("This monitor is read-only");
            assertThat(rig.carryOut(plan).sentence()).isEqualTo("This monitor is read-only: nothing was sent.");

            assertThat(own.info("worker")).isEqualTo(before);
            assertThat(own.heardNow()).isEmpty();
            assertThat(rig.log).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheLoginMayNotDoIsNotTried(Path binary) {
        try (var server = TestServer.start(binary, USERS); var rig = new ConsumerRig(server, false, "some")) {
            rig.story();
            if (!since(server, 10)) { // it does not tell what a login may do, so that is said, and the server decides
                var plan = rig.ready(new ConsumerDeed.Delete());
                assertThat(plan.notes()).anyMatch(note -> note.startsWith("Server 2.9 does not tell"));
                assertThat(rig.carryOut(plan).sentence()).startsWith("It was refused, nothing has changed: ");
                assertThat(rig.heardNow()).isEmpty();
                assertThat(rig.log).last().isEqualTo("end delete consumer REFUSED");
                return;
            }

            assertThat(rig.page().gates().against(ConsumerAction.DELETE))
                    .isEqualTo("This login may not use $JS.API.CONSUMER.DELETE." + WORKER.stream() + ".worker.");
            assertThat(rig.impossible(new ConsumerDeed.Delete())).startsWith("This login may not use ");
            assertThat(rig.page().gates().open(ConsumerAction.EDIT)).isFalse();
            assertThat(rig.heardNow()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void withoutALogNothingIsSent(Path binary) {
        try (var server = TestServer.start(binary); var rig = new ConsumerRig(server, false)) {
            rig.story();
            rig.logTrouble = "the disk is full.";

            assertThat(rig.carryOut(rig.ready(new ConsumerDeed.Delete())).sentence()).isEqualTo(
                    "Nothing was sent, because the log of commands cannot be written: the disk is full.");
            assertThat(rig.heardNow()).isEmpty();
            assertThat(rig.log).last().isEqualTo("end delete consumer NOT_SENT");
        }
    }
}
