package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a consumer from one of its samples: everything in it is of that moment.
 *
 * @param trend null while it was not watched long enough
 * @param worked how fast it advances in the stream; null likewise
 * @param line the lag of the last ten minutes
 */
record Told(ConsumerSetup setup, ConsumerSample sample, Judgement judgement, @Nullable Trend trend,
        @Nullable Speed worked, double[] line, List<Limit> limits, List<Crossing> passed, Ages ages) {

    Told aged(Ages found) {
        return new Told(setup, sample, judgement, trend, worked, line, limits, passed, found);
    }

    Told limited(List<Limit> others, List<Crossing> othersPassed) {
        return new Told(setup, sample, judgement, trend, worked, line, others, othersPassed, ages);
    }

    boolean fresh(Instant now, Duration most) {
        return Duration.between(sample.at(), now).compareTo(most) <= 0;
    }

    ConsumerLag lag(ConsumerId id, @Nullable StreamFill fill) {
        var forecast = forecast(fill);
        var drain = trend == null ? null : trend.drain(sample.lag());
        var seconds = drain == null || drain.unsure() ? null : (Double) drain.seconds();
        boolean drained = seconds != null && forecast != null && forecast.seconds() > seconds;
        var outlook = new Outlook(drain, drained ? null : forecast, ages.unackedAtMost(), limits, passed, null);
        return new ConsumerLag(id, setup, sample, true, said(drained ? null : forecast, drain),
                trend == null ? null : (Double) trend.slope(), seconds, ages.undelivered(), ages.unacked(), line,
                outlook);
    }

    private @Nullable Forecast forecast(@Nullable StreamFill fill) {
        var limits = fill == null ? null : fill.newest().limits();
        if (fill == null || limits == null) {
            return null;
        }
        var soonest = StreamForecast.of(sample, ages.undelivered(), worked, fill,
                judgement.state().needsSomebody());
        var ofSubject = SubjectForecast.of(sample, setup, judgement, trend, limits);
        if (ofSubject == null || (soonest != null && soonest.seconds() <= ofSubject.seconds())) {
            return soonest;
        }
        boolean vague = ofSubject.kind() == Forecast.Kind.MAY_REMOVE;
        return vague && soonest != null ? soonest : ofSubject;
    }

    private Judgement said(@Nullable Forecast forecast, @Nullable Drain drain) {
        boolean drains = judgement.state() == LagState.CATCHING_UP && drain != null;
        var shrinks = drains && drain != null ? judgement.and(drain.sentence()) : judgement;
        return forecast == null ? shrinks : shrinks.and(forecast.sentence());
    }
}
