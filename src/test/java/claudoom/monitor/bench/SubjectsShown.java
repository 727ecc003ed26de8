package claudoom.monitor.bench;

import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.screen.SubjectsView;
import claudoom.monitor.feature.subjects.screen.SubjectsViewModel;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A million subjects in a shown window without a graphics card: memory, a keystroke in the filter to the painted answer and to the
 * first painted result, and opening 100,000 siblings to the painted lines. Times are by the clock, worst and middle of some turns.
 */
public final class SubjectsShown {

    private static final int MILLION = 1_000_000;
    private static final int WIDE = 100_000;
    private static final long REST = 2_000_000;
    private static final long SHORT_REST = 300_000;
    private static final long HANDED_OVER = 20_000_000;
    private static final int TURNS = Integer.getInteger("bench.turns", 9);

    private final SubjectsViewModel model;
    private volatile BooleanSupplier wanted = () -> false;
    private volatile long laidOut;
    private volatile long another;

    private SubjectsShown(SubjectsViewModel model) {
        this.model = model;
    }

    public static void main(String[] args) throws Exception {
        var traffic = new Traffic(subject -> Meaning.NONE, MILLION, 200_000, 128 << 20, 0, 16 << 20);
        long before = ShownWindow.used();
        var tree = new SubjectTree(traffic);
        long at = System.currentTimeMillis();
        for (int n = 0; n < MILLION; n++) {
            traffic.take(n < WIDE
                    ? "lab.wide." + Integer.toHexString(n * 0x9E3779B9)
                    : "lab.agent.doom-agent-" + n / 5 + "." + n % 5, new byte[0], null, at);
        }
        tree.sample(at);
        print("%,d subjects in %,d nodes: traffic and tree %.0f MB (goal 250)", traffic.subjectCount(), tree.nodes(),
                (ShownWindow.used() - before) / 1e6);
        try (var window = ShownWindow.open()) {
            ShownWindow.onFx(() -> shown(tree, window)).measure();
        }
        System.out.println("DONE");
        System.exit(0);
    }

    private static SubjectsShown shown(SubjectTree tree, ShownWindow window) {
        var model = new SubjectsViewModel(tree, window.aside(), ValueLine::of);
        window.scene().setRoot(new SubjectsView(model, window.aside(), "lab.>", subject -> {}));
        var bench = new SubjectsShown(model);
        window.scene().addPostLayoutPulseListener(bench::pulse);
        window.feed(window.aside()::attach);
        window.feed(pump -> pump.every(Duration.ofMillis(200), () -> model.sample(Instant.now())));
        return bench;
    }

    private void measure() throws Exception {
        until(() -> model.rows().size() > 2);
        for (var text : List.of("lab", "doom-agent-199999", "zzz", "lab.agent.*.4", "lab.agent.doom-agent-199998.>",
                "/agent-19999[89]\\.[03]$/")) {
            filter(text);
        }
        typeOn();
        var wide =
                ShownWindow.onFx(() -> model.rows().stream().filter(row -> row.line().name().equals("wide")).findFirst()
                        .orElseThrow());
        var opened = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            int before = ShownWindow.onFx(() -> model.rows().size());
            opened[turn] = painted(() -> model.open(wide), () -> model.rows().size() > before);
            ShownWindow.onFx(() -> {
                model.close(wide);
                return 0;
            });
        }
        print("open %,d siblings: painted after %s ms (goal 300)", WIDE, words(opened));
    }

    private void filter(String text) throws Exception {
        var answer = new double[TURNS];
        var result = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            answer[turn] = painted(() -> model.filter(text), () -> !model.foundProperty().get().isEmpty());
            clear();
            result[turn] = painted(() -> model.filter(text), this::resultShown);
            clear();
        }
        print("filter %s: answer painted after %s ms, first result after %s ms (goal 50)", text, words(answer),
                words(result));
    }

    /** One more letter, when the search for those before is done. */
    private void typeOn() throws Exception {
        var result = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            painted(() -> model.filter("doom-agent-19999"), () -> model.foundProperty().get().endsWith("match"));
            result[turn] = painted(() -> model.filter("doom-agent-199999"),
                    () -> model.foundProperty().get().equals("5 match"));
            clear();
        }
        print("one letter more, doom-agent-199999: result painted after %s ms (goal 50)", words(result));
    }

    private void clear() throws Exception {
        ShownWindow.onFx(() -> {
            model.filter("");
            return 0;
        });
        until(() -> model.rows().size() > 2 && model.foundProperty().get().isEmpty());
        LockSupport.parkNanos(300_000_000);
    }

    private boolean resultShown() {
        var found = model.foundProperty().get();
        return found.endsWith("match") || (found.startsWith("searching… ") && found.length() > 11
                && !found.endsWith("looked at"));
    }

    private void pulse() {
        if (laidOut != 0) {
            another = System.nanoTime();
        } else if (wanted.getAsBoolean()) {
            laidOut = System.nanoTime();
        }
    }

    /** Milliseconds from an act to the end of the painting of the first frame that shows what is wanted. */
    private double painted(Runnable act, BooleanSupplier shown) throws Exception {
        long began = ShownWindow.onFx(() -> {
            laidOut = 0;
            another = 0;
            wanted = shown;
            long now = System.nanoTime();
            act.run();
            return now;
        });
        long limit = System.nanoTime() + 20_000_000_000L;
        while (laidOut == 0 && System.nanoTime() < limit) {
            LockSupport.parkNanos(200_000);
        }
        long painted = paintedAfter(laidOut);
        wanted = () -> false;
        return (painted - began) / 1e6;
    }

    /**
     * When the painting thread came to rest after that frame was laid out. JavaFX may lay out another one at once, to style new
     * cells; that waits for this one to be painted, so then the shortest rest is its end.
     */
    private long paintedAfter(long laidOut) {
        var threads = ManagementFactory.getThreadMXBean();
        long painter = ShownWindow.painter(threads);
        long spent = threads.getThreadCpuTime(painter);
        long last = laidOut;
        boolean painting = false;
        while (System.nanoTime() - last < (painting ? another == 0 ? REST : SHORT_REST : HANDED_OVER)) {
            LockSupport.parkNanos(SHORT_REST / 10);
            long now = threads.getThreadCpuTime(painter);
            if (now != spent) {
                painting = true;
                spent = now;
                last = System.nanoTime();
            }
        }
        return last;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        while (!ShownWindow.onFx(condition)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String words(double[] millis) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.0f (worst %.0f)", sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, "SUBJECTS " + line + "%n", values);
    }
}
