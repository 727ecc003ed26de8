package claudoom.monitor.app;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Rights;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Accounts;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run without a window: it connects, watches for a while, and writes the report and the pictures. */
final class Watch {

    private static final int CONNECT_SECONDS = 5;
    /** A server says within this time that a subscription is not permitted. */
    private static final int REFUSAL_MILLIS = 300;
    /** How long streams and consumers are waited for beyond the time to watch: three seconds. */
    private static final int STREAM_TRIES = 60;
    private static final int STREAM_MILLIS = 50;

    /** A system that shuts down gives programs 10 s and more. */
    private static final int END_SECONDS = 8;
    private static final int FRAME_MILLIS = 1_000;

    private final Origin origin;
    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    /** From when on there is something to tell. */
    volatile boolean watching;

    Watch(Origin origin, PrintStream out, PrintStream err) {
        this.origin = origin;
        this.out = out;
        this.err = err;
    }

    int run(ConnectOptions where, List<String> notices) throws IOException, InterruptedException, BadDescriptors {
        try {
            return watch(where, notices);
        } finally {
            over.countDown();
        }
    }

    /**
     * Somebody ends the program, or it ends by itself: what was seen until now is written, which may take a while. On the thread
     * that holds the end of the program back.
     */
    void end() {
        if (over.getCount() == 0) {
            return;
        }
        if (!watching) {
            err.println("monitor: ended before anything was watched; nothing is written");
            return;
        }
        ended.countDown();
        try {
            if (!over.await(END_SECONDS, TimeUnit.SECONDS)) {
                err.println("monitor: ended while the report was made; it may be missing or not complete");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private int watch(ConnectOptions where, List<String> notices)
            throws IOException, InterruptedException, BadDescriptors {
        var options = origin.options();
        var goal = new Goal(where, options.readOnly);
        var pictures = options.snapshot == null ? null : new Snapshot();
        if (pictures != null) {
            Snapshot.withoutDisplay();
        }
        var pulse = pictures == null ? Pulse.never() : new FxPulse();
        try (var all = origin.wire(goal, pulse, () -> 0, Memory.ofThisRun(), tell -> LagHistory.none())) {
            origin.describe(all);
            all.start();
            var state = all.connections.firstState(CONNECT_SECONDS).join();
            if (!state.connected()) {
                err.println("monitor: could not connect: " + state.detail());
                return Exit.NOT_CONNECTED;
            }
            var since = state.since();
            watching = true;
            ended.await(REFUSAL_MILLIS, TimeUnit.MILLISECONDS);
            if (!all.connections.refusedSubscriptions().isEmpty()) {
                err.println("monitor: this login may not listen to "
                        + String.join(", ", all.connections.refusedSubscriptions()));
                return Exit.NOT_PERMITTED;
            }
            var rights = LeftOut.ask(all.connections);
            if (pictures != null) {
                pictures.open(() -> {
                    var made = origin.window(all, goal, origin.frame(), notices);
                    made.forget();
                    return made;
                });
            }
            if (await(since, options.seconds)) {
                awaitStreams(all);
            }
            tell(LeftOut.sentence(rights.getNow(Rights.UNKNOWN), all.connections));
            int code = write(all, since, pictures);
            if (pictures != null && early()) {
                over.countDown(); // a window that JavaFX has ended cannot be closed any more
            }
            return code;
        } finally {
            if (pictures != null) {
                pictures.close();
            }
        }
    }

    /** @return whether it may last as long as it should */
    private boolean await(Instant since, double seconds) throws InterruptedException {
        long passed = Duration.between(since, origin.clock().instant()).toMillis();
        return !ended.await(Math.max(0, Math.round(seconds * 1000) - passed), TimeUnit.MILLISECONDS);
    }

    /** The first answers may come later than a short watch ends; they are worth a moment, but not for ever. */
    private void awaitStreams(Wiring all) throws InterruptedException {
        for (int tries = 0; tries < STREAM_TRIES && !Report.complete(all); tries++) {
            if (ended.await(STREAM_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void tell(@Nullable String sentence) {
        if (sentence != null) {
            err.println("monitor: " + sentence);
        }
    }

    private boolean early() {
        return ended.getCount() == 0;
    }

    private int write(Wiring all, Instant since, @Nullable Snapshot pictures)
            throws IOException, InterruptedException {
        var options = origin.options();
        var now = origin.clock().instant();
        boolean early = early();
        Supplier<Accounts> accounts = pictures == null
                ? all.events::accounts
                : () -> onFrameThread(all.events::accounts); // the window asks for them as well
        String report;
        try (var _ = all.connections.hold()) {
            report = Report.of(all, since, origin.clock().instant(), accounts);
        }
        if (early) {
            err.println(String.format(Locale.ROOT, "monitor: ended after %.1f of %s s; the report is of this time%s",
                    Duration.between(since, now).toMillis() / 1000.0,
                    BigDecimal.valueOf(options.seconds).stripTrailingZeros().toPlainString(),
                    pictures == null ? "" : ", pictures are left out"));
        }
        for (var gap : Report.unknowns(all)) {
            err.println("monitor: " + gap);
        }
        for (var less : Report.leftOut(all)) {
            err.println("monitor: " + less);
        }
        if (options.report != null && !options.report.equals("-")) {
            keep(Path.of(options.report), report);
        }
        if (pictures != null && options.snapshot != null) {
            if (!early) {
                pictures.write(options.snapshot, all.screens().stream().map(one -> one.name()).toList());
            }
            keep(options.snapshot.resolve("report.json"), report);
        }
        if ("-".equals(options.report)) {
            out.write(report.getBytes(StandardCharsets.UTF_8));
        }
        return Program.printed(out);
    }

    /** When the program is ended JavaFX ends as well, at its own pace; a frame thread that stands disturbs nobody. */
    private Accounts onFrameThread(Callable<Accounts> accounts) {
        if (!early()) {
            return Toolkit.call(accounts);
        }
        var task = new FutureTask<>(accounts);
        Toolkit.run(task);
        try {
            return task.get(FRAME_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stands) {
            task.cancel(false);
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        try {
            return accounts.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void keep(Path file, String report) throws IOException {
        try {
            Files.writeString(file, report);
        } catch (IOException full) {
            throw new NotWritten("the report is not complete, " + file + " cannot be written: " + full.getMessage());
        }
    }
}
