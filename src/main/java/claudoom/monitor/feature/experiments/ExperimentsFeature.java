package claudoom.monitor.feature.experiments;

import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.experiments.model.Experiments;
import claudoom.monitor.feature.experiments.model.Experiments.Experiment;
import claudoom.monitor.feature.experiments.model.Experiments.Generation;
import claudoom.monitor.feature.experiments.wire.ExperimentsFeed;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The door of what is known about experiments and generations. */
public final class ExperimentsFeature implements Reporting {

    /** So many experiments, and as many generations, are kept. */
    public static final long MOST = Experiments.MOST;

    /** Who still plays so long after commands are heard again has been told to. */
    private static final Duration LONG_AFTER = Duration.ofSeconds(10);
    private static final double MOST_OF_THEM = 0.5;

    private final Experiments experiments = new Experiments();
    private final ExperimentsFeed feed;

    /**
     * The experiment heard of last; everything unknown is null.
     *
     * @param state running, paused, complete, shut down or unknown
     */
    public record Glance(String id, String state, @Nullable String design, @Nullable String run,
            @Nullable Long runsTotal,
            @Nullable Long runsCompleted, @Nullable Long episodesCompleted, @Nullable Long episodesTotal,
            @Nullable String generation, @Nullable Long errors) {}

    public ExperimentsFeature(Traffic traffic, Grammars grammars) {
        feed = new ExperimentsFeed(traffic, grammars, experiments);
    }

    /** Reads what waits; about once a second, on one thread. */
    public void tick() {
        feed.drain();
    }

    /** While nothing is heard the end of a pause may be missed. Any thread. */
    public void link(LinkState state) {
        if (state.connected()) {
            experiments.heard(state.since());
        } else {
            feed.unheard(state.since());
        }
    }

    /**
     * Agents that play show that a pause, whose end may have been missed, is over.
     *
     * @param playing which part of the agents played after a moment, 0 to 1
     */
    public void agents(ToDoubleFunction<Instant> playing) {
        var pause = experiments.pause();
        var heard = pause == null ? null : pause.heardAgain();
        if (heard != null && playing.applyAsDouble(heard.plus(LONG_AFTER)) > MOST_OF_THEM) {
            experiments.resumed();
        }
    }

    /** From when on the end of the pause may have been missed; null if it cannot have been, or there is no pause. */
    public @Nullable Instant unheardSince() {
        var pause = experiments.pause();
        return pause == null ? null : pause.unheardSince();
    }

    /** Messages that were too many to be read; what is counted in them is unknown. */
    public long unread() {
        return feed.unread();
    }

    /** How often an experiment or generation was forgotten because there were too many. */
    public long notKept() {
        return experiments.notKept();
    }

    /** Since when the experiment is paused, as far as commands were seen; null when it is not. */
    public @Nullable Instant pausedSince() {
        var pause = experiments.pause();
        return pause == null ? null : pause.since();
    }

    public @Nullable Glance newest() {
        var newest =
                experiments.experiments(one -> one).stream().max(Comparator.comparing(Experiment::at)).orElse(null);
        if (newest == null) {
            return null;
        }
        var generation =
                experiments.generations(one -> one).stream().max(Comparator.comparing(Generation::at)).orElse(null);
        return new Glance(newest.id(), state(newest), newest.design(), newest.run(), newest.runsTotal(),
                newest.runsCompleted(), newest.episodesCompleted(), newest.episodesTotal(),
                generation == null ? null : generation.id(), newest.errors());
    }

    private String state(Experiment one) {
        if (!one.state().equals("running")) {
            return one.state();
        }
        var pause = experiments.pause();
        return experiments.shutdown() != null
                ? "shut down"
                : pause == null ? one.state() : pause.unsure() ? "unknown" : "paused";
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        tick();
        var sections = new LinkedHashMap<String, @Nullable Object>();
        sections.put("experiments", experiments.experiments(this::line));
        sections.put("generations", experiments.generations(ExperimentsFeature::line));
        return sections;
    }

    private Map<String, @Nullable Object> line(Experiment one) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", one.id());
        line.put("state", state(one));
        line.put("runs_total", one.runsTotal());
        line.put("runs_completed", one.runsCompleted());
        line.put("episodes_completed", one.episodesCompleted());
        line.put("episodes_total", one.episodesTotal());
        line.put("errors", one.errors());
        return line;
    }

    private static Map<String, @Nullable Object> line(Generation one) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", one.id());
        line.put("experiment", one.experiment());
        line.put("state", one.state());
        line.put("best_fitness", one.bestFitness());
        line.put("avg_fitness", one.avgFitness());
        return line;
    }
}
