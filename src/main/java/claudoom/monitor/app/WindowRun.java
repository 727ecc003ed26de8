package claudoom.monitor.app;

import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.demo.ParentWatch;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.payload.BadDescriptors;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The window from its opening to its end, over one connection after the other: each begins anew when the one before is closed. */
final class WindowRun {

    private final Origin origin;
    private final AtomicReference<Consumer<String>> late;
    private final PrintStream out;
    private final Consumer<Callable<?>> opening;
    private final AtomicReference<@Nullable Session> living = new AtomicReference<>();
    private final AtomicReference<@Nullable Frame> frame = new AtomicReference<>();
    /** What the user should know when the next connection is shown. */
    private final List<String> waiting = new CopyOnWriteArrayList<>();
    private final Travels travels;
    /** FX thread. */
    private @Nullable String screen;

    /**
     * @param late takes what the user should know, wherever it can be shown just now
     * @param opening runs what opens the window on the FX thread, and waits for it
     */
    WindowRun(Origin origin, AtomicReference<Consumer<String>> late, PrintStream out, Consumer<Callable<?>> opening) {
        this.opening = opening;
        this.origin = origin;
        this.late = late;
        this.out = out;
        travels = new Travels(origin, goal -> frame().go(goal));
    }

    /** Blocks until the window is closed. */
    int run(Goal first, List<String> notices) throws InterruptedException, BadDescriptors {
        waiting.addAll(notices);
        Goal goal = first;
        while (goal != null) {
            var session = new Session(origin, goal, frame.get() == null);
            living.set(session);
            try (session) {
                goal = live(session);
            }
            living.set(null);
        }
        return Exit.DONE;
    }

    /** The process ends, at whatever moment: closes what is connected. */
    void end() {
        var last = living.get();
        if (last != null) {
            last.close();
        }
    }

    /** @return where to go on; null when the window is gone */
    private @Nullable Goal live(Session session) throws InterruptedException {
        var all = session.all;
        travels.arrived(session.goal);
        all.connect.ways(travels);
        late.set(all.notices::put);
        waiting.addAll(session.notices());
        session.start();
        show(session);
        var parent = origin.options().demo ? ParentWatch.whenGone(() -> Toolkit.run(frame()::close)) : null;
        var next = frame().awaitNext();
        if (parent != null) {
            parent.close();
        }
        if (next.isPresent()) {
            late.set(waiting::add);
            travels.left(session.goal);
            Toolkit.call(() -> {
                all.pump.end();
                return next;
            });
        }
        return next.orElse(null);
    }

    private Frame frame() {
        return Objects.requireNonNull(frame.get());
    }

    private void show(Session session) {
        var notices = List.copyOf(waiting);
        waiting.clear();
        if (frame.get() != null) {
            Toolkit.call(() -> goOn(session, notices));
            return;
        }
        opening.accept(() -> {
            frame.set(origin.frame());
            var made = window(session, notices);
            made.show();
            if (origin.options().firstFrame) {
                made.afterFrames(3, () -> firstFrame(made, session.all));
            }
            return made;
        });
    }

    /** On the same screen, unless the window was closed meanwhile. */
    private Session goOn(Session session, List<String> notices) {
        if (!frame().closed()) {
            window(session, notices).show(screen);
        }
        return session;
    }

    private MonitorWindow window(Session session, List<String> notices) {
        var made = origin.window(session.all, session.goal, frame(), notices);
        made.onLeave(() -> screen = made.shownScreen());
        made.tellOnDesktop();
        return made;
    }

    /** Tells, for measuring, when the third frame was painted and when the first messages were on the screen. */
    private void firstFrame(MonitorWindow made, Wiring all) {
        var painted = sinceStart();
        var told = new AtomicBoolean();
        made.open(all.events.name());
        all.pump.every(Duration.ofMillis(20), () -> {
            if (all.traffic.messages() > 0 && told.compareAndSet(false, true)) {
                made.afterFrames(2, () -> {
                    out.println("first frame after " + painted + " ms, first live row after " + sinceStart() + " ms");
                    made.close();
                });
            }
        });
    }

    private long sinceStart() {
        var began = ProcessHandle.current().info().startInstant().orElseThrow();
        return Duration.between(began, origin.clock().instant()).toMillis();
    }
}
