package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Break.Cause;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows where to look for what is missing in a gap: under the subjects of an agent, or under all that are listened to. */
public final class Filling implements Fills.Begin {

    private static final int MOST = 10_000;
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    /** What was dropped, was dropped from a queue in which its neighbours waited. */
    private static final Duration TOLERANCE_OF_DROPS = Duration.ofSeconds(10);

    private final Archive archive;
    private final Tail tail;
    private final Supplier<List<String>> subscriptions;
    private final Function<String, LiveSubject> subjects;

    /** @param subscriptions the patterns that are listened to now */
    public Filling(Archive archive, Tail tail, Supplier<List<String>> subscriptions,
            Function<String, Meaning> grammar) {
        this.archive = archive;
        this.tail = tail;
        this.subscriptions = subscriptions;
        subjects = LiveSubject.apart(grammar);
    }

    @Override
    public GapFill fill(Break what, long number) {
        var span = what.span();
        var patterns = span == null ? subscriptions.get() : List.of(span.subject());
        boolean dropped = what.cause() == Cause.DROPPED;
        return new GapFill(archive,
                new GapFill.Where(number, dropped ? what.from().minus(TOLERANCE) : what.from(),
                        what.to() == null ? what.from() : what.to(), patterns,
                        dropped ? TOLERANCE_OF_DROPS : TOLERANCE),
                tail, subjects, MOST).start();
    }
}
