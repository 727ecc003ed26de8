package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The truth about all consumers and streams; written by the feed, read from any thread. */
public final class LagBook {

    private static final int ABSENCES = 2;
    /** A cluster in trouble may name nothing at all for a moment. */
    private static final int ABSENCES_OF_ALL = 5;
    /** Numbers older than so many periods are no longer told as present ones. */
    private static final int FRESH_PERIODS = 3;

    private final Map<ConsumerId, WatchedConsumer> consumers = new HashMap<>();
    /** The same in the order of their names: looked through, but not looked up in. */
    private final NavigableMap<ConsumerId, WatchedConsumer> inOrder = new TreeMap<>();
    private final Map<String, Integer> consumersOf = new HashMap<>();
    private final Map<String, StreamFigures> streams = new TreeMap<>();
    private final Map<String, StreamFill> fills = new HashMap<>();
    private final Map<String, Integer> absentStreams = new TreeMap<>();
    private LimitsOf limits = LimitsOf.DOCUMENTS;
    private boolean clustered;
    private boolean streamsKnown;
    private Duration period;
    private Duration before;
    private Duration longestGap;
    private @Nullable Instant sampledAt;
    private boolean live = true;
    private @Nullable String problem;
    private LagPicture.Kind kind = LagPicture.Kind.OTHER;
    private @Nullable String note;
    private BiConsumer<ConsumerRow, Duration> listener = (row, gap) -> {};
    private Consumer<StreamRow> streamListener = row -> {};
    private BiConsumer<String, @Nullable String> goneListener = (stream, consumer) -> {};

    /** @param period how often samples will come at first */
    public LagBook(Duration period) {
        this.period = period;
        before = period;
        longestGap = longestGap(period, before);
    }

    /** By the longer of the two last periods: the sample before a faster pace is no hole. */
    private static Duration longestGap(Duration period, Duration before) {
        return (period.compareTo(before) > 0 ? period : before).multipliedBy(FRESH_PERIODS);
    }

    private WatchedConsumer watched(ConsumerId id, ConsumerSetup setup) {
        var known = consumers.get(id);
        if (known == null) {
            known = new WatchedConsumer(id, setup);
            consumers.put(id, known);
            inOrder.put(id, known);
            consumersOf.merge(id.stream(), 1, Integer::sum);
        }
        return known;
    }

    /** A stream as its leader describes it. */
    public synchronized void take(StreamFigures stream) {
        streams.put(stream.name(), stream);
        fills.computeIfAbsent(stream.name(), name -> new StreamFill()).take(stream);
        absentStreams.remove(stream.name());
    }

    /** Who a stream is that somebody leads; only handed on. */
    public synchronized void take(StreamRow stream) {
        streamListener.accept(stream);
    }

    /**
     * Likewise of streams.
     *
     * @param gone of a stream, or of a consumer on it, that is there no more
     */
    public synchronized void tellsOfStreams(Consumer<StreamRow> each, BiConsumer<String, @Nullable String> gone) {
        streamListener = each;
        goneListener = gone;
    }

    /** A stream that exists but that nobody leads; what was known of it stays. */
    public synchronized void notHeard(String stream) {
        streams.putIfAbsent(stream, StreamFigures.unknown(stream));
        absentStreams.remove(stream);
    }

    public synchronized void take(ConsumerRow row) {
        var sample = row.sample();
        clustered |= sample == null || sample.leader() != null;
        watched(row.id(), row.setup()).take(row, longestGap, firstSeq(row.id().stream()), limits);
        listener.accept(row, longestGap);
    }

    /**
     * Is told of every row on the thread that brings it, with the longest time between two samples that is no gap; holds up the book
     * meanwhile.
     */
    public synchronized void tells(BiConsumer<ConsumerRow, Duration> wanted) {
        listener = wanted;
    }

    private @Nullable Long firstSeq(String stream) {
        var known = streams.get(stream);
        return known == null ? null : known.firstSeq();
    }

    /** From now on the user's limits count before all others; they show from the next sample on. */
    public synchronized void limits(ChosenLimits chosen) {
        limits = chosen::of;
    }

    /** The user chose other limits for it: they count at once, for the newest numbers too. */
    public synchronized void limited(ConsumerId id) {
        var known = consumers.get(id);
        if (known != null) {
            known.limits(limits);
        }
    }

    /** The server knows its name but could not reach its leader. */
    public synchronized void notHeard(ConsumerId id) {
        watched(id, ConsumerSetup.UNKNOWN).notHeard();
    }

    /** The server knows it but cannot run it. */
    public synchronized void offline(ConsumerId id, String why) {
        watched(id, ConsumerSetup.UNKNOWN).offline(why);
    }

    public synchronized void ages(ConsumerId id, ConsumerSample of, @Nullable Double oldestUndelivered,
            @Nullable Double oldestUnacked) {
        ages(id, of, new Ages(oldestUndelivered, oldestUnacked, null));
    }

    public synchronized void ages(ConsumerId id, ConsumerSample of, Ages ages) {
        var known = consumers.get(id);
        if (known != null) {
            known.ages(of, ages);
        }
    }

    /** The ages of this sample will not be found out. */
    public synchronized void unaged(ConsumerId id, ConsumerSample of) {
        ages(id, of, Ages.of(of));
    }

    /** Where the oldest unacknowledged message of this sample is to be looked for; null if a newer sample has come. */
    public synchronized @Nullable UnackedSearch unacked(ConsumerId id, ConsumerSample of) {
        var known = consumers.get(id);
        return known == null ? null : known.unacked(of);
    }

    /** Null if there is no such stream. */
    public synchronized @Nullable StreamFigures stream(String name) {
        return streams.get(name);
    }

    /** Every stream has been told of; what is known of each is another matter. */
    public synchronized void toldAllStreams() {
        streamsKnown = true;
    }

    public synchronized boolean streamsKnown() {
        return streamsKnown;
    }

    public synchronized Set<String> knownStreams() {
        return Set.copyOf(streams.keySet());
    }

    public synchronized List<String> knownConsumers(String stream) {
        return consumersBut(stream, name -> false);
    }

    /** How many of a stream are known. */
    public synchronized int consumersOf(String stream) {
        return consumersOf.getOrDefault(stream, 0);
    }

    /** Those of a stream that somebody does not know. */
    public synchronized List<String> consumersBut(String stream, Predicate<String> known) {
        var others = new ArrayList<String>(0);
        for (var id : inOrder.tailMap(new ConsumerId(stream, "")).keySet()) {
            if (!id.stream().equals(stream)) {
                break;
            }
            if (!known.test(id.consumer())) {
                others.add(id.consumer());
            }
        }
        return others;
    }

    /** The server's list of names lacks these consumers; they are forgotten the second time in a row. */
    public synchronized void absent(String stream, Collection<String> names) {
        int there = knownConsumers(stream).size();
        int least = absences(there <= names.size());
        for (var name : names) {
            var id = new ConsumerId(stream, name);
            var known = consumers.get(id);
            if (known != null && known.absent() >= least) {
                consumers.remove(id);
                inOrder.remove(id);
                consumersOf.merge(stream, -1, Integer::sum);
                goneListener.accept(stream, name);
            }
        }
    }

    private int absences(boolean all) {
        return all && clustered ? ABSENCES_OF_ALL : ABSENCES;
    }

    /** The server's list of names lacks this stream; it and its consumers are forgotten the second time in a row. */
    public synchronized void absentStream(String name) {
        boolean last = absentStreams.merge(name, 1, Integer::sum) >= absences(absentStreams.size() == streams.size());
        if (last) {
            streams.remove(name);
            fills.remove(name);
            absentStreams.remove(name);
            consumers.keySet().removeIf(id -> id.stream().equals(name));
            inOrder.keySet().removeIf(id -> id.stream().equals(name));
            consumersOf.remove(name);
            goneListener.accept(name, null);
        }
    }

    /**
     * A round of questions is over.
     *
     * @param next how often they will be asked from now on
     * @param incomplete what could not be asked; null if everything could
     */
    public synchronized void sweptAt(Instant at, Duration next, @Nullable String incomplete) {
        sampledAt = at;
        before = period;
        period = next;
        longestGap = longestGap(period, before);
        note = incomplete;
        problem = null;
    }

    /** Nothing can be known, and why. */
    public synchronized void failed(String why, LagPicture.Kind what) {
        problem = why;
        kind = what;
    }

    /** False while there is no connection: every number is an old one then. */
    public synchronized void live(boolean now) {
        live = now;
    }

    public synchronized LagPicture picture(Instant now) {
        var all = inOrder.values().stream().map(one -> one.at(now, longestGap, live, fills.get(one.id().stream())))
                .toList();
        return new LagPicture(all, streams.values().stream().map(one -> current(one, now)).toList(), sampledAt, period,
                live, problem, kind, note);
    }

    private StreamFigures current(StreamFigures stream, Instant now) {
        boolean fresh = live && stream.at() != null
                && Duration.between(stream.at(), now).compareTo(longestGap) <= 0;
        return fresh ? stream : stream.forgotten();
    }

    /** What is known of one consumer; null if there is no such consumer. */
    public synchronized @Nullable ConsumerLag consumer(ConsumerId id, Instant now) {
        var known = consumers.get(id);
        return known == null ? null : known.at(now, longestGap, live, fills.get(id.stream()));
    }

    /** What is kept of a consumer for the chart; null if there is no such consumer. */
    public synchronized LagSeries.@Nullable Lines lines(ConsumerId id, Instant from) {
        var known = consumers.get(id);
        return known == null ? null : known.series().since(from);
    }
}
