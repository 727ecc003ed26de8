package claudoom.monitor.app;

import claudoom.monitor.bridge.Effort;
import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.demo.Demo;
import claudoom.monitor.demo.NoServerBinary;
import claudoom.monitor.demo.ParentWatch;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Accounts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run of the program: from the words of the command line to an exit code. */
public final class Program {

    private static final System.Logger LOG = System.getLogger(Program.class.getName());
    /** What is remembered of the demo, wherever its server listens. */
    private static final String DEMO = "demo";
    private static final int CONNECT_SECONDS = 5;
    /** A server says within this time that a subscription is not permitted. */
    private static final int REFUSAL_MILLIS = 300;
    /** How long streams and consumers are waited for beyond the time to watch: three seconds. */
    private static final int STREAM_TRIES = 60;
    private static final int STREAM_MILLIS = 50;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Folders folders;
    private final InstantSource clock = InstantSource.system();
    /** Takes what the user should know, wherever it can be shown just now. */
    private final AtomicReference<Consumer<String>> late = new AtomicReference<>(sentence -> {});
    /** Somebody ended the program: what fails from now on is no news. */
    private volatile boolean ending;

    public Program(PrintStream out, PrintStream err, Map<String, String> environment) {
        this(out, err, environment, Folders.ofThisMachine());
    }

    Program(PrintStream out, PrintStream err, Map<String, String> environment, Folders folders) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.folders = folders;
    }

    /** Blocks until the window is closed or the report is written. */
    public int run(List<String> args) {
        var options = new Options();
        var line = new CommandLine(options);
        try {
            line.parseArgs(args.toArray(String[]::new));
            if (line.isUsageHelpRequested()) {
                line.usage(out);
                return printed();
            }
            if (line.isVersionHelpRequested()) {
                line.printVersionHelp(out);
                return printed();
            }
            options.check();
            return go(options);
        } catch (ParameterException wrong) {
            err.println("monitor: " + WrongUsage.words(wrong));
            err.println("monitor --help tells the options");
            return Exit.USAGE;
        } catch (BadConnectOptions | BadGrammar | BadDescriptors wrong) {
            err.println("monitor: " + wrong.getMessage());
            err.println("monitor --help tells the options");
            return Exit.USAGE;
        } catch (NoServerBinary missing) {
            err.println("monitor: " + missing.getMessage());
            return Exit.NOT_CONNECTED;
        } catch (NotWritten full) {
            err.println("monitor: " + full.getMessage());
            return Exit.FAILED;
        } catch (InterruptedException asked) {
            return Exit.FAILED;
        } catch (IOException | RuntimeException failed) {
            if (ending) {
                return Exit.FAILED;
            }
            LOG.log(System.Logger.Level.ERROR, "the program failed", failed);
            var words = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            err.println("monitor: " + words + " (details are in the log in " + folders.state() + ")");
            return Exit.FAILED;
        }
    }

    /** A stream to print to never fails, it only remembers that it did. */
    private int printed() throws IOException {
        if (out.checkError()) {
            throw new NotWritten("standard output takes nothing more; is the disk full, or its reader gone?");
        }
        return Exit.DONE;
    }

    private int go(Options options)
            throws BadConnectOptions, BadGrammar, BadDescriptors, NoServerBinary, IOException, InterruptedException {
        var notices = new CopyOnWriteArrayList<String>();
        late.set(notices::add);
        add(notices, Logs.into(folders.state(), sentence -> late.get().accept(sentence)));
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> LOG.log(System.Logger.Level.ERROR,
                "uncaught in " + thread.getName(), problem));
        var settings = Settings.load(folders.config(), clock.instant());
        add(notices, settings.notice());
        var grammars = Grammars.load(options.grammar, options.root);
        boolean seen = options.headless() || Display.there(environment);
        var asked = options.demo ? null : where(options, settings.values(), seen);
        if (!seen) {
            err.println(
                    "monitor: there is no display to open a window on; set DISPLAY, or use --snapshot DIR or --report FILE");
            return Exit.FAILED;
        }
        var unwritable = options.unwritable();
        if (unwritable != null) {
            err.println("monitor: " + unwritable);
            return Exit.FAILED;
        }
        try (var demo = options.demo ? Demo.start(options.root) : null) {
            var where = demo == null ? Objects.requireNonNull(asked) : ConnectOptions.to(demo.url());
            return options.headless()
                    ? watch(options, where, grammars, settings, notices)
                    : window(options, where, grammars, settings, notices);
        }
    }

    /** @param prompts whether it is of any use to ask a person for a secret */
    private ConnectOptions where(Options options, Settings.Values last, boolean prompts) throws BadConnectOptions {
        var contexts = new NatsContexts(folders.nats(), environment, Folders.home(environment).toString());
        return options.connect(environment, last, contexts, prompts ? Options.Prompt::atTerminal : words -> null);
    }

    private static void add(List<String> notices, @Nullable String notice) {
        if (notice != null) {
            notices.add(notice);
        }
    }

    private Wiring wire(Options options, ConnectOptions where, Grammars grammars, Pulse pulse, Effort effort,
            Memory memory, Function<Consumer<String>, LagHistory> past) throws BadDescriptors {
        var ledger = folders.data().resolve("commands.jsonl");
        var all = new Wiring(where, grammars, options.readOnly, ledger, pulse, effort, clock, options.keep(), memory,
                past);
        if (options.descriptors == null) {
            all.readings.describeAgain();
            return all;
        }
        try {
            all.readings.describe(options.descriptors);
            return all;
        } catch (BadDescriptors bad) {
            all.close();
            throw bad;
        }
    }

    private int window(Options options, ConnectOptions where, Grammars grammars, Settings settings,
            List<String> notices) throws InterruptedException, BadDescriptors {
        var window = new AtomicReference<MonitorWindow>();
        var ends = new CopyOnWriteArrayList<Runnable>();
        whenEnded(ends);
        try (var memory = new MemoryFile(folders.config(), options.demo ? DEMO : where.key(), clock);
                var all = wire(options, where, grammars, new FxPulse(), new FrameEffort(), memory,
                        tell -> history(options, where, tell))) {
            late.set(all.notices::put);
            add(notices, memory.notice());
            add(notices, all.readings.trouble().isEmpty() ? null : all.readings.trouble());
            if (!all.subjects.alsoListensTo().isEmpty()) {
                notices.add("Also listens to " + String.join(", ", all.subjects.alsoListensTo())
                        + ", as last time (Subjects, Subscriptions).");
            }
            all.start();
            var last = new LastConnection(all.connections, where, settings);
            Runnable keep = options.demo ? () -> {} : last::keep;
            if (!options.demo) {
                last.follow();
            }
            ends.addAll(List.of(keep, all::close, memory::close));
            Toolkit.start(() -> {
                var made = window(options, all, settings, notices);
                made.show();
                if (options.firstFrame) {
                    made.afterFrames(3, () -> firstFrame(made, all));
                }
                window.set(made);
                return made;
            });
            var parent = options.demo ? ParentWatch.whenGone(() -> Toolkit.run(window.get()::close)) : null;
            window.get().awaitClose();
            if (parent != null) {
                parent.close();
            }
            keep.run();
        }
        Toolkit.exit();
        return Exit.DONE;
    }

    /** From now on, at whatever moment somebody ends the program. */
    private void whenEnded(List<Runnable> ends) throws InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                ending = true;
                ends.forEach(Runnable::run);
            }, "monitor-end"));
        } catch (IllegalStateException already) {
            throw new InterruptedException("the program was ended: " + already.getMessage());
        }
    }

    /** The demo is another experiment each time: its lag must not be told as that of the one before, or of a second one. */
    private LagHistory history(Options options, ConnectOptions where, Consumer<String> tell) {
        return new LagStore(options.demo ? null : folders.data(), where.key(), clock, tell);
    }

    /** Tells, for measuring, when the third frame was painted and when the first messages were on the screen. */
    private void firstFrame(MonitorWindow made, Wiring all) {
        var frame = sinceStart();
        var told = new AtomicBoolean();
        made.open(all.events.name());
        all.pump.every(Duration.ofMillis(20), () -> {
            if (all.traffic.messages() > 0 && told.compareAndSet(false, true)) {
                made.afterFrames(2, () -> {
                    out.println("first frame after " + frame + " ms, first live row after " + sinceStart() + " ms");
                    made.close();
                });
            }
        });
    }

    private long sinceStart() {
        var began = ProcessHandle.current().info().startInstant().orElseThrow();
        return Duration.between(began, clock.instant()).toMillis();
    }

    private MonitorWindow window(Options options, Wiring all, Settings settings, List<String> notices) {
        var size = options.size == null
                ? new double[] {0, 0}
                : Arrays.stream(options.size.split("x", -1)).mapToDouble(Double::parseDouble).toArray();
        var chosen = options.theme != null ? options.theme : String.valueOf(settings.values().theme());
        boolean invisible = options.headless() && options.size == null;
        var made = new MonitorWindow(all, settings, options.readOnly, chosen, invisible ? 1280 : size[0],
                invisible ? 800 : size[1], notices);
        all.navigation.set(made::open);
        if (options.headless()) {
            made.forget();
        } else {
            made.tellOnDesktop();
        }
        return made;
    }

    private int watch(Options options, ConnectOptions where, Grammars grammars, Settings settings, List<String> notices)
            throws IOException, InterruptedException, BadDescriptors {
        whenEnded(List.of());
        var pictures = options.snapshot == null ? null : new Snapshot();
        if (pictures != null) {
            Snapshot.withoutDisplay();
        }
        var pulse = pictures == null ? Pulse.never() : new FxPulse();
        try (var all = wire(options, where, grammars, pulse, () -> 0, Memory.ofThisRun(),
                tell -> LagHistory.none())) {
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
                pictures.open(() -> window(options, all, settings, notices));
            }
            await(since, options.seconds);
            awaitStreams(all);
            return write(options, all, since, pictures);
        } finally {
            if (pictures != null) {
                pictures.close();
            }
        }
    }

    private void await(Instant since, double seconds) throws InterruptedException {
        long passed = Duration.between(since, clock.instant()).toMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, Math.round(seconds * 1000) - passed));
    }

    /** The first answers may come later than a short watch ends; they are worth a moment, but not for ever. */
    private static void awaitStreams(Wiring all) throws InterruptedException {
        for (int tries = 0; tries < STREAM_TRIES && !Report.complete(all); tries++) {
            TimeUnit.MILLISECONDS.sleep(STREAM_MILLIS);
        }
    }

    private int write(Options options, Wiring all, Instant since, @Nullable Snapshot pictures)
            throws IOException, InterruptedException {
        Supplier<Accounts> accounts = pictures == null
                ? all.events::accounts
                : () -> Toolkit.call(all.events::accounts); // the window asks for them as well
        String report;
        try (var _ = all.connections.hold()) {
            report = Report.of(all, since, clock.instant(), accounts);
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
        return printed();
    }

    private static void keep(Path file, String report) throws IOException {
        try {
            Files.writeString(file, report);
        } catch (IOException full) {
            throw new NotWritten("the report is not complete, " + file + " cannot be written: " + full.getMessage());
        }
    }
}
