package claudoom.monitor.feature.experiments.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How often each experiment reported an error, counted as the messages come. Thread-safe and without a lock that anybody could hold. */
final class ErrorCounts {

    private final int most;
    private final Map<String, AtomicLong> byExperiment = new ConcurrentHashMap<>();
    private volatile boolean lost;

    /** @param most experiments of which errors are counted */
    ErrorCounts(int most) {
        this.most = most;
    }

    void count(String experiment) {
        var count = byExperiment.get(experiment);
        if (count == null && byExperiment.size() >= most) {
            lost = true;
        } else {
            (count == null ? byExperiment.computeIfAbsent(experiment, any -> new AtomicLong()) : count)
                    .incrementAndGet();
        }
    }

    /** Forgets an experiment: should it come again, its errors are not known from the beginning. */
    void forget(String experiment) {
        byExperiment.remove(experiment);
        lost = true;
    }

    /** Whether one that comes for the first time now may have had errors before. */
    boolean lost() {
        return lost;
    }

    /** Zero for one that had none. */
    long of(String experiment) {
        var count = byExperiment.get(experiment);
        return count == null ? 0 : count.get();
    }
}
