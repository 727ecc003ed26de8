package claudoom.monitor.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs one 2x3 factorial experiment after the other, and generations over it. Used by one thread. Generation numbers start
 * again with every experiment, so that the number of subjects stays small over days.
 */
final class Orchestrator {

    static final int EPISODES_PER_RUN = 100;

    private static final int FIRST_EXPERIMENT = 42;
    // a monitor that connects as soon as the demo stands shall see the start
    private static final long START_MILLIS = 2_000;
    private static final long REST_MILLIS = 3_000;
    private static final long PROGRESS_MILLIS = 2_000;
    private static final double TROUBLE_MILLIS = 60_000;

    private final String root;
    private final RandomGenerator random;
    private final Rhythm trouble;
    private final GenerationCycle generations;
    private final List<Run> runs = Run.all();
    private int number = FIRST_EXPERIMENT;
    private int episodesCompleted;
    private int announcedRuns;
    private long played;
    private long startAt = START_MILLIS;
    private long progressAt;
    private boolean paused;

    Orchestrator(String root, RandomGenerator random, List<String> scoredAgents) {
        this.root = root;
        this.random = random;
        this.trouble = new Rhythm(TROUBLE_MILLIS, random);
        this.generations = new GenerationCycle(root, random, scoredAgents);
    }

    record Start(String experimentId, String designType, Map<String, List<Double>> factors, int runs,
            int episodesPerRun, List<Integer> seedSet) {}

    record Event(String experimentId, String phase, String status, Metadata metadata, String timestamp) {}

    record Metadata(String runId, Map<String, Double> factors, int runsCompleted, int runsTotal, int episodesCompleted,
            int episodesTotal) {}

    record Progress(String experimentId, String timestamp, int runsCompleted, int episodesCompleted, int episodesTotal,
            double percent) {}

    record Trouble(String experimentId, String runId, String error, String timestamp) {}

    Assignment assignment() {
        return new Assignment(experiment(), run(), generations.number());
    }

    boolean paused() {
        return paused;
    }

    void pause(Instant at, Consumer<Outgoing> out) {
        if (!paused) {
            paused = true;
            out.accept(event("run", "paused", at));
        }
    }

    void resume(Instant at, Consumer<Outgoing> out) {
        if (paused) {
            paused = false;
            out.accept(event("run", "running", at));
        }
    }

    /** Goes on for some milliseconds, in which agents ended some episodes; while paused no time passes. */
    void live(long millis, int episodesEnded, Instant at, Consumer<Outgoing> out) {
        if (paused) {
            return;
        }
        played += millis;
        if (played < startAt) {
            return;
        }
        if (announcedRuns == 0) {
            out.accept(start());
            progressAt = played;
        }
        episodesCompleted = Math.min(episodesTotal(), episodesCompleted + episodesEnded);
        announceRuns(at, out);
        generations.live(millis, experiment(), at, out);
        if (played >= progressAt) {
            progressAt += PROGRESS_MILLIS;
            progress(at, out);
        }
        if (trouble.beats(played, random)) {
            out.accept(new Outgoing(root + ".experiment." + experiment() + ".error", new Trouble(experiment(),
                    run().id(), "an episode was lost: its agent did not report an end", at.toString())));
        }
        if (episodesCompleted == episodesTotal()) {
            complete(at, out);
        }
    }

    void shutdown(Instant at, Consumer<Outgoing> out) {
        paused = true;
        var body = new LinkedHashMap<String, Object>();
        body.put("service", "orchestrator");
        body.put("status", "shutdown");
        body.put("reason", "operator");
        body.put("timestamp", at.toString());
        out.accept(new Outgoing(root + ".system.orchestrator.shutdown", body));
    }

    private void announceRuns(Instant at, Consumer<Outgoing> out) {
        int begun = Math.min(runs.size(), episodesCompleted / EPISODES_PER_RUN + 1);
        while (announcedRuns < begun) {
            if (announcedRuns > 0) {
                out.accept(event("run." + runs.get(announcedRuns - 1).id(), "completed", at));
            }
            announcedRuns++;
            out.accept(event("run." + run().id(), "running", at));
        }
    }

    private void progress(Instant at, Consumer<Outgoing> out) {
        out.accept(event("run", "running", at));
        int total = episodesTotal();
        out.accept(new Outgoing(root + ".metrics.experiment." + experiment(), new Progress(experiment(), at.toString(),
                episodesCompleted / EPISODES_PER_RUN, episodesCompleted, total, 100.0 * episodesCompleted / total)));
    }

    private void complete(Instant at, Consumer<Outgoing> out) {
        out.accept(event("run." + runs.getLast().id(), "completed", at));
        out.accept(event("complete", "completed", at));
        number++;
        episodesCompleted = 0;
        announcedRuns = 0;
        generations.restart();
        startAt = played + REST_MILLIS;
    }

    private Outgoing start() {
        var factors = new LinkedHashMap<String, List<Double>>();
        factors.put("memory", Run.MEMORY);
        factors.put("strength", Run.STRENGTH);
        return new Outgoing(root + ".experiment." + experiment() + ".start", new Start(experiment(), "2x3_factorial",
                factors, runs.size(), EPISODES_PER_RUN, List.of(42, 73, 104, 135, 166)));
    }

    private Outgoing event(String what, String status, Instant at) {
        int completed = episodesCompleted / EPISODES_PER_RUN;
        var phase = what.startsWith("run") ? "run" : what;
        return new Outgoing(root + ".experiment." + experiment() + "." + what, new Event(experiment(), phase, status,
                new Metadata(run().id(), run().factors(), completed, runs.size(), episodesCompleted, episodesTotal()),
                at.toString()));
    }

    private String experiment() {
        return "DOE-0" + number;
    }

    private Run run() {
        return runs.get(Math.min(runs.size() - 1, episodesCompleted / EPISODES_PER_RUN));
    }

    private int episodesTotal() {
        return runs.size() * EPISODES_PER_RUN;
    }
}
