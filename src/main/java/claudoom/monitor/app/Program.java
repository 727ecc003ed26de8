package claudoom.monitor.app;

import claudoom.monitor.bridge.fx.Toolkit;
import claudoom.monitor.demo.Demo;
import claudoom.monitor.demo.NoServerBinary;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import claudoom.monitor.payload.BadDescriptors;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** One run of the program: from the words of the command line to an exit code. */
public final class Program {

    private static final System.Logger LOG = System.getLogger(Program.class.getName());

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
                return printed(out);
            }
            if (line.isVersionHelpRequested()) {
                line.printVersionHelp(out);
                return printed(out);
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
    static int printed(PrintStream out) throws IOException {
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
            var origin = new Origin(options, grammars, settings, folders, environment, clock);
            if (options.headless()) {
                var watch = new Watch(origin, out, err);
                whenEnded(watch::end);
                return watch.run(where, notices);
            }
            var window = new WindowRun(origin, late, out, Toolkit::start);
            whenEnded(window::end);
            int code = window.run(new Goal(where, options.readOnly), notices);
            Toolkit.exit();
            return code;
        }
    }

    /** From now on, at whatever moment somebody ends the program. */
    private void whenEnded(Runnable end) throws InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                ending = true;
                end.run();
            }, "monitor-end"));
        } catch (IllegalStateException already) {
            throw new InterruptedException("the program was ended: " + already.getMessage());
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
}
