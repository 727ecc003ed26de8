package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import org.jspecify.annotations.Nullable;

/** The messages that were listed at one moment, to be read one after the other by any thread. */
public record Listing(long first, long end, Places places) {

    /** Finds the message at a place, null when it is gone. */
    @FunctionalInterface
    public interface Places {
        @Nullable Entry at(long place);
    }

    static Listing of(Listed listed) {
        long first = listed.first();
        if (listed instanceof Everything) {
            return new Listing(first, listed.end(), listed::at);
        }
        var copy = new @Nullable Entry[(int) (listed.end() - first)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = listed.at(first + i);
        }
        return new Listing(0, copy.length, place -> copy[(int) place]);
    }
}
