package claudoom.monitor.feature.experiments.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Experiments and generations as their own messages tell of them, and whether the experiment was told to pause. Thread-safe. */
public final class Experiments {

    /** More are not kept: the ids come from whoever publishes. */
    private static final int MOST = 1_000;

    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    private final Map<String, Generation> generations = new LinkedHashMap<>();
    private @Nullable Pause pause;
    private @Nullable Instant shutdown;

    /** What a payload says under a name; null when it does not say. */
    public interface Facts {
        @Nullable String text(String name);

        @Nullable Double number(String name);

        @Nullable Long whole(String name);
    }

    /** @param subject on which the command to pause was seen */
    public record Pause(Instant since, String subject) {}

    /** One experiment; everything unknown is null. */
    public record Experiment(String id, String state, @Nullable String design, @Nullable String run,
            @Nullable Long runsTotal,
            @Nullable Long runsCompleted, @Nullable Long episodesCompleted, @Nullable Long episodesTotal, long errors,
            Instant at) {}

    /** One generation; everything unknown is null. */
    public record Generation(String id, @Nullable String experiment, String state, @Nullable Double bestFitness,
            @Nullable Double avgFitness, Instant at) {}

    private final Map<String, TreeSet<String>> completedRuns = new LinkedHashMap<>();

    public synchronized void experiment(String id, String event, Facts facts, Instant at) {
        if (experiments.size() >= MOST && !experiments.containsKey(id)) {
            return;
        }
        var old =
                experiments.getOrDefault(id, new Experiment(id, "unknown", null, null, null, null, null, null, 0, at));
        var perRun = facts.whole("episodes_per_run");
        var runs = or(facts.whole("runs_total"), old.runsTotal);
        var total =
                or(facts.whole("episodes_total"), perRun != null && runs != null ? Long.valueOf(perRun * runs) : null);
        experiments.put(id, new Experiment(id, state(event, old.state), or(facts.text("design"), old.design),
                or(facts.text("run"), old.run), runs, or(facts.whole("runs_completed"), counted(id, event, facts, old)),
                or(facts.whole("episodes_completed"), old.episodesCompleted), or(total, old.episodesTotal),
                old.errors + (event.equals("error") ? 1 : 0), at));
    }

    /** Where the messages do not count the runs, those that were said to be complete are counted. */
    private @Nullable Long counted(String id, String event, Facts facts, Experiment old) {
        var run = facts.text("run");
        var status = facts.text("status");
        if (event.equals("run") && run != null && status != null
                && status.toLowerCase(java.util.Locale.ROOT).startsWith("complete")) {
            var done = completedRuns.computeIfAbsent(id, any -> new TreeSet<>());
            if (done.size() < MOST) {
                done.add(run);
            }
            return (long) done.size();
        }
        return old.runsCompleted;
    }

    private static String state(String event, String before) {
        return switch (event) {
            case "start", "run" -> "running";
            case "complete" -> "complete";
            default -> before;
        };
    }

    public synchronized void generation(String id, String event, Facts facts, Instant at) {
        if (generations.size() >= MOST && !generations.containsKey(id)) {
            return;
        }
        var old = generations.getOrDefault(id, new Generation(id, null, "unknown", null, null, at));
        var state = switch (event) {
            case "start" -> "running";
            case "evaluate" -> "evaluating";
            case "evolve" -> "evolving";
            case "complete" -> "complete";
            default -> old.state;
        };
        generations.put(id, new Generation(id, or(facts.text("experiment"), old.experiment), state,
                or(facts.number("best_fitness"), old.bestFitness), or(facts.number("avg_fitness"), old.avgFitness),
                at));
    }

    /** A command to the whole experiment was seen. */
    public synchronized void command(String event, String subject, Instant at) {
        switch (event) {
            case "pause" -> pause = pause == null ? new Pause(at, subject) : pause;
            case "resume", "start" -> {
                pause = null;
                shutdown = null;
            }
            case "shutdown" -> shutdown = at;
            default -> {
            }
        }
    }

    /** Since when it is paused as far as commands were seen, or null. */
    public synchronized @Nullable Pause pause() {
        return pause;
    }

    public synchronized @Nullable Instant shutdown() {
        return shutdown;
    }

    /** In the order of first appearance. */
    public synchronized <T> List<T> experiments(Function<Experiment, T> view) {
        return experiments.values().stream().map(view).toList();
    }

    public synchronized <T> List<T> generations(Function<Generation, T> view) {
        return generations.values().stream().map(view).toList();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T then) {
        return first != null ? first : then;
    }
}
