package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One consumer over time: its window, its history, and what was made of them at its last sample. Guarded by the book. */
final class WatchedConsumer {

    private static final Duration TREND = Duration.ofMinutes(10);
    private static final int TREND_PARTS = 40;

    private final ConsumerId id;
    private final LagWindow window = new LagWindow();
    private final LagSeries series = new LagSeries();
    private final Losses losses = new Losses();
    private ConsumerSetup setup;
    private @Nullable ConsumerSample newest;
    private Judgement judgement = new Judgement(LagState.UNKNOWN, "");
    private @Nullable Trend trend;
    private double[] line = new double[0];
    private @Nullable Double undelivered;
    private @Nullable Double unacked;
    private boolean leaderless;
    private int absences;

    WatchedConsumer(ConsumerId id, ConsumerSetup setup) {
        this.id = id;
        this.setup = setup;
    }

    /** @param first the first sequence of its stream, null if not known */
    void take(ConsumerRow row, Duration longestGap, @Nullable Long first) {
        absences = 0;
        leaderless = row.sample() == null;
        if (!Objects.equals(setup.created(), row.setup().created()) && !leaderless) {
            window.clear(); // the same name, another consumer
            losses.clear();
        }
        setup = leaderless ? setup : row.setup();
        var sample = row.sample();
        if (sample != null) {
            newest = sample;
            window.add(sample, longestGap);
            series.add(sample, longestGap);
            losses.take(sample, first, setup);
            judgement = losses.with(LagRules.judge(window, setup));
            trend = window.trend();
            line = series.trend(sample.at(), TREND, TREND_PARTS);
            undelivered = sample.pending() == 0 ? (Double) 0.0 : null;
            unacked = sample.ackPending() == 0 ? (Double) 0.0 : null;
        }
    }

    /** Ages of a sample; ignored when a newer one has come meanwhile. */
    void ages(ConsumerSample of, @Nullable Double oldestUndelivered, @Nullable Double oldestUnacked) {
        if (of.equals(newest)) {
            undelivered = oldestUndelivered;
            unacked = oldestUnacked;
        }
    }

    void notHeard() {
        leaderless = true;
    }

    /** @return how often in a row the server's list of names lacked it */
    int absent() {
        return ++absences;
    }

    LagSeries series() {
        return series;
    }

    ConsumerId id() {
        return id;
    }

    ConsumerLag at(Instant now, Duration longestGap, boolean live) {
        var sample = newest;
        boolean fresh = live && !leaderless && sample != null
                && Duration.between(sample.at(), now).compareTo(longestGap) <= 0;
        if (!fresh || sample == null) {
            return new ConsumerLag(id, setup, sample, false, new Judgement(LagState.UNKNOWN, silence(live)), null, null,
                    null, null, line);
        }
        return new ConsumerLag(id, setup, sample, true, judgement, trend == null ? null : (Double) trend.slope(),
                trend == null ? null : trend.secondsToDrain(sample.lag()), undelivered, unacked, line);
    }

    private String silence(boolean live) {
        if (!live) {
            return "Not connected: these numbers are the last known ones.";
        }
        return leaderless
                ? "No server leads this consumer now, so nobody can say how far it is."
                : "The server gave no new numbers for it.";
    }
}
