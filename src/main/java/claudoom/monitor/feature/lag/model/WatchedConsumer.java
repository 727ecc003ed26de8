package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One consumer over time: its window, its history, and what was made of them at its last sample. Guarded by the book. */
final class WatchedConsumer {

    private static final int NOT_STEADY = -1;

    private final ConsumerId id;
    private final LagWindow window = new LagWindow();
    private final LagSeries series = new LagSeries();
    private final RecentLag recent = new RecentLag();
    private final Losses losses = new Losses();
    private final Rewind rewind = new Rewind();
    private final GivenUp givenUp = new GivenUp();
    private final AckFloor floor = new AckFloor();
    private final Leadership leadership = new Leadership();
    private final Crossings crossings = new Crossings();
    private ConsumerSetup setup;
    private @Nullable ConsumerSample newest;
    private Judgement judgement = new Judgement(LagState.UNKNOWN, "");
    /** By the rules alone; stays while all samples of the window tell the same. */
    private Judgement ruled = judgement;
    private int outlasted = NOT_STEADY;
    private boolean remained;
    private List<Limit> limits = List.of();
    private @Nullable Map<Measure, Double> chosen;
    private List<Crossing> passed = List.of();
    private @Nullable Trend trend;
    private double worked;
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
        turn(row.setup(), limited.chosen(id));
        newest = sample;
        leadership.leads(sample);
        rewind.take(before, sample, another);
        window.add(sample, longestGap);
        remember(before, sample, longestGap);
        losses.take(sample, first, setup);
        floor.take(sample);
        judge(sample, first);
        passed = crossings.take(sample, limits);
        ages = Ages.of(sample);
    }

    /** Limits are read again only when somebody wrote others. */
    private void turn(ConsumerSetup next, Map<Measure, Double> nextChosen) {
        if (!next.equals(setup) || !nextChosen.equals(chosen)) {
            outlasted = NOT_STEADY;
            limits = Limits.of(next.metadata(), nextChosen);
        }
        setup = next;
        chosen = nextChosen;
    }

    private void remember(@Nullable ConsumerSample before, ConsumerSample sample, Duration longestGap) {
        series.add(sample, longestGap);
        long at = sample.at().toEpochMilli();
        long last = before == null ? Long.MIN_VALUE : before.at().toEpochMilli();
        if (at > last) {
            recent.add(at, sample.lag(), before != null && at - last > longestGap.toMillis());
        }
    }

    /** Other limits count from now on, for the newest numbers too. */
    void limits(LimitsOf limited) {
        var sample = newest;
        if (sample != null) {
            turn(setup, limited.chosen(id));
            passed = crossings.take(sample, limits);
        }
    }

    /** The same name, another consumer. */
    private void begin() {
        window.clear();
        outlasted = NOT_STEADY;
        losses.clear();
        floor.clear();
        givenUp.clear();
        crossings.clear();
    }

    private void judge(ConsumerSample sample, @Nullable Long first) {
        boolean remain = LagRules.remain(sample, first);
        int patiences = window.steady() ? LagRules.outlasted(window, setup) : NOT_STEADY;
        if (patiences == NOT_STEADY || patiences != outlasted || remain != remained) {
            ruled = LagRules.judge(window, setup, first);
            trend = window.trend();
            worked = window.complete() ? window.all().advance() : 0;
        }
        outlasted = patiences;
        remained = remain;
        var found = givenUp.with(ruled, sample, setup, first);
        judgement = leadership.calmed(losses.with(rewind.with(found, sample)), sample);
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
                && ConsumerSample.nanos(sample.at(), now) <= longestGap.toNanos();
        if (!fresh || sample == null) {
            var outlook = new Outlook(null, null, null, limits, List.of(), sample == null ? null : sample.at());
            return new ConsumerLag(id, setup, sample, false, new Judgement(LagState.UNKNOWN, silence(live)), null, null,
                    null, null, recent.line(), outlook);
        }
        var forecast = fill == null ? null : Forecast.of(sample, ages.undelivered(), worked, fill);
        var drain = trend == null ? null : trend.drain(sample.lag());
        boolean drained = drain != null && forecast != null && drain.seconds() < forecast.seconds();
        var told = drained ? null : forecast;
        return new ConsumerLag(id, setup, sample, true, told == null ? judgement : judgement.and(told::sentence),
                trend == null ? null : (Double) trend.slope(), drain == null ? null : (Double) drain.seconds(),
                ages.undelivered(), ages.unacked(), recent.line(),
                new Outlook(drain, told, ages.unackedAtMost(), limits, passed, null));
    }

    private String silence(boolean live) {
        if (!live) {
            return "Not connected: these numbers are the last known ones.";
        }
        return leadership.lost() ? leadership.why() : "The server gave no new numbers for it.";
    }
}
