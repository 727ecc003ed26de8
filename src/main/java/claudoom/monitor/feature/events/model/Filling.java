package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Break.Cause;
import claudoom.monitor.feature.events.model.GapReading.Room;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Knows where to look for what is missing in a gap: under the subjects of an agent, or under all that are listened to. */
public final class Filling implements Fills.Begin {

    /** So many at first, and so many more each time it is asked for again. */
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    /** What was dropped, was dropped from a queue in which its neighbours waited. */
    private static final Duration LATE_NEAR_DROPS = Duration.ofSeconds(10);

    /** What stood still for longer lost nearly all of what waited. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Archive archive;
    private final Tail tail;
    private final Supplier<List<String>> subscriptions;
    private final Function<String, LiveSubject> subjects;
    private final InstantSource clock;

    /** @param subscriptions the patterns that are listened to now */
    public Filling(Archive archive, Tail tail, Supplier<List<String>> subscriptions,
            Function<String, Meaning> grammar, InstantSource clock) {
        this.archive = archive;
        this.tail = tail;
        this.subscriptions = subscriptions;
        subjects = LiveSubject.apart(grammar);
        this.clock = clock;
    }

    @Override
    public GapFill fill(Break what, long number, List<Entry> given) {
        var span = what.span();
        var patterns = span == null ? subscriptions.get() : List.of(span.subject());
        boolean dropped = what.cause() == Cause.DROPPED;
        var to = what.to() == null ? what.from() : what.to();
        if (dropped && clock.instant().isBefore(to.plus(LATE_NEAR_DROPS))) {
            throw new Archive.Failed("what waits in the queue may still come: try again "
                    + LATE_NEAR_DROPS.toSeconds() + " s later");
        }
        boolean on = what.fill().phase() == Fill.Phase.PARTLY;
        var room = new Room(MOST + (on ? (int) what.fill().filled() : 0), on ? 2 * MOST_BYTES : MOST_BYTES);
        var waited = what.cause() == Cause.NOT_OBSERVED ? waited(what.from(), number) : Duration.ZERO;
        var late = dropped ? LATE_NEAR_DROPS : waited.compareTo(TOLERANCE) > 0 ? waited : TOLERANCE;
        return new GapFill(archive,
                new GapFill.Where(number, dropped ? what.from().minus(TOLERANCE) : what.from(), to, patterns,
                        TOLERANCE, late, what.cause() == Cause.NOT_OBSERVED && waited.isZero(), given),
                tail, subjects, room).start();
    }

    /** How late the last message before a gap came by which it had begun: it waited while this program stood still. */
    private Duration waited(Instant from, long number) {
        var last = tail.read(number - 1);
        var by = last == null ? Duration.ZERO : Duration.between(from, Instant.ofEpochMilli(last.at()));
        return by.compareTo(TOLERANCE) < 0 ? Duration.ZERO : by.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : by;
    }
}
