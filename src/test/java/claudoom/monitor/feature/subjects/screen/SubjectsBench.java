package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.feature.subjects.SubjectsFeature;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Theme;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What the subjects screen costs, without a graphics card: CPU of the threads that lay out and paint, with 10,000 subjects at 5,000
 * messages a second; opening 100,000 siblings; samples and memory of a million subjects. Times of single acts are CPU
 * times of their thread. Prints and ends; run its main with the
 * options that the tests are run with.
 */
public final class SubjectsBench {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 15);
    private static final AtomicReference<@Nullable Stage> STAGE = new AtomicReference<>();
    private static final CountDownLatch READY = new CountDownLatch(1);
    private static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    private SubjectsBench() {}

    /** An empty window to put the screen into. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(), 1280, 990));
            new Theme(stage.getScene()).choose(Theme.Choice.LIGHT);
            stage.show();
            STAGE.set(stage);
            READY.countDown();
        }
    }

    public static void main(String[] args) throws Exception {
        million();
        Thread.ofPlatform().daemon().start(() -> Application.launch(Window.class));
        READY.await();
        watching();
        wide();
        Platform.exit();
    }

    private static void watching() throws Exception {
        var swarm = new Swarm();
        var alarms = java.util.concurrent.Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        var pump = new FramePump(new FxPulse(),
                (nanos, call) -> alarms.schedule(call, nanos, java.util.concurrent.TimeUnit.NANOSECONDS),
                new FrameEffort());
        var tree = new SubjectTree(swarm.traffic());
        var model = new SubjectsViewModel(tree, AT_ONCE, ValueLine::of);
        feed(swarm);
        park(2);
        alarms.scheduleAtFixedRate(() -> tree.sample(System.currentTimeMillis()), 0, 1,
                java.util.concurrent.TimeUnit.SECONDS);
        park(3);
        report("hidden, 10,000 subjects at 5,000 msg/s", pump);
        onFx(() -> {
            stage().getScene().setRoot(new SubjectsView(model, AT_ONCE, "", s -> {}));
            model.sample(Instant.now());
            for (int agent = 0; agent < 4; agent++) {
                var name = "a-" + agent;
                model.rows().stream().filter(row -> row.line().name().equals(name)).findFirst().ifPresent(model::open);
            }
            return pump.every(Duration.ofMillis(200), () -> model.sample(Instant.now()));
        });
        park(5);
        report("shown, tree of leaves", pump);
        onFx(() -> {
            model.select(model.rows().get(10));
            return 0;
        });
        park(3);
        report("shown, a leaf selected", pump);
        long longest = onFx(pump::longestDelivery);
        print("longest delivery %.1f ms, stretch %.1f", longest / 1e6, onFx(pump::stretch));
    }

    private static void wide() throws Exception {
        var swarm = new Swarm();
        long at = System.currentTimeMillis();
        for (int n = 0; n < 100_000; n++) {
            swarm.send("lab.agent." + Integer.toHexString(n * 0x9E3779B9), at);
        }
        var model = new SubjectsViewModel(new SubjectTree(swarm.traffic()), AT_ONCE, ValueLine::of);
        onFx(() -> {
            stage().getScene().setRoot(new SubjectsView(model, AT_ONCE, "", s -> {}));
            long began = cpu();
            model.sample(Instant.now());
            print("first sample and lay-out of 100,000 new siblings %.0f ms", (cpu() - began) / 1e6);
            for (int turn = 0; turn < 4; turn++) {
                model.close(model.rows().get(1));
                stage().getScene().getRoot().layout();
                began = cpu();
                model.open(model.rows().get(1));
                stage().getScene().getRoot().applyCss();
                stage().getScene().getRoot().layout();
                print("open 100,000 siblings %.0f ms, %d lines", (cpu() - began) / 1e6, model.rows().size());
                began = cpu();
                model.open(model.rows().get(2));
                stage().getScene().getRoot().applyCss();
                stage().getScene().getRoot().layout();
                print("open a range of 1,000 %.0f ms, %d lines", (cpu() - began) / 1e6, model.rows().size());
            }
            began = cpu();
            model.filter("abc");
            print("filter 100,000 by a text %.0f ms, %d lines", (cpu() - began) / 1e6, model.rows().size());
            return 0;
        });
    }

    private static void million() {
        var swarm = new Swarm();
        long at = System.currentTimeMillis();
        for (int n = 0; n < 1_000_000; n++) {
            swarm.send("lab.agent.doom-agent-" + n / 5 + "." + n % 5, "", at);
        }
        long before = used();
        var tree = new SubjectTree(swarm.traffic());
        long began = cpu();
        tree.sample(at);
        print("a million subjects: taken in %.0f ms, %d nodes, tree %.0f MB, traffic and all %.0f MB",
                (cpu() - began) / 1e6, tree.nodes(), (used() - before) / 1e6, used() / 1e6);
        for (int turn = 1; turn <= 5; turn++) {
            for (int n = 0; n < 50_000; n++) {
                swarm.send("lab.agent.doom-agent-" + (n * 37L + turn) % 200_000 + ".1", "", at);
            }
            began = cpu();
            tree.sample(at + turn * 1000L);
            print("sample of 50,000 messages among a million subjects %.1f ms", (cpu() - began) / 1e6);
        }
        began = cpu();
        tree.top(1_000);
        print("top 1,000 of a million %.0f ms", (cpu() - began) / 1e6);
        var feature = new SubjectsFeature(new FramePump(new FxPulse(), (nanos, call) -> {}, new FrameEffort()),
                swarm.traffic(), InstantSource.system(), s -> {}, claudoom.monitor.terms.Memory.ofThisRun());
        began = cpu();
        feature.start();
        print("start on them %.0f ms", (cpu() - began) / 1e6);
        small();
    }

    private static void small() {
        var swarm = new Swarm();
        long at = System.currentTimeMillis();
        for (int n = 0; n < 10_000; n++) {
            swarm.send("lab.agent.a-" + n / 20 + "." + n % 20, "", at);
        }
        var tree = new SubjectTree(swarm.traffic());
        double worst = 0;
        double sum = 0;
        for (int turn = 0; turn < 200; turn++) {
            for (int n = 0; n < 5_000; n++) {
                swarm.send("lab.agent.a-" + n % 500 + "." + (n + turn) % 20, "", at);
            }
            long began = cpu();
            tree.sample(at + turn * 1000L);
            double took = (cpu() - began) / 1e6;
            if (turn >= 100) {
                worst = Math.max(worst, took);
                sum += took;
            }
        }
        print("sample of 5,000 messages on 10,000 subjects: mean %.2f ms, worst %.2f ms", sum / 100, worst);
    }

    private static void feed(Swarm swarm) {
        Thread.ofPlatform().daemon().name("feed").start(() -> {
            int n = 0;
            for (int subject = 0; subject < 10_000; subject++) {
                send(swarm, subject);
            }
            while (true) {
                for (int i = 0; i < 50; i++) {
                    send(swarm, n++ * 7919 % 10_000);
                }
                LockSupport.parkNanos(10_000_000);
            }
        });
    }

    private static void send(Swarm swarm, int subject) {
        int number = Math.floorMod(subject, 10_000);
        swarm.send("lab.agent.a-" + number / 20 + ".action" + number % 20, "{\"agent_id\": \"a\", \"tick\": "
                + System.nanoTime() / 1000 % 100_000 + ", \"action\": \"ATTACK\", \"confidence\": 0.85}",
                System.currentTimeMillis());
    }

    private static void report(String what, FramePump pump) throws Exception {
        var effort = new FrameEffort();
        long from = effort.nanos();
        long began = System.nanoTime();
        park(SECONDS);
        print("%s: frame threads %.1f %% of a core, pump stretched %.1f times", what,
                (effort.nanos() - from) * 100.0 / (System.nanoTime() - began), onFx(pump::stretch));
    }

    private static Stage stage() {
        return java.util.Objects.requireNonNull(STAGE.get());
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> act) throws Exception {
        var task = new FutureTask<>(act);
        Platform.runLater(task);
        return task.get();
    }

    private static void park(int seconds) {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /** Of this thread, so that a busy machine changes nothing. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
