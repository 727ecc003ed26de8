package claudoom.monitor.app;

import claudoom.monitor.feature.overview.OverviewFeature;
import claudoom.monitor.traffic.RateHistory;
import java.util.concurrent.atomic.AtomicReference;

/** The pace of all messages: sampled once a second on one thread, read on any. */
final class Pace {

    private static final int HOUR = 3_600;
    private static final int NOW = 3;

    private final RateHistory history = new RateHistory(HOUR);
    private final AtomicReference<OverviewFeature.Pace> newest =
            new AtomicReference<>(new OverviewFeature.Pace(null, new double[0], 0));

    /**
     * @param observed false while nobody listened: then that second is a gap, not a zero
     * @param lastAlive when somebody surely listened last: zeros sampled after it were no zeros
     */
    void sample(long at, long messages, boolean observed, long lastAlive) {
        if (!observed) {
            history.interrupt();
        }
        history.sample(at, messages);
        if (!observed) {
            history.unknownAfter(lastAlive);
        }
        newest.set(new OverviewFeature.Pace(observed ? history.perSecond(NOW) : null, history.last(HOUR),
                at / 1000 * 1000));
    }

    OverviewFeature.Pace newest() {
        return newest.get();
    }
}
