package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What is read from streams into the breaks of a list, put through its filter by another thread. */
public final class Fills {

    /** Filled messages that are kept at once; each fill may add its own most to that. */
    private static final long MOST_KEPT = 50_000;

    private final Breaks breaks;
    private final Gaps gaps;
    private final Executor worker;
    private final @Nullable Begin begin;
    private final ConcurrentLinkedQueue<Sifted> sifted = new ConcurrentLinkedQueue<>();
    private boolean running;
    private boolean anySifted;
    private boolean again;
    private long total;

    /** Begins to read what is missing there. */
    @FunctionalInterface
    public interface Begin {

        /**
         * @param number of the first message after the break in the tail
         * @param given what was filled into other breaks, which is not missing any more
         */
        GapFill fill(Break what, long number, List<Entry> given);
    }

    private record Sifted(Place place, Filter filter, List<Entry> rows) {}

    Fills(Breaks breaks, Gaps gaps, Executor worker, @Nullable Begin begin) {
        this.breaks = breaks;
        this.gaps = gaps;
        this.worker = worker;
        this.begin = begin;
    }

    /** Begins, or ends what has begun. */
    void toggle(Place place) {
        if (place.filling()) {
            place.cancel();
        } else if (begin != null && place.what().fillable()) {
            if (kept() >= MOST_KEPT) {
                refuse(place, "50,000 messages are filled in; gaps that hold some must leave the buffer first");
                return;
            }
            try {
                place.fill(begin.fill(place.what(), place.number, givenTo(place)));
                running = true;
            } catch (Archive.Failed notNow) {
                refuse(place, Archive.Failed.reason(notNow));
            }
        }
    }

    private List<Entry> givenTo(Place place) {
        return breaks.all().stream().filter(each -> each != place).flatMap(each -> each.all().stream()).toList();
    }

    /** What was filled in before stays. */
    private static void refuse(Place place, String why) {
        var now = place.what().fill();
        place.become(place.what().with(new Fill(now.filled() == 0 ? Fill.Phase.FAILED : Fill.Phase.PARTLY,
                now.filled(), now.from(), why)));
    }

    private long kept() {
        return breaks.all().stream().mapToLong(place -> place.all().size()).sum();
    }

    /** Another filter: all that was filled in is looked at again. */
    void again() {
        again = true;
    }

    void step(Filter filter) {
        if (running) {
            running = false;
            for (var place : List.copyOf(breaks.all())) {
                if (place.settle()) {
                    count(place);
                    sift(place, filter);
                }
                running |= place.filling();
            }
        }
        if (again) {
            again = false;
            List.copyOf(breaks.all()).forEach(place -> sift(place, filter));
        }
        if (anySifted) {
            for (var next = sifted.poll(); next != null; next = sifted.poll()) {
                if (next.filter == filter) {
                    breaks.fill(next.place, next.rows);
                }
            }
        }
    }

    private void count(Place place) {
        total = breaks.all().stream().mapToLong(each -> each.what().fill().filled()).sum();
        var what = place.what();
        if (what.cause() == Break.Cause.NOT_OBSERVED) {
            gaps.filledIn(what.from(), what.fill().filled());
        }
    }

    private void sift(Place place, Filter filter) {
        var all = place.all();
        if (filter.everything()) {
            breaks.fill(place, all);
        } else if (!all.isEmpty()) {
            anySifted = true;
            worker.execute(() -> sifted.add(new Sifted(place, filter, through(filter, all))));
        }
    }

    private static List<Entry> through(Filter filter, List<Entry> all) {
        var rows = new ArrayList<Entry>();
        var sieve = new Sieve(filter);
        for (var entry : all) {
            if (sieve.wants(entry)) {
                rows.add(entry);
            }
        }
        return rows;
    }

    static LogLine line(Place place, long line) {
        var entry = place.rows().get((int) (line - place.line - 1));
        return new LogLine.Apart(entry.arrival(),
                new Origin(Origin.Kind.FILLED, place.streamOf(entry), entry.number()));
    }

    /** Messages filled into gaps that are remembered. */
    long total() {
        return total;
    }
}
