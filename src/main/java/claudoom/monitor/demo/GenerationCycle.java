package claudoom.monitor.demo;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One generation after the other: start, evaluate a few times, evolve, complete, in ten seconds. */
final class GenerationCycle {

    private static final int POPULATION = 50;
    private static final long LENGTH_MILLIS = 10_000;
    private static final long STEP_MILLIS = 500;
    private static final int SCORED = 5;

    private final String root;
    private final RandomGenerator random;
    private final List<String> scoredAgents;
    private int number = 1;
    private long played;
    private long nextStep;
    private double best;
    private double average;

    GenerationCycle(String root, RandomGenerator random, List<String> scoredAgents) {
        this.root = root;
        this.random = random;
        this.scoredAgents = List.copyOf(scoredAgents);
        restart();
    }

    record Step(String generationId, String experimentId, int populationSize, String phase, int evaluated,
            String timestamp) {}

    record Complete(String generationId, String experimentId, int populationSize, double bestFitness,
            double avgFitness, int mutations, int crossovers, double durationS) {}

    record AgentScore(String agentId, String generationId, double fitness, int rank, String timestamp) {}

    record Metrics(String generationId, String timestamp, double bestFitness, double avgFitness, double diversity) {}

    record Metric(String generationId, String metricName, double value, String timestamp) {}

    int number() {
        return number;
    }

    /** Back to the first generation, before its start. */
    void restart() {
        number = 1;
        played = 0;
        nextStep = 0;
        best = 0.30 + 0.1 * random.nextDouble();
        average = best * 0.6;
    }

    void live(long millis, String experiment, Instant at, Consumer<Outgoing> out) {
        played += millis;
        while (played >= nextStep) {
            step(nextStep, experiment, at, out);
            nextStep += STEP_MILLIS;
        }
        if (played >= LENGTH_MILLIS) {
            number++;
            played -= LENGTH_MILLIS;
            nextStep = 0;
        }
    }

    private void step(long offset, String experiment, Instant at, Consumer<Outgoing> out) {
        switch ((int) offset) {
            case 0 -> out.accept(step("start", 0, experiment, at));
            case 1_000, 2_500, 4_000, 5_500, 7_000 ->
                out.accept(step("evaluate", (int) (POPULATION * offset / 7_000), experiment, at));
            case 7_500 -> scores(at, out);
            case 8_000 -> out.accept(step("evolve", POPULATION, experiment, at));
            case 9_500 -> complete(experiment, at, out);
            default -> {
                // between the steps nothing is said
            }
        }
    }

    private Outgoing step(String phase, int evaluated, String experiment, Instant at) {
        return new Outgoing(subject("generation") + "." + phase,
                new Step(id(), experiment, POPULATION, phase, evaluated, at.toString()));
    }

    private void scores(Instant at, Consumer<Outgoing> out) {
        if (scoredAgents.isEmpty()) {
            return;
        }
        int first = random.nextInt(scoredAgents.size());
        for (int rank = 1; rank <= SCORED; rank++) {
            var agent = scoredAgents.get((first + rank) % scoredAgents.size());
            out.accept(new Outgoing(subject("generation") + ".agent." + agent + ".score", new AgentScore(agent, id(),
                    Standing.rounded(best * (1 - 0.05 * rank)), rank, at.toString())));
        }
    }

    private void complete(String experiment, Instant at, Consumer<Outgoing> out) {
        best = Math.min(0.98, best + 0.02 * random.nextDouble() * (1 - best));
        average = Math.min(best, average + 0.03 * (random.nextDouble() - 0.3) * (best - average + 0.1));
        out.accept(new Outgoing(subject("generation") + ".complete", new Complete(id(), experiment, POPULATION,
                Standing.rounded(best), Standing.rounded(average), 8 + random.nextInt(10), 15 + random.nextInt(10),
                Standing.rounded(LENGTH_MILLIS / 1000.0 - random.nextDouble()))));
        out.accept(new Outgoing(subject("metrics.generation"), new Metrics(id(), at.toString(), Standing.rounded(best),
                Standing.rounded(average), Standing.rounded(0.2 + 0.3 * random.nextDouble()))));
        out.accept(new Outgoing(subject("metrics.generation") + ".best_fitness",
                new Metric(id(), "best_fitness", Standing.rounded(best), at.toString())));
    }

    private String subject(String domain) {
        return root + "." + domain + "." + id();
    }

    private String id() {
        return "gen-" + number;
    }
}
