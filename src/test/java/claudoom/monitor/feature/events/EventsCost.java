package claudoom.monitor.feature.events;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Theme;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the shown screen costs at several rates, printed: {@code mvn test -Dtest=EventsCost}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class EventsCost {

    private static final long WARM = 4_000_000_000L;
    private static final long MEASURED = 10_000_000_000L;

    private final FrameEffort effort = new FrameEffort();
    private final Grammars grammars;
    private Traffic traffic;
    private EventsFeature events;
    private FramePump pump;

    EventsCost() throws BadGrammar {
        grammars = Grammars.builtIn("lab");
    }

    @Start
    void start(Stage stage) {
        var alarm = Executors.newSingleThreadScheduledExecutor(work -> Thread.ofPlatform().daemon().unstarted(work));
        pump = new FramePump(new FxPulse(), (nanos, call) -> alarm.schedule(call, nanos, TimeUnit.NANOSECONDS), effort);
        traffic = new Traffic(grammars::meaningOf, 10_000, 200_000, 256 << 20);
        events = new EventsFeature(pump, traffic, new Gaps(), grammars, () -> 0, Clock.systemUTC(),
                Memory.ofThisRun(), NoServer.questions(traffic), () -> List.of("lab.>"), 200_000, 64 << 20);
        var scene = new Scene(events.view(), 968, 680);
        new Theme(scene).choose(Theme.Choice.DARK);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void cost(FxRobot robot) {
        robot.interact(() -> events.show());
        for (int rate : new int[] {0, 50, 5_000, 200_000}) {
            measure(robot, "no filter", rate);
        }
        robot.interact(() -> events.show("lab.agent.*.death"));
        measure(robot, "subject filter", 5_000);
        measure(robot, "subject filter", 200_000);
    }

    private void measure(FxRobot robot, String what, int rate) {
        feed(rate, WARM);
        long before = effort.nanos();
        long began = System.nanoTime();
        feed(rate, MEASURED);
        double share = (effort.nanos() - before) / (double) (System.nanoTime() - began);
        robot.interact(() -> System.out.printf("%s, %,d msg/s: %.1f %% of a core, longest delivery so far %.1f ms, "
                + "slowed %.1f times, %s%n", what, rate, share * 100, pump.longestDelivery() / 1e6, pump.stretch(),
                events.accounts()));
    }

    private void feed(int rate, long nanos) {
        long began = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - began < nanos) {
            long due = (long) ((System.nanoTime() - began) / 1e9 * rate);
            for (; sent < due; sent++) {
                take(sent);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private void take(long n) {
        var event = n % 50 == 0 ? "death" : "action";
        traffic.take("lab.agent.a" + n % 50 + "." + event, ("{\"agent_id\":\"a" + n % 50
                + "\",\"generation\":3,\"episode\":43,\"tick\":" + n + ",\"action\":\"ATTACK\",\"confidence\":0.85,"
                + "\"latency_us\":" + n % 90_000 + ",\"cause\":\"IMP_FIREBALL\"}").getBytes(StandardCharsets.UTF_8),
                null,
                System.currentTimeMillis());
    }
}
