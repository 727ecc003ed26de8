package claudoom.monitor.feature.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Deed.Before;
import claudoom.monitor.feature.streams.model.Deed.Everything;
import claudoom.monitor.feature.streams.model.Deed.Keep;
import claudoom.monitor.feature.streams.model.Deed.Purge;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.feature.streams.model.Template.Variant;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.SubjectPattern;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is confirmed is what goes, to the message, on real servers; and nothing goes by any other way. */
@Execution(ExecutionMode.CONCURRENT)
class StreamCommandsTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final List<Template> GUIDE = templates(Variant.GUIDE);
    private static final List<Template> SKILL = templates(Variant.SKILL);

    private static List<Template> templates(Variant variant) {
        try {
            return Template.of(variant, "lab",
                    Grammars.builtIn("lab").deadLetterPatterns().stream().map(SubjectPattern::text).toList());
        } catch (BadGrammar broken) {
            throw new AssertionError(broken);
        }
    }

    private static long held(StreamsRig rig, String stream) throws Exception {
        return rig.streams().getStreamInfo(stream).getStreamState().getMsgCount();
    }

    /** Counts, sends, and compares with what is there afterwards. */
    private static void purge(StreamsRig rig, Purge deed, long expected) throws Exception {
        long before = held(rig, deed.stream());
        var plan = rig.plan(deed);
        assertThat(plan.doomed().messages()).as("%s", deed).isEqualTo(expected);
        assertThat(plan.type()).isEqualTo(String.valueOf(expected));
        rig.publish("s", 3); // what comes after the counting stays
        var done = rig.done(plan, false);
        assertThat(done).as("%s", deed).isInstanceOf(Done.Success.class);
        assertThat(held(rig, deed.stream())).as("%s", deed).isEqualTo(before - expected + 3);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aPurgeTakesExactlyWhatWasConfirmedWhateverComesMeanwhile(Path binary) throws Exception {
        try (var rig = new StreamsRig(binary)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 300);
            for (long gone : List.of(5L, 6L, 7L, 100L, 101L, 250L, 299L)) {
                rig.streams().deleteMessage("S", gone);
            }
            purge(rig, new Purge("S", "s.0", new Before(31)), 9); // 1 4 10 13 16 19 22 25 28
            purge(rig, new Purge("S", ">", new Before(103)), 102 - 5 - 9);
            purge(rig, new Purge("S", "s.1", new Keep(5)), matching(rig, "s.1") - 5);
            purge(rig, new Purge("S", ">", new Keep(50)), held(rig, "S") - 50);
            purge(rig, new Purge("S", "s.*", new Keep(40)), held(rig, "S") - 40);
            purge(rig, new Purge("S", "s.2", new Everything()), matching(rig, "s.2"));
            purge(rig, new Purge("S", ">", new Everything()), held(rig, "S"));
            assertThat(rig.refusal(new Purge("S", "other", new Everything()))).isEqualTo(
                    "Nothing would go: no message matches.");
            assertThat(rig.journal).hasSize(14).allMatch(
                    line -> line.startsWith("begin purge stream $JS.API.STREAM.PURGE.S {")
                            || line.startsWith("end purge stream ANSWERED "));
        }
    }

    private static long matching(StreamsRig rig, String subject) throws Exception {
        return rig.streams().getStreamInfo("S", StreamInfoOptions.filterSubjects(subject))
                .getStreamState().getSubjects().getFirst().getCount();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatChangedSinceItWasCountedIsAskedAgainAndNothingIsSent(Path binary) throws Exception {
        try (var rig = new StreamsRig(binary)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 20);
            var plan = rig.plan(new Purge("S", ">", new Everything()));
            rig.streams().deleteMessage("S", 3);
            var done = rig.done(plan, false);
            assertThat(done).isInstanceOf(Done.Changed.class);
            assertThat(((Done.Changed) done).now().doomed().messages()).isEqualTo(19);
            assertThat(held(rig, "S")).isEqualTo(19);
            assertThat(rig.journal).isEmpty();
            assertThat(rig.done(plan, false)).as("the same twice").isInstanceOf(Done.Failure.class);

            var again = rig.plan(new Purge("S", ">", new Everything()));
            rig.streams().deleteMessage("S", 4);
            var lenient = rig.done(again, true);
            assertThat(lenient).isInstanceOf(Done.Success.class);
            assertThat(((Done.Success) lenient).sentence()).startsWith("Purged 18 messages of S; 19 were confirmed");

            var whole = rig.plan(new Deed.DeleteStream("S"));
            rig.streams().deleteStream("S");
            rig.make("S", RetentionPolicy.Limits, "s.>");
            assertThat(rig.done(whole, true)).as("another stream of the same name")
                    .isInstanceOf(Done.Changed.class);
            assertThat(rig.streams().getStreamNames()).contains("S");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aMessageAndAStreamAreDeletedAndNothingElse(Path binary) throws Exception {
        try (var rig = new StreamsRig(binary)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.make("OTHER", RetentionPolicy.Limits, "o.>");
            rig.publish("s", 9);
            rig.publish("o", 4);
            rig.streams().addOrUpdateConsumer("S", ConsumerConfiguration.builder().durable("worker").build());
            assertThat(rig.done(rig.plan(new Deed.DeleteMessage("S", 5)), false)).isInstanceOf(Done.Success.class);
            assertThat(rig.streams().getStreamInfo("S").getStreamState().getDeletedCount()).isEqualTo(1);
            assertThat(rig.refusal(new Deed.DeleteMessage("S", 5)))
                    .isEqualTo("The stream does not hold this message any more.");

            var plan = rig.plan(new Deed.DeleteStream("S"));
            assertThat(plan.doomed().messages()).isEqualTo(8);
            assertThat(plan.doomed().consumers()).isEqualTo(1);
            assertThat(plan.command()).isEqualTo("nats stream rm S");
            assertThat(rig.done(plan, false)).isInstanceOf(Done.Success.class);
            assertThat(rig.streams().getStreamNames()).containsExactly("OTHER");
            rig.logBreaks = true;
            assertThat(rig.done(rig.plan(new Deed.DeleteMessage("OTHER", 2)), false))
                    .as("done, though that could not be written down").isInstanceOf(Done.Success.class);
            assertThat(rig.streams().getStreamInfo("OTHER").getStreamState().getDeletedCount()).isEqualTo(1);
            assertThat(held(rig, "OTHER")).isEqualTo(3);
            assertThat(rig.connections.changes()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void theDocumentsStreamsAreCreatedAndChangedAsShown(Path binary) throws Exception {
        try (var rig = new StreamsRig(binary, "jetstream: { max_file_store: 300GB }", null, null, false)) {
            rig.streams().addStream(StreamConfiguration.builder().name("METRICS").subjects("lab.metrics.system.>")
                    .storageType(StorageType.File).maxAge(Duration.ofHours(1)).description("kept").build());
            rig.publish("lab.metrics.system", 10);
            for (var template : GUIDE) {
                boolean there = template.name().equals("METRICS");
                var plan = rig.plan(there ? new Deed.Update(template) : new Deed.Create(template, 1));
                assertThat(rig.done(plan, false)).as(template.name()).isInstanceOf(Done.Success.class);
            }
            var metrics = rig.streams().getStreamInfo("METRICS");
            assertThat(metrics.getConfiguration().getSubjects()).containsExactly("lab.metrics.>");
            assertThat(metrics.getConfiguration().getMaxAge()).isEqualTo(Duration.ofDays(14));
            assertThat(metrics.getConfiguration().getDescription()).isEqualTo("kept");
            assertThat(metrics.getStreamState().getMsgCount()).isEqualTo(10);
            var experiments = rig.streams().getStreamInfo("EXPERIMENT_EVENTS").getConfiguration();
            assertThat(experiments.getRetentionPolicy()).isEqualTo(RetentionPolicy.Interest);
            assertThat(experiments.getSubjects()).containsExactly("lab.experiment.>", "lab.generation.>");
            assertThat(rig.streams().getStreamInfo("DEAD_LETTERS").getConfiguration().getSubjects())
                    .containsExactly("lab.dlq.>", "lab.deadletter.>", "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>",
                            "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>");
            assertThat(rig.refusal(new Deed.Create(new Template("MORE", List.of("more"), "limits",
                    Duration.ofDays(1), null, null, null, ""), 3)))
                    .isEqualTo("3 copies need 3 servers with JetStream; this one is alone.");
            assertThat(rig.refusal(new Deed.Update(GUIDE.getFirst())))
                    .isEqualTo("There is nothing that an update could change.");
            assertThat(rig.refusal(new Deed.Create(new Template("MORE", List.of("lab.agent.x"), "limits",
                    Duration.ofDays(1), null, null, null, ""), 1))).contains("already taken in by AGENT_EVENTS");
            for (var template : SKILL.subList(0, 3)) {
                assertThat(rig.done(rig.plan(new Deed.Update(template)), false)).as("skill " + template.name())
                        .isInstanceOf(Done.Success.class);
                assertThat(rig.refusal(new Deed.Update(template)))
                        .isEqualTo("There is nothing that an update could change.");
            }
            assertThat(rig.refusal(new Deed.Update(SKILL.getLast()))).as("the same in both documents")
                    .isEqualTo("There is nothing that an update could change.");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void whatThisLoginMayNotDoIsSaidInWords(Path binary) throws Exception {
        var config = """
                accounts { A { jetstream: enabled, users [
                  { user: boss, password: p },
                  { user: looker, password: p, permissions {
                    publish { deny: ["$JS.API.STREAM.DELETE.>", "$JS.API.STREAM.PURGE.>"] } } } ] } }
                """;
        try (var rig = new StreamsRig(binary, config, "looker", "p", false)) {
            var boss = rig.server.connect(options -> options.userInfo("boss", "p"));
            boss.jetStreamManagement().addStream(StreamConfiguration.builder().name("S").subjects("s").build());
            boss.jetStream().publish("s", new byte[0]);
            var prepared = StreamsRig.within(rig.plans.prepare(new Deed.DeleteStream("S")));
            if (rig.server.version().startsWith("2.9.")) { // which does not say beforehand
                var done = rig.done(rig.plan(new Deed.DeleteStream("S")), false);
                assertThat(done).isInstanceOf(Done.Failure.class);
                assertThat(done.toString()).contains("may not use $JS.API.STREAM.DELETE.S");
            } else {
                assertThat(prepared.toString()).contains("This login may not use $JS.API.STREAM.DELETE.S")
                        .contains("nats stream rm S");
                assertThat(rig.journal).isEmpty();
            }
            assertThat(boss.jetStreamManagement().getStreamInfo("S").getStreamState().getMsgCount()).isEqualTo(1);
        }
    }
}
