package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places where messages are missing, and their lines among those of the list. Bounded: the oldest are forgotten. */
final class Breaks {

    private static final int MOST = 2_000;
    private static final Duration ONE = Duration.ofSeconds(1);

    private final Gaps gaps;
    private final List<Place> places = new ArrayList<>();
    private long gapsSeen;
    private long droppedSeen;
    private long forgotten;
    private int placed;
    private @Nullable Break open;

    /** A break before the message with that number. */
    private static final class Place {

        private final long number;
        private Break what;
        private long line;

        Place(long number, Break what) {
            this.number = number;
            this.what = what;
        }
    }

    Breaks(Gaps gaps) {
        this.gaps = gaps;
    }

    /**
     * Looks what has happened.
     *
     * @param next number of the next message, asked for before this call
     */
    void look(long next, long dropped, Instant now) {
        long before = gaps.forgotten();
        var all = gaps.list();
        var last = all.isEmpty() ? null : all.getLast();
        open = last != null && last.to() == null ? missed(last) : null;
        int ended = open == null ? all.size() : all.size() - 1;
        long fresh = Math.clamp(before + ended - gapsSeen, 0, ended);
        for (var gap : all.subList((int) (ended - fresh), ended)) {
            add(new Place(gap.after(), missed(gap)));
        }
        gapsSeen += fresh;
        if (dropped > droppedSeen) {
            drop(next, dropped - droppedSeen, now);
            droppedSeen = dropped;
        }
    }

    private static Break missed(Gap gap) {
        return new Break(Break.Cause.NOT_OBSERVED, gap.from(), gap.to(), null);
    }

    private void drop(long next, long lost, Instant now) {
        var last = places.isEmpty() ? null : places.getLast();
        var what = last == null ? null : last.what;
        if (last != null && what != null && what.cause() == Break.Cause.DROPPED && what.lost() != null
                && Duration.between(what.from(), now).compareTo(ONE) < 0) {
            last.what = new Break(Break.Cause.DROPPED, what.from(), now, what.lost() + lost);
        } else {
            add(new Place(next, new Break(Break.Cause.DROPPED, now, now, lost)));
        }
    }

    private void add(Place place) {
        if (places.size() == MOST) {
            places.removeFirst();
            forgotten++;
            placed = Math.max(0, placed - 1);
        }
        places.add(place);
    }

    /** Gives lines to the new ones that lie before this number, among messages that are all listed by now. */
    void place(Listed listed, long judged) {
        while (placed < places.size() && places.get(placed).number <= judged) {
            var place = places.get(placed);
            place.line = listed.placeOf(place.number) + forgotten + placed;
            placed++;
        }
    }

    /** Another list: every break finds a new line. */
    void replace() {
        placed = 0;
    }

    /** How many lines come before the message at this place, besides messages. */
    long before(long place) {
        int low = 0;
        int high = placed;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).line - forgotten - middle <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return forgotten + low;
    }

    /** How many breaks lie before this line. */
    private int upTo(long line) {
        int low = 0;
        int high = placed;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).line <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The break on this line, or null if a message stands there. */
    @Nullable Break on(long line) {
        int count = upTo(line);
        return count > 0 && places.get(count - 1).line == line ? places.get(count - 1).what : null;
    }

    /** Place of the message on this line. */
    long placeOn(long line) {
        return line - forgotten - upTo(line);
    }

    /** Lines in all, besides messages. */
    long count() {
        return forgotten + placed;
    }

    /** The gap that still lasts. */
    @Nullable Break open() {
        return open;
    }
}
