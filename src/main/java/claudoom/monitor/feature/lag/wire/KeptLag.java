package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.StreamRow;
import claudoom.monitor.feature.lag.model.Turn;
import claudoom.monitor.feature.lag.model.Turn.What;
import claudoom.monitor.feature.lag.model.Turns;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.store.LagHistory.Happening;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands every sample to the history, with what changed since the one before, and asks the history for the past. */
public final class KeptLag implements PastLag {

    private static final int MOST_MARKS = 1_000;

    private final LagHistory history;
    private final Consumer<Mark> also;
    private final Changes changes = new Changes();
    private final StreamTurns streams = new StreamTurns();
    private final Turns turns = new Turns();
    private boolean connected;
    private boolean everConnected;

    public KeptLag(LagHistory history) {
        this(history, mark -> {});
    }

    /** @param also told of everything that happens, even where the history keeps nothing */
    public KeptLag(LagHistory history, Consumer<Mark> also) {
        this.history = history;
        this.also = also;
    }

    /**
     * Told of every line about a consumer, by the thread that asked; it does not wait.
     *
     * @param longestGap samples further apart than this leave a gap
     */
    public void heard(ConsumerRow row, Duration longestGap) {
        var sample = row.sample();
        if (sample == null) {
            return; // nobody knows its numbers now
        }
        history.sample(row.id(), sample.at().toEpochMilli(), longestGap.toMillis(), sample.lag(), sample.pending(),
                sample.ackPending(), sample.redelivered(), sample.waiting());
        for (var change : changes.since(row, sample)) {
            turned(change);
        }
        turns.seen(row.id().stream(), row.id().consumer(), sample.leader(), sample.at()).forEach(this::happened);
    }

    /** Told of every line about a stream, likewise. */
    public void heard(StreamRow row) {
        for (var change : streams.since(row)) {
            turned(change);
        }
        turns.seen(row.name(), null, row.leader(), row.at()).forEach(this::happened);
    }

    /** Told of what is not there any more; {@code consumer} is null for a stream with all that is on it. */
    public void gone(String stream, @Nullable String consumer, Instant at) {
        if (consumer == null) {
            streams.forget(stream);
            changes.forget(stream);
            turned(new Turn(at, What.DELETED, false, stream, null, "", "stream deleted"));
        } else {
            changes.forget(new ConsumerId(stream, consumer));
            turned(new Turn(at, What.DELETED, false, stream, consumer, "", "consumer deleted"));
        }
    }

    /** Something happened, as samples or the server tell: one mark, however often it is told. Any thread. */
    public void turned(Turn turn) {
        turns.take(turn).forEach(this::happened);
    }

    /** Time has passed: what was held back is told. Any thread. */
    public void tick(Instant now) {
        turns.due(now).forEach(this::happened);
    }

    /** Told of every state of the connection; any thread. */
    public synchronized void link(LinkState state, Instant now) {
        if (state.connected() == connected) {
            return;
        }
        connected = state.connected();
        if (connected) {
            happened(new Mark(now, Kind.CONNECTION, everConnected ? "connected again" : "monitor connected", null,
                    null));
        } else {
            happened(new Mark(now, Kind.CONNECTION, "connection lost", null, null));
        }
        everConnected = true;
    }

    /** Something for the time axis; any thread. */
    public void happened(Mark mark) {
        also.accept(mark);
        history.happened(new Happening(mark.at(), mark.kind().name(), mark.text(), mark.stream(), mark.consumer()));
    }

    @Override
    public CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to, int most) {
        return history.between(id, figure(series), from, to, most)
                .thenApply(spans -> spans.stream().map(span -> new Bucket(Instant.ofEpochMilli(span.start()),
                        Duration.ofMillis(span.width()), span.min(), span.max(), span.last(), span.samples()))
                        .toList());
    }

    private static Figure figure(Series series) {
        return switch (series) {
            case LAG -> Figure.LAG;
            case PENDING -> Figure.PENDING;
            case ACK_PENDING -> Figure.ACK_PENDING;
            case REDELIVERED -> Figure.REDELIVERED;
            case WAITING -> Figure.WAITING;
        };
    }

    @Override
    public CompletableFuture<List<Mark>> marks(Instant from, Instant to) {
        return history.happenings(from, to, MOST_MARKS)
                .thenApply(all -> all.stream().flatMap(one -> Stream.ofNullable(mark(one))).toList());
    }

    /** Null if it is of a kind that a later version may know. */
    private static @Nullable Mark mark(Happening one) {
        for (var kind : Kind.values()) {
            if (kind.name().equals(one.kind())) {
                return new Mark(one.at(), kind, one.text(), one.stream(), one.consumer());
            }
        }
        return null;
    }
}
