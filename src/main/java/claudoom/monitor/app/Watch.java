package claudoom.monitor.app;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Accounts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private final Origin origin;
    private final PrintStream out;
    private final PrintStream err;

    Watch(Origin origin, PrintStream out, PrintStream err) {
        this.origin = origin;
        this.out = out;
        this.err = err;
    }

    int run(ConnectOptions where, List<String> notices) throws IOException, InterruptedException, BadDescriptors {
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
            TimeUnit.MILLISECONDS.sleep(REFUSAL_MILLIS);
            if (!all.connections.refusedSubscriptions().isEmpty()) {
                err.println("monitor: this login may not listen to "
                        + String.join(", ", all.connections.refusedSubscriptions()));
                return Exit.NOT_PERMITTED;
            }
            if (pictures != null) {
                pictures.open(() -> {
                    var made = origin.window(all, goal, origin.frame(), notices);
                    made.forget();
                    return made;
                });
            }
            await(since, options.seconds);
            awaitStreams(all);
            return write(all, since, pictures);
        } finally {
            if (pictures != null) {
                pictures.close();
            }
        }
    }

    private void await(Instant since, double seconds) throws InterruptedException {
        long passed = Duration.between(since, origin.clock().instant()).toMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, Math.round(seconds * 1000) - passed));
    }

    /** The first answers may come later than a short watch ends; they are worth a moment, but not for ever. */
    private static void awaitStreams(Wiring all) throws InterruptedException {
        for (int tries = 0; tries < STREAM_TRIES && !Report.complete(all); tries++) {
            TimeUnit.MILLISECONDS.sleep(STREAM_MILLIS);
        }
    }

    private int write(Wiring all, Instant since, @Nullable Snapshot pictures)
            throws IOException, InterruptedException {
        var options = origin.options();
        Supplier<Accounts> accounts = pictures == null
                ? all.events::accounts
                : () -> Toolkit.call(all.events::accounts); // the window asks for them as well
        String report;
        try (var _ = all.connections.hold()) {
            report = Report.of(all, since, origin.clock().instant(), accounts);
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
            pictures.write(options.snapshot, all.screens().stream().map(one -> one.name()).toList());
            keep(options.snapshot.resolve("report.json"), report);
        }
        if ("-".equals(options.report)) {
            out.write(report.getBytes(StandardCharsets.UTF_8));
        }
        return Program.printed(out);
    }

    private static void keep(Path file, String report) throws IOException {
        try {
            Files.writeString(file, report);
        } catch (IOException full) {
            throw new NotWritten("the report is not complete, " + file + " cannot be written: " + full.getMessage());
        }
    }
}
