package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Traffic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What a frame of the tree takes while a million new subjects come within some seconds: CPU of the frame thread and by the clock,
 * which also shows how long it waits for the books. Run by hand: its main, with {@code -Xmx2g}.
 */
public final class StormCost {

    private static final int MILLION = 1_000_000;
    private static final int A_SECOND = Integer.getInteger("storm.rate", 300_000);

    private StormCost() {}

    public static void main(String[] args) throws Exception {
        for (int turn = 0; turn < 2; turn++) { // the first one is the program's warming up
            storm(turn);
        }
        System.exit(0);
    }

    private static void storm(int turn) throws Exception {
        var traffic = new Traffic(subject -> Meaning.NONE, MILLION, 200_000, 128 << 20, 0, 16 << 20);
        var tree = new SubjectTree(traffic);
        var aside = new AsideThread("storm-aside");
        var pulse = new ManualPulse();
        var pump = new FramePump(pulse, (nanos, call) -> {}, () -> 0);
        var intake = new AsideThread("storm-intake");
        aside.attach(pump);
        intake.attach(pump);
        var model = new SubjectsViewModel(tree, aside, ValueLine::of, Memory.ofThisRun(),
                LeafSources.offline(tree, aside), intake);
        var ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        ticks.scheduleWithFixedDelay(() -> tree.sample(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
        var done = new AtomicBoolean();
        for (int n = 0; n < 200; n++) {
            send(traffic, n);
        }
        var feed = Thread.ofPlatform().daemon().name("feed").start(() -> feed(traffic, done));
        var clock = new double[400];
        var cpu = new double[400];
        int frames = 0;
        for (long at = System.nanoTime(); frames < 60 || (!done.get() && frames < 390); at += 100_000_000) {
            LockSupport.parkNanos(at - System.nanoTime());
            pulse.frameAt(at);
            long began = System.nanoTime();
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            model.sample(Instant.now());
            clock[frames] = (System.nanoTime() - began) / 1e6;
            cpu[frames++] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - spent) / 1e6;
        }
        feed.join();
        ticks.shutdown();
        print("turn %d, %,d new subjects at %,d a second, %d rows, %d frames: CPU of a frame %s ms, by the clock %s ms",
                turn, tree.subjects(), A_SECOND, model.rows().size(), frames, words(cpu, frames), words(clock, frames));
    }

    private static void feed(Traffic traffic, AtomicBoolean done) {
        long began = System.nanoTime();
        for (int n = 200; n < MILLION; n++) {
            if (n % 1_000 == 0) {
                LockSupport.parkNanos(began + n * 1_000_000_000L / A_SECOND - System.nanoTime());
            }
            send(traffic, n);
        }
        done.set(true);
    }

    private static void send(Traffic traffic, int n) {
        traffic.take("lab.agent.doom-agent-" + n % 1_000 + "." + n / 1_000 + ".x", new byte[0], null,
                System.currentTimeMillis());
    }

    private static String words(double[] millis, int count) {
        var sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.1f (worst %.1f, second %.1f)", sorted[count / 2], sorted[count - 1],
                sorted[count - 2]);
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, "STORM " + line + "%n", values);
    }
}
