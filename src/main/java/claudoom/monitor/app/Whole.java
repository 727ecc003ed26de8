package claudoom.monitor.app;

import claudoom.monitor.feature.overview.OverviewFeature;
import claudoom.monitor.feature.overview.OverviewFeature.Agent;
import claudoom.monitor.feature.overview.OverviewFeature.Experiment;
import claudoom.monitor.feature.overview.OverviewFeature.Happening;
import claudoom.monitor.feature.overview.OverviewFeature.Lag;
import claudoom.monitor.feature.overview.OverviewFeature.Letters;
import claudoom.monitor.feature.overview.OverviewFeature.Need;
import claudoom.monitor.feature.overview.OverviewFeature.Paused;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What all features together say, for the overview. */
final class Whole implements OverviewFeature.Sources {

    private static final int MOST_HAPPENINGS = 200;
    private static final int BUCKETS = 24;
    /** While somebody looks anyway nobody else need. */
    private static final Duration LOOKED_JUST_NOW = Duration.ofMillis(1_500);
    private static final Duration NEWS = Duration.ofSeconds(12);
    /** A pause that is seen this soon after our own command is ours. */
    private static final Duration OURS = Duration.ofSeconds(5);

    private final Wiring all;
    private final Needs needs;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private final AtomicReference<@Nullable Sent> outcome = new AtomicReference<>();
    private volatile Instant looked = Instant.EPOCH;

    private record Sent(String command, Instant at) {}

    Whole(Wiring all) {
        this.all = all;
        needs = new Needs(all);
    }

    /** What became of the newest command, in words; null when that was a while ago. */
    @Nullable String recentOutcome(Instant now) {
        var last = outcome.get();
        return last == null || last.at.plus(NEWS).isBefore(now) ? null : last.command;
    }

    void outcome(String words) {
        outcome.set(new Sent(words, all.clock.instant()));
    }

    /** Somebody has read what became of the newest command. */
    void outcomeRead() {
        outcome.set(null);
    }

    /** A command of ours has left. */
    void sent(String command, Instant at) {
        if (sent.size() >= MOST_HAPPENINGS) {
            sent.removeFirst();
        }
        sent.add(new Sent(command, at));
    }

    @Override
    public LinkState link() {
        return all.connections.state();
    }

    @Override
    public Instant lastAlive() {
        return all.connections.lastAlive();
    }

    @Override
    public OverviewFeature.Pace pace() {
        return all.pace.newest();
    }

    @Override
    public List<Agent> agents(Instant now) {
        return all.agents.glances(now).stream().map(one -> new Agent(one.id(), one.state())).toList();
    }

    @Override
    public @Nullable Experiment experiment() {
        var one = all.experiments.newest();
        return one == null
                ? null
                : new Experiment(one.id(), one.state(), one.design(), one.runsTotal(),
                        one.runsCompleted(), one.episodesCompleted(), one.episodesTotal(), one.generation());
    }

    @Override
    public @Nullable Paused paused() {
        var since = all.experiments.pausedSince();
        if (since == null) {
            return null;
        }
        boolean ours = sent.stream().anyMatch(one -> one.command.equals("pause")
                && Duration.between(one.at, since).abs().compareTo(OURS) < 0);
        return new Paused(since, ours ? "you" : "somebody else", all.experiments.unheardSince());
    }

    @Override
    public List<Lag> worstLag(int most) {
        return all.lag.worst(most).stream().map(one -> new Lag(one.id().consumer(), one.id().stream(), one.state(),
                icon(one.state()), one.role(), one.lag(), slope(one.slopePerSecond()), one.trend())).toList();
    }

    private static String slope(@Nullable Double perSecond) {
        return perSecond == null ? "" : claudoom.monitor.ui.Figures.slope(perSecond);
    }

    /** As the look has them: each state its own outline. */
    private static String icon(String state) {
        return switch (state) {
            case "OK" -> "fas-check-circle";
            case "CATCHING UP" -> "fas-arrow-circle-down";
            case "REWOUND" -> "fas-history";
            case "FALLING BEHIND" -> "fas-exclamation-triangle";
            case "STALLED" -> "fas-hand-paper";
            case "STOPPED" -> "fas-stop-circle";
            case "STORM" -> "fas-redo-alt";
            case "EXHAUSTED" -> "fas-times-circle";
            case "LOST UNREAD" -> "fas-eraser";
            case "PAUSED" -> "fas-pause-circle";
            case "OVER LIMIT" -> "fas-tachometer-alt";
            default -> "fas-question-circle";
        };
    }

    @Override
    public int consumers() {
        return all.lag.consumers();
    }

    @Override
    public @Nullable String lagProblem() {
        return all.lag.problem();
    }

    @Override
    public Letters letters(Instant now) {
        return new Letters(all.letters.total(), all.letters.within(Duration.ofMinutes(10)), all.letters.newest(),
                all.letters.perBucket(BUCKETS, Duration.ofHours(1)), all.letters.moreWithin(Duration.ofMinutes(10)));
    }

    @Override
    public List<Need> needs(Instant now) {
        looked = now;
        return needs.now(now);
    }

    /** Looks now and then while nobody does, so that the ages of needs are true whenever somebody comes to look. */
    void keepAges(Instant now) {
        if (Duration.between(looked, now).abs().compareTo(LOOKED_JUST_NOW) > 0) {
            needs(now);
        }
    }

    @Override
    public List<Gap> gaps() {
        return all.connections.gaps().list();
    }

    @Override
    public List<Happening> happenings() {
        var happened = new ArrayList<Happening>();
        sent.forEach(one -> happened.add(new Happening(one.at, one.command)));
        return happened;
    }
}
