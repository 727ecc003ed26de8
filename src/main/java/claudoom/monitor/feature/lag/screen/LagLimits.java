package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Crossing;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Limits of consumers in words. */
public final class LagLimits {

    private LagLimits() {}

    /** As in "1,204 pending, limit 1,000"; empty if none is passed. */
    public static String words(List<Crossing> passed) {
        return passed.stream().map(LagLimits::words).collect(Collectors.joining("; "));
    }

    private static String words(Crossing one) {
        var measure = one.limit().measure();
        return measure.time()
                ? measure.word().replace("seconds", span(one.value())) + ", limit " + span(one.limit().value())
                : Figures.count(Math.round(one.value())) + " " + measure.word() + ", limit "
                        + Figures.count(Math.round(one.limit().value()));
    }

    private static String span(double seconds) {
        return Figures.age(Duration.ofMillis(Math.round(seconds * 1e3)));
    }
}
