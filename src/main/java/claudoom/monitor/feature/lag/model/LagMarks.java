package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened while the program ran, for the time axis: bounded, any thread. */
public final class LagMarks {

    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Something that concerns all consumers. */
    public void record(Instant at, Kind kind, String text) {
        record(new Mark(at, kind, text, null, null));
    }

    public void record(Mark told) {
        var text = told.text().length() > LONGEST ? told.text().substring(0, LONGEST) + "…" : told.text();
        var mark = new Mark(told.at().truncatedTo(ChronoUnit.MILLIS), told.kind(), text, told.stream(),
                told.consumer());
        synchronized (marks) {
            if (marks.size() == MOST) {
                marks.removeFirst();
            }
            marks.addLast(mark);
        }
    }

    /** In the order in which they were told. */
    public List<Mark> between(Instant from, Instant to) {
        synchronized (marks) {
            return marks.stream().filter(mark -> !mark.at().isBefore(from) && !mark.at().isAfter(to)).toList();
        }
    }
}
