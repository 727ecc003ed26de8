package claudoom.monitor.feature.experiments.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Experiments and generations as their own messages tell of them, and whether the experiment was told to pause. Thread-safe. */
public final class Experiments {

    /** More are not kept, for the ids come from whoever publishes: those that were not heard for longest give way. */
    public static final int MOST = 1_000;

    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    private final Map<String, Generation> generations = new LinkedHashMap<>();
    private @Nullable Pause pause;
    private @Nullable Instant shutdown;
    /** Since when commands are not heard; null while they are. */
    private @Nullable Instant unheardFrom;
    private final ErrorCounts errors = new ErrorCounts(2 * MOST);
    private long notKept;

    /** What a payload says under a name; null when it does not say. */
    public interface Facts {
        @Nullable String text(String name);

        @Nullable Double number(String name);

        @Nullable Long whole(String name);
    }

    /**
     * The experiment was told to pause.
     *
     * @param subject on which the command was seen
     * @param unheardSince from when on the end of the pause may have been missed; null if it cannot have been
     * @param heardAgain since when commands are heard again; null while they are not, and if they always were
     */
    public record Pause(Instant since, String subject, @Nullable Instant unheardSince, @Nullable Instant heardAgain) {

        /** Whether it may be over. */
        public boolean unsure() {
            return unheardSince != null;
        }
    }

    /**
     * One experiment; everything unknown is null.
     *
     * @param partial whether messages of it were not read, so that what is counted in them is not known
     */
    public record Experiment(String id, String state, @Nullable String design, @Nullable String run,
            @Nullable Long runsTotal, @Nullable Long runsCompleted, @Nullable Long episodesCompleted,
            @Nullable Long episodesTotal, @Nullable Long errors, Instant at, boolean partial) {

        private Experiment with(@Nullable Long newErrors) {
            return new Experiment(id, state, design, run, runsTotal, runsCompleted, episodesCompleted, episodesTotal,
                    newErrors, at, partial);
        }

        private Experiment missed(boolean runsWereCounted) {
            return new Experiment(id, state, design, run, runsTotal, runsWereCounted ? null : runsCompleted,
                    episodesCompleted, episodesTotal, errors, at, true);
        }
    }

    /** One generation; everything unknown is null. */
    public record Generation(String id, @Nullable String experiment, String state, @Nullable Double bestFitness,
            @Nullable Double avgFitness, Instant at) {}

    private final Map<String, TreeSet<String>> completedRuns = new LinkedHashMap<>();

    /** An error was reported; any thread, and nobody waits. */
    public void erred(String id) {
        errors.count(id);
    }

    /** Messages of this experiment were too many to be read. */
    public synchronized void missed(String id) {
        var known = experiments.get(id);
        if (known != null) {
            experiments.put(id, known.missed(completedRuns.remove(id) != null));
        }
    }

    public synchronized void experiment(String id, String event, Facts facts, Instant at) {
        var old = experiments.get(id);
        if (old == null) {
            makeRoom();
            old = new Experiment(id, "unknown", null, null, null, null, null, null, errors.lost() ? null : 0L, at,
                    false);
        }
        var perRun = facts.whole("episodes_per_run");
        var runs = or(facts.whole("runs_total"), old.runsTotal);
        var total =
                or(facts.whole("episodes_total"), perRun != null && runs != null ? Long.valueOf(perRun * runs) : null);
        experiments.put(id, new Experiment(id, state(event, old.state), or(facts.text("design"), old.design),
                or(facts.text("run"), old.run), runs, or(facts.whole("runs_completed"), counted(id, event, facts, old)),
                or(facts.whole("episodes_completed"), old.episodesCompleted), or(total, old.episodesTotal),
                old.errors, at, old.partial));
    }

    private void makeRoom() {
        if (experiments.size() >= MOST) {
            var oldest = Collections.min(experiments.values(), Comparator.comparing(Experiment::at)).id();
            experiments.remove(oldest);
            completedRuns.remove(oldest);
            errors.forget(oldest);
            notKept++;
        }
    }

    /** How often an experiment or generation gave way to another because there were too many. */
    public synchronized long notKept() {
        return notKept;
    }

    /** Where the messages do not count the runs, those that were said to be complete are counted. */
    private @Nullable Long counted(String id, String event, Facts facts, Experiment old) {
        var run = facts.text("run");
        var status = facts.text("status");
        if (!old.partial && event.equals("run") && run != null && status != null
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
        var old = generationOf(id, at);
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

    /** What was measured of a generation: that says nothing of how far it is, and may come when the next one has begun. */
    public synchronized void measured(String id, Facts facts, Instant at) {
        var old = generationOf(id, at);
        generations.put(id, new Generation(id, or(facts.text("experiment"), old.experiment), old.state,
                or(facts.number("best_fitness"), old.bestFitness), or(facts.number("avg_fitness"), old.avgFitness),
                old.at));
    }

    private Generation generationOf(String id, Instant at) {
        if (generations.size() >= MOST && !generations.containsKey(id)) {
            generations.remove(Collections.min(generations.values(), Comparator.comparing(Generation::at)).id());
            notKept++;
        }
        return generations.getOrDefault(id, new Generation(id, null, "unknown", null, null, at));
    }

    /** A command to the whole experiment was seen. */
    public synchronized void command(String event, String subject, Instant at) {
        switch (event) {
            case "pause" -> pause = pause == null || pause.unsure()
                    ? new Pause(pause == null ? at : pause.since, subject, unheardFrom, null)
                    : pause;
            case "resume", "start" -> {
                pause = null;
                shutdown = null;
            }
            case "shutdown" -> shutdown = at;
            default -> {
            }
        }
    }

    /** From now on commands are not heard: if it is paused, its end may be missed. */
    public synchronized void unheard(Instant at) {
        unheardFrom = unheardFrom == null ? at : unheardFrom;
        if (pause != null) {
            pause = new Pause(pause.since, pause.subject, pause.unsure() ? pause.unheardSince : at, null);
        }
    }

    /** Commands are heard again. */
    public synchronized void heard(Instant at) {
        unheardFrom = null;
        if (pause != null && pause.unsure()) {
            pause = new Pause(pause.since, pause.subject, pause.unheardSince, at);
        }
    }

    /** That it is paused no longer was not said, and is seen all the same. */
    public synchronized void resumed() {
        pause = null;
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
        return experiments.values().stream()
                .map(one -> view.apply(one.errors == null ? one : one.with(errors.of(one.id)))).toList();
    }

    public synchronized <T> List<T> generations(Function<Generation, T> view) {
        return generations.values().stream().map(view).toList();
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T then) {
        return first != null ? first : then;
    }
}
