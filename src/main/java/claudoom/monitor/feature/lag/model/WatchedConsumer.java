package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Rewind rewind = new Rewind();
    private final GivenUp givenUp = new GivenUp();
    private final AckFloor floor = new AckFloor();
    private final Leadership leadership = new Leadership();
    private final Crossings crossings = new Crossings();
    private ConsumerSetup setup;
    private @Nullable ConsumerSample newest;
    private Judgement judgement = new Judgement(LagState.UNKNOWN, "");
    private List<Limit> limits = List.of();
    private List<Crossing> passed = List.of();
    private @Nullable Trend trend;
    private double worked;
    private double[] line = new double[0];
    private Ages ages = Ages.UNKNOWN;
    private int absences;

    WatchedConsumer(ConsumerId id, ConsumerSetup setup) {
        this.id = id;
        this.setup = setup;
    }

    /**
     * @param first the first sequence of its stream, null if not known
     * @param limited by what its numbers are limited
     */
    void take(ConsumerRow row, Duration longestGap, @Nullable Long first, LimitsOf limited) {
        absences = 0;
        var sample = row.sample();
        if (sample == null) {
            leadership.nobody();
            return;
        }
        var before = newest;
        boolean another = before != null && !Objects.equals(setup.created(), row.setup().created());
        if (another) {
            begin();
        }
        setup = row.setup();
        newest = sample;
        leadership.leads(sample);
        rewind.take(before, sample, another);
        window.add(sample, longestGap);
        series.add(sample, longestGap);
        losses.take(sample, first, setup);
        floor.take(sample);
        judge(sample, first);
        limits = limited.of(id, setup);
        passed = crossings.take(sample, limits).stream().filter(one -> leadership.tells(one, sample)).toList();
        line = series.trend(sample.at(), TREND, TREND_PARTS);
        ages = Ages.of(sample);
    }

    /** Other limits count from now on, for the newest numbers too. */
    void limits(LimitsOf limited) {
        var sample = newest;
        if (sample != null) {
            limits = limited.of(id, setup);
            passed = crossings.take(sample, limits);
        }
    }

    /** The same name, another consumer. */
    private void begin() {
        window.clear();
        losses.clear();
        floor.clear();
        givenUp.clear();
        crossings.clear();
    }

    private void judge(ConsumerSample sample, @Nullable Long first) {
        var found = givenUp.with(LagRules.judge(window, setup, first), sample, setup, first);
        judgement = leadership.calmed(losses.with(rewind.with(found, sample)), sample);
        trend = window.trend();
        worked = window.complete() ? window.all().advance() : 0;
    }

    /** Ages of a sample; ignored when a newer one has come meanwhile. */
    void ages(ConsumerSample of, Ages found) {
        if (of.equals(newest)) {
            ages = found;
        }
    }

    @Nullable UnackedSearch unacked(ConsumerSample of) {
        return of.equals(newest) ? floor.search(of, setup) : null;
    }

    void notHeard() {
        absences = 0;
        leadership.notHeard();
    }

    void offline(String why) {
        absences = 0;
        leadership.offline(why);
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

    ConsumerLag at(Instant now, Duration longestGap, boolean live, @Nullable StreamFill fill) {
        var sample = newest;
        boolean fresh = live && !leadership.lost() && sample != null
                && Duration.between(sample.at(), now).compareTo(longestGap) <= 0;
        if (!fresh || sample == null) {
            var outlook = new Outlook(null, null, null, limits, List.of(), sample == null ? null : sample.at());
            return new ConsumerLag(id, setup, sample, false, new Judgement(LagState.UNKNOWN, silence(live)), null, null,
                    null, null, line, outlook);
        }
        var forecast = fill == null ? null : Forecast.of(sample, ages.undelivered(), worked, fill);
        var drain = trend == null ? null : trend.drain(sample.lag());
        boolean drained = drain != null && forecast != null && drain.seconds() < forecast.seconds();
        var told = drained ? null : forecast;
        return new ConsumerLag(id, setup, sample, true, told == null ? judgement : judgement.and(told.sentence()),
                trend == null ? null : (Double) trend.slope(), drain == null ? null : (Double) drain.seconds(),
                ages.undelivered(), ages.unacked(), line,
                new Outlook(drain, told, ages.unackedAtMost(), limits, passed, null));
    }

    private String silence(boolean live) {
        if (!live) {
            return "Not connected: these numbers are the last known ones.";
        }
        return leadership.lost() ? leadership.why() : "The server gave no new numbers for it.";
    }
}
