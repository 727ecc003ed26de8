package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.traffic.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into payloads, with bounded work whatever they are. */
@FunctionalInterface
public interface Inside {

    /** Makes some paths ready for many messages. */
    Look at(List<JsonPath> paths);

    /** Looks at these paths in one message; not for two threads at once. */
    @FunctionalInterface
    interface Look {
        Seen into(Entry entry);
    }

    /**
     * What stood there.
     *
     * @param values in the order of the paths, null where there is nothing
     * @param trouble why nothing could be read, in a few words; null if it could
     */
    record Seen(List<@Nullable Value> values, @Nullable String trouble) {}
}
