package claudoom.monitor.feature.events;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The door: without a toolkit, without a window, and with a pump that runs or does not. */
class EventsFeatureTest {

    private final ManualPulse pulse = new ManualPulse();
    private final Traffic traffic;
    private final EventsFeature events;
    private long dropped;

    EventsFeatureTest() throws BadGrammar {
        var grammars = Grammars.builtIn("lab");
        traffic = new Traffic(grammars::meaningOf, 100, 1_000, 4 << 20);
        events = new EventsFeature(new FramePump(pulse, new ManualAlarm(), () -> 0), traffic, new Gaps(), grammars,
                () -> dropped, () -> Instant.EPOCH, Memory.ofThisRun(), NoServer.questions(traffic),
                () -> List.of("lab.>"), 200_000, 64 << 20);
        events.start();
    }

    private void take(int count) {
        for (int n = 0; n < count; n++) {
            traffic.take("lab.agent.a" + n % 3 + ".action", "{}".getBytes(StandardCharsets.UTF_8), null, n);
        }
    }

    @Test
    void aReportWithoutAWindowCountsEverythingAsShown() {
        take(5_000);
        dropped = 7;

        var accounts = events.accounts();

        assertThat(accounts.received()).isEqualTo(5_007);
        assertThat(accounts.shown()).isEqualTo(5_000);
        assertThat(accounts.dropped()).isEqualTo(7);
        assertThat(accounts.balanced()).isTrue();
        assertThat(pulse.running()).isFalse();
    }

    @Test
    void aHiddenFilterGoesOnCounting() {
        events.show("lab.agent.a1.action");
        take(300);
        Await.until(Duration.ofSeconds(5), "all 300 counted", () -> events.accounts().received() == 300);

        assertThat(events.accounts().shown()).isEqualTo(100);
        assertThat(events.accounts().filtered()).isEqualTo(200);
        assertThat(events.frozen()).isNull();
    }

    @Test
    void whatAHiddenFilterComesTooLateForIsEvicted() {
        events.show("lab.agent.a1.action");
        take(3_000);
        Await.until(Duration.ofSeconds(5), "all counted", () -> events.accounts().received() == 3_000);

        assertThat(events.accounts().evicted()).isEqualTo(2_000);
        assertThat(events.accounts().balanced()).isTrue();
    }

    @Test
    void shownItAsksForFramesAndHiddenForNone() {
        var shown = events.show();
        take(10);
        assertThat(pulse.running()).isTrue();
        pulse.frameAt(0);
        shown.close();
        pulse.frameAt(Duration.ofSeconds(1).toNanos());
        take(10);

        assertThat(pulse.running()).isFalse();
        assertThat(events.accounts().received()).isEqualTo(20);
    }
}
