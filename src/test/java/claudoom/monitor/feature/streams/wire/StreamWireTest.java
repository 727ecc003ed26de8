package claudoom.monitor.feature.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Deed.Everything;
import claudoom.monitor.feature.streams.model.Deed.Keep;
import claudoom.monitor.feature.streams.model.Deed.Purge;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.nats.JetStreamPages;
import io.nats.client.api.RetentionPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What leaves the monitor for a deed, read off the wire: exactly what was shown, once, and nothing before. */
@Execution(ExecutionMode.CONCURRENT)
class StreamWireTest {

    private static final Template MORE = new Template("MORE", List.of("more.>"), "limits", Duration.ofDays(2), 1L << 20,
            null, null, "");
    private static final Template OTHERS = new Template("MORE", List.of("others.>"), "limits", Duration.ofDays(3),
            1L << 20, null, null, "");
    private static final List<Deed> DEEDS = List.of(new Deed.DeleteMessage("S", 7),
            new Purge("S", "s.1", new Keep(4)), new Purge("S", ">", new Deed.Before(30)),
            new Purge("S", "s.*", new Everything()), new Deed.Create(MORE, 1), new Deed.Update(OTHERS),
            new Deed.DeleteStream("MORE"), new Deed.DeleteStream("S"));

    @Test
    void onlyWhatWasShownLeavesOnceAndNothingBeforeItIsConfirmed() throws Exception {
        try (var rig = StreamsRig.tapped(TestServers.any(), false)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 60);
            var shown = new ArrayList<String>();
            for (var deed : DEEDS) {
                rig.plan(deed); // looked at and cancelled
                var plan = rig.plan(deed);
                assertThat(rig.changesSent()).as("before %s is confirmed", deed).isEqualTo(shown);
                shown.add(plan.subject() + " " + plan.json());
                assertThat(rig.done(plan, false)).as("%s", deed).isInstanceOf(Done.Success.class);
                assertThat(rig.changesSent()).as("%s", deed).isEqualTo(shown);
                assertThat(rig.done(plan, false)).as("the same again").isInstanceOf(Done.Failure.class);
            }
            assertThat(rig.changesSent()).isEqualTo(shown).hasSize(DEEDS.size());
            assertThat(rig.streams().getStreamNames()).isEmpty();
        }
    }

    @Test
    void whatIsNotTrueAnyMoreIsNotSent() throws Exception {
        try (var rig = StreamsRig.tapped(TestServers.any(), false)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 20);
            var purge = rig.plan(new Purge("S", ">", new Everything()));
            var whole = rig.plan(new Deed.DeleteStream("S"));
            rig.streams().deleteMessage("S", 3);
            assertThat(rig.done(purge, false)).isInstanceOf(Done.Changed.class);
            assertThat(rig.done(whole, false)).isInstanceOf(Done.Changed.class);
            rig.plan(new Deed.DeleteMessage("S", 4)); // another answer has come over the wire since
            assertThat(rig.changesSent()).isEmpty();
        }
    }

    @Test
    void aReadOnlyMonitorCannotSendAnyOfIt() throws Exception {
        try (var rig = StreamsRig.tapped(TestServers.any(), true)) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 20);
            assertThat(rig.connections.changes()).isNull();
            for (var deed : List.of(DEEDS.getFirst(), DEEDS.get(3), DEEDS.get(4), DEEDS.getLast())) {
                var plan = rig.plan(deed);
                assertThat(rig.done(plan, true)).as("%s", deed).isInstanceOf(Done.Failure.class);
                assertThatThrownBy(
                        () -> rig.connections.questions().ask(plan.subject(), plan.json(), Duration.ofSeconds(5)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(rig.changesSent()).isEmpty();
            assertThat(rig.journal).isEmpty();
            assertThat(rig.streams().getStreamInfo("S").getStreamState().getMsgCount()).isEqualTo(20);
        }
    }

    @Test
    void subjectsAreCountedAsTheServerCountsThem() throws Exception {
        try (var rig = new StreamsRig(TestServers.any())) {
            rig.make("S", RetentionPolicy.Limits, "s.>");
            rig.publish("s", 20);
            rig.publish("s.deep", 3);
            var list = new SubjectList(new JetStreamPages(rig.connections.questions(), rig.reader),
                    InstantSource.system());
            var all = StreamsRig.within(list.page("S", ">", 0));
            assertThat(all.subjects()).extracting(line -> line.subject() + " " + line.messages()).containsExactly(
                    "s.0 7", "s.1 7", "s.2 6", "s.deep.0 1", "s.deep.1 1", "s.deep.2 1");
            assertThat(all.more()).isFalse();
            assertThat(StreamsRig.within(list.page("S", "s.*.1", 0)).subjects()).hasSize(1);
            assertThat(StreamsRig.within(list.page("S", "x.>", 0)).subjects()).isEmpty();
        }
    }
}
