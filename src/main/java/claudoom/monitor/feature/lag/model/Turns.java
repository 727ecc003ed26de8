package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.Turn.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes marks of what happened, each thing once: the server repeats its advisories, every election has one for each asset, and
 * samples show the same a moment later. Of many things of one kind at once a few get marks of their own and the others are counted
 * in one. Any thread.
 */
public final class Turns {

    /** A sample that shows what an advisory told comes within this time. */
    private static final Duration SAME = Duration.ofMinutes(2);
    /** The same leader told again this soon is the same election. */
    private static final Duration ELECTION = Duration.ofSeconds(10);
    /** What was told as updated and no sample explains is told plainly then. */
    private static final Duration UNEXPLAINED = Duration.ofSeconds(30);
    private static final Duration FLOOD = Duration.ofSeconds(10);
    static final int EACH = 20;
    private static final int MOST = 20_000;

    private final Map<Key, Last> known = new LinkedHashMap<>();
    private final Map<Key, Turn> unexplained = new LinkedHashMap<>();
    private final Map<What, Burst> bursts = new EnumMap<>(What.class);

    private record Key(String stream, @Nullable String consumer) {}

    /** What was last heard of one asset. */
    private static final class Last {
        private boolean alive;
        private @Nullable Instant announced;
        private @Nullable Instant created;
        private @Nullable Instant deleted;
        private @Nullable Instant elected;
        private @Nullable String leader;
    }

    /** How many things of one kind happened since it began. */
    private static final class Burst {
        private final Instant began;
        private int count;

        Burst(Instant began) {
            this.began = began;
        }
    }

    /**
     * It is there and this server leads it, as a sample says.
     *
     * @return marks of what was told of it before it was seen
     */
    public synchronized List<Mark> seen(String stream, @Nullable String consumer, @Nullable String leader, Instant at) {
        var last = last(new Key(stream, consumer));
        if (last.leader == null) {
            last.leader = leader;
        }
        boolean news = !last.alive && within(SAME, last.announced, at);
        last.alive = true;
        return news
                ? take(new Turn(at, What.CREATED, false, stream, consumer, "", "consumer created"), last)
                : List.of();
    }

    /** What is to be marked now. */
    public synchronized List<Mark> take(Turn turn) {
        return take(turn, last(new Key(turn.stream(), turn.consumer())));
    }

    private List<Mark> take(Turn turn, Last last) {
        var marks = new ArrayList<>(due(turn.at()));
        var mark = mark(turn, last);
        if (mark != null && roomFor(turn)) {
            marks.add(mark);
        }
        return marks;
    }

    private Last last(Key key) {
        var last = known.get(key);
        if (last == null) {
            last = new Last();
            known.put(key, last);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return last;
    }

    private @Nullable Mark mark(Turn turn, Last last) {
        return switch (turn.what()) {
            case LEADER -> leader(turn, last);
            case CREATED -> created(turn, last);
            case DELETED -> deleted(turn, last);
            case UPDATED -> updated(turn);
            case OTHER -> turn.mark(turn.at(), turn.text());
        };
    }

    /** What was never seen has just been made, and of the many that are made and gone again nobody wants to know. */
    private static @Nullable Mark leader(Turn turn, Last last) {
        var before = last.leader;
        boolean again = turn.value().equals(before);
        boolean same = again && (!turn.told() || within(ELECTION, last.elected, turn.at()));
        last.leader = turn.value();
        last.elected = turn.at();
        if (!last.alive || same || before == null) { // the first leader is none that changed
            return null;
        }
        return turn.mark(turn.at(), again
                ? "leader " + before + ", elected again"
                : "leader " + before + " → " + turn.value());
    }

    private static @Nullable Mark created(Turn turn, Last last) {
        if (turn.told() && turn.consumer() != null) { // most are gone before anybody sees them
            last.announced = last.alive ? last.announced : turn.at();
            return null;
        }
        boolean anew = !turn.told() && last.alive && !within(SAME, last.created, turn.at());
        boolean news = !last.alive || anew || last.announced != null;
        var at = within(SAME, last.announced, turn.at()) ? last.announced : turn.at();
        last.alive = true;
        last.announced = null;
        last.deleted = null;
        last.created = news ? turn.at() : last.created;
        return news ? turn.mark(at == null ? turn.at() : at, turn.text()) : null;
    }

    private static @Nullable Mark deleted(Turn turn, Last last) {
        boolean news = last.deleted == null && (last.alive || (turn.told() && turn.consumer() == null));
        last.alive = false;
        last.announced = null;
        last.deleted = turn.at();
        last.leader = null;
        return news ? turn.mark(turn.at(), turn.text()) : null;
    }

    /** A sample says what was changed, the advisory when. */
    private @Nullable Mark updated(Turn turn) {
        var key = new Key(turn.stream(), turn.consumer());
        if (turn.told()) {
            unexplained.putIfAbsent(key, turn);
            return null;
        }
        var told = unexplained.remove(key);
        return turn.mark(told == null ? turn.at() : told.at(), turn.text());
    }

    private static boolean within(Duration span, @Nullable Instant before, Instant now) {
        return before != null && Duration.between(before, now).abs().compareTo(span) < 0;
    }

    private boolean roomFor(Turn turn) {
        var burst = bursts.computeIfAbsent(turn.what(), what -> new Burst(turn.at()));
        return ++burst.count <= EACH;
    }

    /** What was held back and can be told now. */
    public synchronized List<Mark> due(Instant now) {
        var marks = new ArrayList<Mark>();
        unexplained.values().removeIf(turn -> {
            boolean due = Duration.between(turn.at(), now).compareTo(UNEXPLAINED) >= 0;
            if (due) {
                marks.add(turn.mark(turn.at(), turn.text()));
            }
            return due;
        });
        bursts.entrySet().removeIf(entry -> {
            var burst = entry.getValue();
            boolean over = Duration.between(burst.began, now).compareTo(FLOOD) >= 0;
            if (over && burst.count > EACH) {
                marks.add(rest(entry.getKey(), burst));
            }
            return over;
        });
        return marks;
    }

    private static Mark rest(What what, Burst burst) {
        var words = Words.count(burst.count - EACH) + switch (what) {
            case CREATED -> " more were created";
            case DELETED -> " more were deleted";
            case UPDATED, OTHER -> " more were changed";
            case LEADER -> " more got a leader";
        };
        return new Mark(burst.began, what == What.LEADER ? Kind.LEADER : Kind.CONSUMER, words, null, null);
    }
}
