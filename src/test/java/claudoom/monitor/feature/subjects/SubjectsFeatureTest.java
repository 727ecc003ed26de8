package claudoom.monitor.feature.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door without a toolkit: reporting while nobody looks, and costing nothing while hidden. */
class SubjectsFeatureTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final Swarm swarm = new Swarm();
    private final ManualPulse pulse = new ManualPulse();
    private final FramePump pump = new FramePump(pulse, new ManualAlarm(), () -> 0);
    private final SubjectsFeature feature =
            new SubjectsFeature(pump, swarm.traffic(), InstantSource.fixed(T0), subject -> {},
                    Memory.ofThisRun());

    @Test
    void theReportTellsTheBusiestSubjects() {
        feature.start();
        for (int n = 0; n < 20; n++) {
            swarm.send("lab.a", "1234", T0.toEpochMilli() + 900);
        }
        swarm.send("lab.b", "1", T0.toEpochMilli() + 950);
        feature.tick(T0.plusSeconds(1));
        feature.tick(T0.plusSeconds(2));

        var section = section(T0.plusMillis(2_000));
        assertThat(section.keySet()).containsExactly("distinct", "untracked", "top");
        assertThat(section).containsEntry("distinct", 2).containsEntry("untracked", 0);
        assertThat(section.get("top")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST).first()
                .isEqualTo(Map.of("subject", "lab.a", "messages", 20L, "bytes", 80L, "messages_per_second", 10.0,
                        "last_seen", T0.plusMillis(900)));
    }

    @Test
    void aRateIsThatOfTheWholeWatchHoweverShortOrLongAgoItCame() {
        feature.start();
        for (int n = 0; n < 30; n++) {
            swarm.send("lab.a", T0.toEpochMilli());
        }
        assertThat(first(T0)).containsEntry("messages_per_second", null);
        assertThat(first(T0.plusMillis(500))).containsEntry("messages_per_second", 60.0);
        feature.tick(T0.plusSeconds(1));
        feature.link(LinkState.connecting(T0, "nats://127.0.0.1"));
        assertThat(first(T0.plusSeconds(60))).containsEntry("messages_per_second", 0.5);
    }

    @Test
    void hiddenItAsksForNoFrames() {
        feature.start();
        var shown = feature.show();
        swarm.send("lab.a", T0.toEpochMilli());
        pulse.frameAt(0);
        shown.close();
        pulse.frameAt(1_000_000_000);
        assertThat(pulse.running()).isFalse();
        swarm.send("lab.a", T0.toEpochMilli());
        feature.tick(T0.plusSeconds(1));
        assertThat(pulse.running()).isFalse();
    }

    /** More than can be told apart: then nobody knows how many, and the report says null. */
    @Test
    void moreUntrackedSubjectsThanCanBeToldApartAreUnknown() {
        var traffic = new Traffic(subject -> Meaning.NONE, 2, 10, 2 << 20);
        var few = new SubjectsFeature(pump, traffic, InstantSource.fixed(T0), subject -> {}, Memory.ofThisRun());
        for (int n = 0; n < 262_150; n++) {
            traffic.take("s" + n, new byte[0], null, n);
        }
        assertThat(traffic.untrackedExactly()).isFalse();
        assertThat((Map<?, ?>) few.report(T0).get("subjects")).extracting("untracked").isNull();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(Instant now) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(feature.report(T0, now).get("subjects"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> first(Instant now) {
        return (Map<String, Object>) ((List<?>) java.util.Objects.requireNonNull(section(now).get("top"))).getFirst();
    }
}
