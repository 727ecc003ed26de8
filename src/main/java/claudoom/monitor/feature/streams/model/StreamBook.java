package claudoom.monitor.feature.streams.model;

import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was last told of every stream. A stream that nobody tells about stays, as unknown since then; it goes only when
 * the list of names lacks it twice. Any thread.
 */
public final class StreamBook {

    private static final int ABSENCES = 2;
    /** A cluster in trouble may name nothing at all for a moment. */
    private static final int ABSENCES_OF_ALL = 5;

    private final Duration usual;
    private final Map<String, Known> streams = new HashMap<>();
    private @Nullable Instant askedAt;
    private Duration period;
    private boolean live = true;
    private @Nullable String problem;
    private Kind kind = Kind.NONE;

    public StreamBook(Duration usual) {
        this.usual = usual;
        period = usual;
    }

    /** A line of the server's list; {@code state} is null where nobody leads the stream. */
    public synchronized void take(StreamSetup setup, @Nullable StreamState state, Instant at) {
        var known = streams.computeIfAbsent(setup.name(), Known::new);
        known.lacking = 0;
        if (state == null) {
            known.setup = known.setup == null ? setup : known.setup;
            known.unknown(at, "nobody leads it");
        } else {
            known.told(setup, state);
        }
    }

    /** The server names it but could not reach it. */
    public synchronized void notReached(String name, Instant at, String why) {
        var known = streams.computeIfAbsent(name, Known::new);
        known.lacking = 0;
        known.unknown(at, why);
    }

    /** The names of the server lack it: once may be a mistake, twice is its end. */
    public synchronized void absent(String name, Instant at) {
        var known = streams.get(name);
        if (known != null && ++known.lacking >= absences()) {
            streams.remove(name);
        } else if (known != null) {
            known.unknown(at, "the server does not name it any more");
        }
    }

    private int absences() {
        boolean all = streams.values().stream().allMatch(one -> one.lacking > 0);
        boolean clustered = streams.values().stream().anyMatch(one -> one.clustered);
        return all && clustered ? ABSENCES_OF_ALL : ABSENCES;
    }

    /** It was just deleted by us. */
    public synchronized void gone(String name) {
        streams.remove(name);
    }

    public synchronized Set<String> names() {
        return Set.copyOf(streams.keySet());
    }

    /** A round of questions has ended. */
    public synchronized void asked(Instant at, Duration pace) {
        askedAt = at;
        period = pace.compareTo(usual) > 0 ? pace : usual;
        problem = null;
        kind = Kind.NONE;
    }

    /** A round of questions came to nothing. */
    public synchronized void failed(String why, Kind what) {
        problem = why;
        kind = what;
    }

    /** Whether there is a connection. */
    public synchronized void live(boolean connected) {
        live = connected;
    }

    /** What is known now: samples older than three periods are not now any more. */
    public synchronized StreamPicture picture(Instant now) {
        var limit = period.multipliedBy(3);
        Collection<Known> all = streams.values();
        List<StreamLine> lines = all.stream().map(one -> one.line(now, limit, live)).toList();
        return new StreamPicture(lines, askedAt, period, live ? problem : "not connected to a server",
                live ? kind : Kind.NOT_CONNECTED);
    }

    /** What was told of one stream, and when. */
    private static final class Known {

        private static final int SAMPLES = 6;

        private final String name;
        private final Deque<StreamState> samples = new ArrayDeque<>();
        private @Nullable StreamSetup setup;
        private @Nullable Instant unknownSince;
        private String why = "";
        private int lacking;
        private boolean clustered;

        Known(String name) {
            this.name = name;
        }

        void told(StreamSetup next, StreamState state) {
            var last = samples.peekLast();
            boolean another = setup != null && !Objects.equals(setup.created(), next.created());
            if (another || (last != null && last.lastSequence() > state.lastSequence())) {
                samples.clear(); // its numbers do not go on from those before
            }
            var before = samples.peekLast();
            setup = next;
            samples.addLast(before == null ? state : state.after(before));
            if (samples.size() > SAMPLES) {
                samples.removeFirst();
            }
            clustered |= state.leader() != null;
            unknownSince = null;
            why = "";
        }

        void unknown(Instant at, String reason) {
            var last = samples.peekLast();
            unknownSince = unknownSince != null ? unknownSince : last == null ? at : last.at();
            why = reason;
        }

        StreamLine line(Instant now, Duration limit, boolean live) {
            var last = samples.peekLast();
            boolean old = last != null && (!live || Duration.between(last.at(), now).compareTo(limit) > 0);
            var since = unknownSince != null ? unknownSince : old && last != null ? last.at() : null;
            return new StreamLine(name, setup, last, since == null ? rate() : null, since,
                    !why.isEmpty() ? why : since == null ? "" : live ? "no answer since" : "not connected");
        }

        /** From sequences, which retention does not take back. */
        private @Nullable Double rate() {
            var first = samples.peekFirst();
            var last = samples.peekLast();
            if (first == null || last == null || samples.size() < 2) {
                return null;
            }
            double seconds = Duration.between(first.at(), last.at()).toNanos() / 1e9;
            return seconds <= 0 ? null : (Double) ((last.lastSequence() - first.lastSequence()) / seconds);
        }
    }
}
