package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * What a limit on the messages of each subject will do to a consumer. A stream removes the oldest message of a subject when
 * that has more than its limit, also one that refuses new messages when it is full as a whole; only if it is told to refuse
 * per subject as well none is removed. Nobody counts what waits by subject, but:
 * <ul>
 * <li>of a consumer of one subject everything that waits is on that: it loses messages from the moment when more wait than
 * the limit;</li>
 * <li>no subject of a consumer of several has more waiting than all have together: it loses none before that.</li>
 * </ul>
 */
final class SubjectForecast {

    private SubjectForecast() {}

    /** Null if nothing will happen, it is far away or cannot be known. */
    static @Nullable Forecast of(ConsumerSample sample, ConsumerSetup setup, Judgement judgement,
            @Nullable Trend trend, StreamLimits limits) {
        long most = limits.perSubject();
        if (most <= 0 || limits.refusesPerSubject() || sample.pending() == 0 || setup.lastPerSubject()) {
            return null;
        }
        boolean one = one(setup);
        var limit = "limit of " + Words.count(most) + (most == 1 ? " message" : " messages") + " a subject";
        if (!one && !judgement.state().needsSomebody()) {
            return null; // something waits for a moment all the time
        }
        var kind = one ? Forecast.Kind.REMOVES_OF_ITS_SUBJECT : Forecast.Kind.MAY_REMOVE;
        if (sample.pending() >= most) {
            return new Forecast(kind, 0, 0, 0.0, limit, false);
        }
        if (trend == null || trend.slope() <= 0 || trend.uneven()) {
            return null;
        }
        double room = most - (double) sample.pending();
        double off = Trend.SURE * trend.error();
        double flat = trend.slope() - off;
        double seconds = one ? room / trend.slope() : room / (trend.slope() + off);
        return seconds > Forecast.FARTHEST
                ? null
                : new Forecast(kind, seconds, room / (trend.slope() + off), flat <= 0 ? null : (Double) (room / flat),
                        limit, false);
    }

    private static boolean one(ConsumerSetup setup) {
        var filters = setup.filters();
        return filters.size() == 1 && !filters.getFirst().contains("*") && !filters.getFirst().contains(">");
    }
}
