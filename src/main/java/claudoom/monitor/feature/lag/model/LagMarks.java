package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened while the program ran, for the time axis: bounded, any thread. */
public final class LagMarks {

    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private volatile Consumer<Mark> keep = mark -> {};

    /** Told of each mark as well, to be kept for later runs. */
    public void onMark(Consumer<Mark> told) {
        keep = told;
    }

    /** Something that concerns all consumers. */
    public void record(Instant at, Kind kind, String text) {
        record(at, kind, text, null, null);
    }

    /** @param stream that it is about, null for all; likewise the consumer */
    public void record(Instant at, Kind kind, String text, @Nullable String stream, @Nullable String consumer) {
        var mark = new Mark(at.truncatedTo(ChronoUnit.MILLIS), kind,
                text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text, stream, consumer);
        synchronized (marks) {
            if (mark.equals(marks.peekLast())) {
                return;
            }
            if (marks.size() == MOST) {
                marks.removeFirst();
            }
            marks.addLast(mark);
        }
        keep.accept(mark);
    }

    /** In the order in which they were told. */
    public List<Mark> between(Instant from, Instant to) {
        synchronized (marks) {
            return marks.stream().filter(mark -> !mark.at().isBefore(from) && !mark.at().isAfter(to)).toList();
        }
    }

    /** Compares what a consumer's leader said with what was said before. */
    public void compare(ConsumerId id, @Nullable ConsumerSample before, ConsumerSetup was, ConsumerRow row) {
        var now = row.sample();
        if (before == null || now == null) {
            return;
        }
        if (now.leader() != null && !Objects.equals(before.leader(), now.leader())) {
            tell(id, now, Kind.LEADER, before.leader() == null
                    ? "led by " + now.leader()
                    : "leader " + before.leader() + " → " + now.leader());
        }
        if (was.created() != null && !Objects.equals(was.created(), row.setup().created())) {
            tell(id, now, Kind.CONSUMER, "made again");
        } else if (!was.equals(row.setup())) {
            tell(id, now, Kind.CONSUMER, "configuration changed");
        }
        if (before.paused() != now.paused()) {
            tell(id, now, Kind.CONSUMER, now.paused() ? "consumer paused" : "consumer resumed");
        }
    }

    private void tell(ConsumerId id, ConsumerSample sample, Kind kind, String text) {
        record(sample.at(), kind, text, id.stream(), id.consumer());
    }
}
