package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The lines that were listed at one moment, to be read one after the other by any thread. */
public record Listing(long first, long end, Places places) {

    /** Finds the line at a place, null when its message is gone. */
    @FunctionalInterface
    public interface Places {
        @Nullable OutLine at(long place);
    }

    /** Messages that came live, and nothing else. */
    public static Listing live(long first, long end, LongFunction<@Nullable Entry> messages) {
        return new Listing(first, end, place -> line(messages.apply(place), 0));
    }

    /** @param keptBefore messages with a lower number were kept aside */
    static @Nullable OutLine line(@Nullable Entry entry, long keptBefore) {
        return entry == null
                ? null
                : new OutLine.Message(entry, entry.number() < keptBefore ? new Origin(Origin.Kind.KEPT, "", 0) : null);
    }

    /** The messages that are listed now; those of the tail are read when they are asked for. */
    static Listing of(Listed listed, long keptBefore) {
        long first = listed.first();
        if (listed instanceof Everything) {
            return live(first, listed.end(), listed::at);
        }
        var copy = new @Nullable Entry[(int) (listed.end() - first)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = listed.at(first + i);
        }
        return new Listing(first, first + copy.length, place -> line(copy[(int) (place - first)], keptBefore));
    }
}
