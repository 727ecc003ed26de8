package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A break before the message with that number, and what was filled in after it. */
final class Place {

    final long number;
    private Break what;
    private @Nullable GapFill run;
    /** All that was found for it, and those that the filter lets through. */
    private List<Entry> all = List.of();
    private List<Entry> rows = List.of();
    private Map<Entry, String> streams = Map.of();
    /** Its place among the listed messages, its line, and all lines besides messages up to its last. */
    long at;
    long line;
    long besides;

    Place(long number, Break what) {
        this.number = number;
        this.what = what;
    }

    Break what() {
        return run == null || run.over() ? what : what.with(run.state());
    }

    void become(Break next) {
        what = next;
    }

    void fill(GapFill by) {
        run = by;
    }

    boolean filling() {
        return run != null;
    }

    void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** Takes over what was found. Returns whether a run has just ended. */
    boolean settle() {
        if (run == null || !run.over()) {
            return false;
        }
        var end = run.state();
        var before = what.fill();
        if (run.found().size() < all.size()) { // it was stopped early: what an earlier one found stays
            what = what.with(new Fill(Fill.Phase.PARTLY, all.size(), before.from(), end.why()));
        } else {
            what = what.with(end);
            all = run.found();
            streams = run.streams();
        }
        run = null;
        return true;
    }

    List<Entry> all() {
        return all;
    }

    List<Entry> rows() {
        return rows;
    }

    void rows(List<Entry> next) {
        rows = next;
    }

    /** Its messages are not needed any more; its lines stay what they are. */
    void release() {
        all = List.of();
    }

    /** The stream that held what was filled in; empty if it is none of that. */
    String streamOf(Entry filled) {
        return streams.getOrDefault(filled, "");
    }

    long lines() {
        return 1L + rows.size();
    }
}
