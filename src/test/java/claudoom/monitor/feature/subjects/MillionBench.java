package claudoom.monitor.feature.subjects;

import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.Outline;
import claudoom.monitor.feature.subjects.model.SubjectFilter;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * What a million subjects cost: memory after a collection, with and without what is kept of their payloads; samples, talkers, a
 * filter, wide siblings, and the retiring of old subjects under a flood of new ones. Times are CPU times of the thread, those of
 * the filter, which uses all cores, by the clock. No display needed; prints and ends.
 */
public final class MillionBench {

    private static final int MILLION = 1_000_000;
    private static final long T0 = 1_700_000_000_000L;

    private MillionBench() {}

    public static void main(String[] args) throws Exception {
        var meanings = Grammars.builtIn("lab");
        memory("5 events of 200,000 agents", meanings, n -> "lab.agent.agent-" + n / 5 + "."
                + new String[] {"action", "observe", "score", "death", "error"}[n % 5]);
        memory("1 event of 1,000,000 agents", meanings, n -> "lab.agent.agent-" + n + ".action");
        var random = new Random(1);
        memory("random tokens", meanings, n -> "lab." + Integer.toHexString(random.nextInt(500)) + "."
                + Long.toHexString(random.nextLong()));
        acts(meanings);
        flood();
    }

    private static void memory(String what, Grammars meanings, IntFunction<String> subject) {
        long before = used();
        var traffic = new Traffic(meanings::meaningOf, MILLION, 200_000, 128 << 20, 0, 16 << 20);
        var tree = new SubjectTree(traffic);
        tree.sample(T0);
        long began = cpu();
        long sampling = 0;
        for (int n = 0; n < MILLION; n++) {
            traffic.take(subject.apply(n), new byte[0], null, T0);
            if (n % 50_000 == 0) {
                long from = cpu();
                tree.sample(T0 + n / 50);
                sampling += cpu() - from;
            }
        }
        tree.sample(T0 + 30_000);
        double all = (used() - before) / 1e6;
        print("%s: %,d subjects tracked, %,d nodes, traffic + tail index + tree + windows %.0f MB", what,
                traffic.subjectCount(), tree.nodes(), all);
        print("   taken in %.2f us a subject by the intake, %.2f us by the tree", (cpu() - began - sampling) / 1e9,
                sampling / 1e9);
        print("   a look at the root counts %,d messages", tree.facts(SubjectTree.ROOT).messages());
    }

    private static void acts(Grammars meanings) throws Exception {
        var traffic = new Traffic(meanings::meaningOf, MILLION, 200_000, 128 << 20);
        var tree = new SubjectTree(traffic);
        for (int n = 0; n < MILLION; n++) {
            traffic.take(n < 100_000
                    ? "lab.wide." + Integer.toHexString(n * 0x9E3779B9)
                    : "lab.agent.agent-" + n / 5 + "." + n % 5, new byte[100], null, T0);
        }
        tree.sample(T0);
        print("with payloads of 100 bytes and their budgets %.0f MB", used() / 1e6);
        for (int turn = 1; turn <= 4; turn++) {
            for (int n = 0; n < 50_000; n++) {
                traffic.take("lab.agent.agent-" + (20_000 + (n * 37 + turn) % 180_000) + ".1", new byte[100], null, T0);
            }
            long began = cpu();
            tree.sample(T0 + turn * 1000L);
            print("sample of 50,000 messages on as many of a million subjects %.0f ms", (cpu() - began) / 1e6);
        }
        for (var window : Window.values()) {
            long began = cpu();
            int found = tree.talkers(window, 20).size();
            print("top %d talkers of %s among a million %.1f ms", found, window, (cpu() - began) / 1e6);
        }
        for (var text : new String[] {"lab", "agent-199999", "lab.agent.*.4", "zzz"}) {
            for (int turn = 0; turn < 3; turn++) {
                filter(tree, text);
            }
        }
        for (int turn = 0; turn < 4; turn++) {
            wide(tree);
        }
    }

    private static void filter(SubjectTree tree, String text) throws Exception {
        var matches = new Matches(SubjectFilter.of(text));
        long began = System.nanoTime();
        double first = Double.NaN;
        while (tree.extend(matches)) {
            if (Double.isNaN(first) && matches.total() > 0) {
                first = (System.nanoTime() - began) / 1e6;
            }
        }
        double all = (System.nanoTime() - began) / 1e6;
        print("filter %s: first result after %.1f ms, all %,d after %.0f ms", text, Double.isNaN(first) ? all : first,
                matches.total(), all);
    }

    private static void wide(SubjectTree tree) {
        var outline = new Outline(tree);
        outline.layOut();
        int place = 0;
        while (!outline.lines().get(place).name().equals("wide")) {
            place++;
        }
        long began = cpu();
        int came = outline.open(place);
        print("expand 100,000 siblings %.0f ms, %d lines", (cpu() - began) / 1e6, came);
    }

    private static void flood() {
        var traffic = new Traffic(subject -> Meaning.NONE, MILLION, 200_000, 128 << 20);
        var tree = new SubjectTree(traffic);
        long longest = 0;
        long began = cpu();
        int sent = 4 * MILLION;
        long sampling = 0;
        for (int n = 0; n < sent; n++) {
            long from = System.nanoTime();
            traffic.take("lab.flood." + n + ".x", new byte[50], null, T0);
            if (n > MILLION) {
                longest = Math.max(longest, System.nanoTime() - from);
            }
            if (n % 100_000 == 0) {
                long before = cpu();
                tree.sample(T0 + n / 100);
                sampling += cpu() - before;
            }
        }
        print("flood of %,d new subjects: %.2f us each, the slowest %.1f ms by the clock, tree %.2f us each", sent,
                (cpu() - began - sampling) / 1e3 / sent, longest / 1e6, sampling / 1e3 / sent);
        print("   tracked %,d, untracked %s%,d, in all %.0f MB", traffic.subjectCount(),
                traffic.untrackedExactly() ? "" : "at least ", traffic.untrackedSubjects(), used() / 1e6);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
