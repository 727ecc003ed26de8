package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places where messages are missing and what was filled in there, and their lines among those of the list. Bounded: the
 * oldest are forgotten.
 */
final class Breaks {

    private static final int MOST = 2_000;
    private static final Duration ONE = Duration.ofSeconds(1);

    private final Gaps gaps;
    /** By number. */
    private final List<Place> places = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private long gapsSeen;
    private long droppedSeen;
    private long forgotten;
    /** How many of them have a line. */
    private int placed;
    private long judgedBefore;
    private @Nullable Break open;

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
        for (int i = places.size() - 1; i >= 0 && places.get(i).number <= next; i--) {
            var what = places.get(i).what();
            if (what.cause() == Break.Cause.DROPPED && what.lost() != null && !places.get(i).filling()
                    && what.fill().equals(Fill.NONE) && Duration.between(what.from(), now).compareTo(ONE) < 0) {
                places.get(i).become(new Break(Break.Cause.DROPPED, what.from(), now, what.lost() + lost));
                return;
            }
            if (Duration.between(what.from(), now).compareTo(ONE) > 0) {
                break;
            }
        }
        add(new Place(next, new Break(Break.Cause.DROPPED, now, now, lost)));
    }

    /** Puts one in where it belongs; all later lines move on. */
    void add(Place place) {
        int i = places.size();
        while (i > 0 && places.get(i - 1).number > place.number) {
            i--;
        }
        if (i == 0 && places.size() == MOST) {
            return; // older than all that are remembered
        }
        places.add(i, place);
        if (i < placed) {
            place.at = places.get(i + 1).at;
            place.line = places.get(i + 1).line;
            placed++;
            shifts.add(new Shift(place.line, place.lines()));
            number(i);
        }
        if (places.size() > MOST) {
            forget();
        }
    }

    private void forget() {
        var oldest = places.removeFirst();
        if (placed > 0) {
            forgotten += oldest.lines();
            placed--;
        }
    }

    /** Gives lines to the new ones that lie before this number, among messages that are all listed by now. */
    void place(Listed listed, long judged) {
        int from = placed;
        while (placed < places.size() && places.get(placed).number <= judged) {
            var place = places.get(placed);
            place.at = listed.placeOf(place.number);
            if (placed > 0) {
                place.at = Math.max(place.at, places.get(placed - 1).at);
            }
            placed++;
        }
        number(from);
        for (var place : places.subList(from, placed)) {
            if (place.number < judgedBefore) { // found out late: messages after it have their lines already
                shifts.add(new Shift(place.line, place.lines()));
            }
        }
        judgedBefore = judged;
    }

    private void number(int from) {
        long before = from == 0 ? forgotten : places.get(from - 1).besides;
        for (var place : places.subList(from, placed)) {
            place.line = place.at + before;
            before += place.lines();
            place.besides = before;
        }
    }

    /** Another list: every break finds a new line, and nothing is filled in until the new filter has seen it. */
    void replace() {
        placed = 0;
        judgedBefore = 0;
        places.forEach(place -> place.rows(List.of()));
        shifts.clear();
    }

    /** These messages of a break are listed from now on. */
    void fill(Place place, List<Entry> rows) {
        int i = places.indexOf(place);
        if (i < 0) {
            return;
        }
        long more = rows.size() - (long) place.rows().size();
        place.rows(rows);
        if (i < placed && more != 0) {
            shifts.add(new Shift(place.line + 1, more));
            number(i);
        }
    }

    /** What moved since this was asked last. */
    List<Shift> shifts() {
        var moved = List.copyOf(shifts);
        shifts.clear();
        return moved;
    }

    List<Place> all() {
        return places;
    }

    /** How many lines come before the message at this place, besides messages. */
    long before(long place) {
        int count = upTo(place, each -> each.at);
        return count == 0 ? forgotten : places.get(count - 1).besides;
    }

    /** How many breaks lie not after this, by line or by place. */
    private int upTo(long limit, ToLongFunction<Place> by) {
        int low = 0;
        int high = placed;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (by.applyAsLong(places.get(middle)) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The break on this line or the one whose filled messages stand here; null if a listed message does. */
    @Nullable Place on(long line) {
        int count = upTo(line, each -> each.line);
        var place = count == 0 ? null : places.get(count - 1);
        return place != null && line < place.line + place.lines() ? place : null;
    }

    /** The line of the next break after this line, or of the last before it; -1 if there is none. */
    long next(long line, boolean down) {
        int i = down ? upTo(line, each -> each.line) : upTo(line - 1, each -> each.line) - 1;
        return i < 0 || i >= placed ? -1 : places.get(i).line;
    }

    /** Breaks that have a line, from this line on. */
    long countFrom(long line) {
        return (long) placed - upTo(line - 1, each -> each.line);
    }

    /** Place of the message on this line. */
    long placeOn(long line) {
        int count = upTo(line, each -> each.line);
        return line - (count == 0 ? forgotten : places.get(count - 1).besides);
    }

    /** Lines in all, besides messages. */
    long count() {
        return placed == 0 ? forgotten : places.get(placed - 1).besides;
    }

    /** The gap that still lasts. */
    @Nullable Break open() {
        return open;
    }

    /** Whether messages are known to be missing somewhere between these two for another reason than their ticks. */
    boolean explains(long after, long before, Instant from, Instant to) {
        return places.stream().anyMatch(place -> switch (place.what().cause()) {
            case NOT_OBSERVED -> place.number > after && place.number <= before;
            case DROPPED -> (place.number > after && place.number <= before)
                    || (place.what().from().isAfter(from.minus(ONE)) && place.what().from().isBefore(to.plus(ONE)));
            default -> false;
        });
    }
}
