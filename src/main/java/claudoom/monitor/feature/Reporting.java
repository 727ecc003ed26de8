package claudoom.monitor.feature;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature that has something to say in report.json. */
public interface Reporting {

    /**
     * Its sections by their names in the report, made of maps, lists, strings, numbers, booleans, {@link Instant}s and nulls;
     * an unknown number is null. Any thread.
     */
    Map<String, @Nullable Object> report(Instant now);

    /**
     * As {@link #report(Instant)}, where something is told as an average.
     *
     * @param since when the watch began
     */
    default Map<String, @Nullable Object> report(Instant since, Instant now) {
        return report(now);
    }
}
