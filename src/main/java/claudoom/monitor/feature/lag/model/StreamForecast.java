package claudoom.monitor.feature.lag.model;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the limits of a stream will do to a consumer: the first of them counts. */
final class StreamForecast {

    private final ConsumerSample sample;
    private final @Nullable Double oldest;
    private final Speed worked;
    private final Speed coming;
    private final StreamFill fill;
    private final StreamLimits limits;
    private final boolean alarmed;

    private StreamForecast(ConsumerSample sample, @Nullable Double oldest, Speed worked, Speed coming,
            StreamFill fill, StreamLimits limits, boolean alarmed) {
        this.sample = sample;
        this.oldest = oldest;
        this.worked = worked;
        this.coming = coming;
        this.fill = fill;
        this.limits = limits;
        this.alarmed = alarmed;
    }

    /**
     * Null if nothing will happen, it is far away or cannot be known.
     *
     * @param oldest seconds that the oldest undelivered message waits; null if unknown
     * @param worked how fast the consumer advances in sequences; null if unknown
     * @param alarmed whether something is wrong with the consumer: else what may as well never happen is not said, nor what
     *     harms only those who publish
     */
    static @Nullable Forecast of(ConsumerSample sample, @Nullable Double oldest, @Nullable Speed worked,
            StreamFill fill, boolean alarmed) {
        var limits = fill.newest().limits();
        var coming = fill.coming();
        if (limits == null || coming == null || worked == null || sample.pending() == 0) {
            return null;
        }
        var one = new StreamForecast(sample, oldest, worked, coming, fill, limits, alarmed);
        return Stream.of(one.byAge(), one.byMessages(), one.byBytes())
                .flatMap(Stream::ofNullable)
                .filter(forecast -> forecast.seconds() <= Forecast.FARTHEST && (alarmed || forecast.latest() != null))
                .min((a, b) -> Double.compare(a.seconds(), b.seconds())).orElse(null);
    }

    /** The oldest message gets older by a second a second, less what the consumer advances in the time of publishing. */
    private @Nullable Forecast byAge() {
        double most = limits.maxAge().toNanos() / 1e9;
        if (most <= 0 || oldest == null) {
            return null;
        }
        double left = Math.max(0, most - oldest);
        return forecast(Forecast.Kind.REMOVES, "age limit of " + Words.span(most),
                (work, come) -> work <= 0 ? left : work >= come ? Double.POSITIVE_INFINITY : left / (1 - work / come));
    }

    private @Nullable Forecast byMessages() {
        var held = fill.newest().messages();
        return limits.messages() <= 0 || held == null
                ? null
                : full(limits.messages() - (double) held, fill.messages(),
                        "limit of " + Words.count(limits.messages()) + " messages");
    }

    private @Nullable Forecast byBytes() {
        var held = fill.newest().bytes();
        return limits.bytes() <= 0 || held == null
                ? null
                : full(limits.bytes() - (double) held, fill.bytes(),
                        "limit of " + Words.count(limits.bytes()) + " bytes");
    }

    /**
     * First the room is filled, then the oldest messages go as fast as new ones come, until they meet the consumer.
     *
     * @param filling how fast; what leaves the stream otherwise, because of its age or because it was acknowledged, counts
     */
    private @Nullable Forecast full(double room, @Nullable Speed filling, String limit) {
        double filled = room <= 0 ? 0 : filling == null || filling.perSecond() <= 0 ? -1 : room / filling.perSecond();
        var first = fill.newest().firstSeq();
        if (filled < 0 || first == null) {
            return null;
        }
        if (!limits.dropsOldest()) {
            return filling == null || !alarmed ? null : refuses(room, filling, limit);
        }
        double ahead = Math.max(0, sample.delivered().stream() + 1 - first);
        return forecast(Forecast.Kind.REMOVES, limit, (work, come) -> work >= come
                ? Double.POSITIVE_INFINITY
                : filled + (ahead + work * filled) / (come - work));
    }

    /** Nothing that waits is lost then. */
    private Forecast refuses(double room, Speed filling, String limit) {
        if (room <= 0) {
            return new Forecast(Forecast.Kind.REFUSES, 0, 0, 0.0, limit, false);
        }
        double slowest = filling.slowest();
        return new Forecast(Forecast.Kind.REFUSES, room / filling.perSecond(), room / filling.fastest(),
                slowest <= 0 ? null : (Double) (room / slowest), limit, false);
    }

    /** @param seconds until it happens, by the speeds of working and of coming; infinite for never */
    private @Nullable Forecast forecast(Forecast.Kind kind, String limit, DoubleBinaryOperator seconds) {
        double expected = seconds.applyAsDouble(Math.max(0, worked.perSecond()), coming.perSecond());
        if (Double.isInfinite(expected)) {
            return null;
        }
        double latest = seconds.applyAsDouble(worked.fastest(), coming.slowest());
        return new Forecast(kind, expected, seconds.applyAsDouble(worked.slowest(), coming.fastest()),
                Double.isInfinite(latest) ? null : (Double) latest, limit, worked.bursts());
    }
}
