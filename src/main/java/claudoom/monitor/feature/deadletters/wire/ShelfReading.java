package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.nats.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads one sort of letters of one stream as far as its mark does not know them. Scheduler thread only. */
final class ShelfReading {

    /** The clocks of the server and of this machine may differ by so much. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private final Shelves shelves;
    private final Executor polls;
    private final LetterSorting sorting;
    private final History history;
    private final Keeper keeper;
    private final String filter;
    private final Mark mark;
    private final Instant connectedAt;
    private final BooleanSupplier wanted;
    private Instant oldest = Instant.MAX;

    /** @param wanted false ends it */
    ShelfReading(Shelves shelves, Executor polls, LetterSorting sorting, History history, Keeper keeper, String filter,
            Mark mark, Instant connectedAt, BooleanSupplier wanted) {
        this.shelves = shelves;
        this.polls = polls;
        this.sorting = sorting;
        this.history = history;
        this.keeper = keeper;
        this.filter = filter;
        this.mark = mark;
        this.connectedAt = connectedAt;
        this.wanted = wanted;
    }

    /** @param most messages after which nothing older is begun */
    CompletableFuture<Void> read(long most) {
        return count().thenComposeAsync(done -> newer(most), polls).thenComposeAsync(done -> older(most), polls);
    }

    private CompletableFuture<Void> count() {
        if (!mark.wantsCount()) {
            return CompletableFuture.completedFuture(null);
        }
        return shelves.holding(keeper.name(), filter).handleAsync((holding, unknown) -> holding, polls)
                .thenAcceptAsync(holding -> {
                    if (holding != null) {
                        mark.counted(holding);
                    }
                }, polls);
    }

    private CompletableFuture<Void> newer(long most) {
        long known = mark.high();
        if (mark.missedBy(keeper)) {
            history.uncertain("missed " + keeper.name() + " " + filter, "While nothing was heard " + keeper.name()
                    + " took in messages that were gone before they could be read: letters may be missing.");
        }
        if (keeper.last() <= known || mark.isUncomparable()) {
            mark.reached(keeper.last(), keeper.lastTime());
            return CompletableFuture.completedFuture(null);
        }
        return reading(message -> take(message)).read(known, keeper.last(), most).thenAcceptAsync(outcome -> {
            if (!outcome.whole()) {
                long before = Math.max(known, keeper.first() - 1);
                cut(outcome.from(), keeper.dense() ? (Long) (outcome.from() - before) : null);
            }
            mark.reached(keeper.last(), keeper.lastTime());
        }, polls);
    }

    private CompletableFuture<Void> older(long most) {
        if (mark.whole()) {
            return CompletableFuture.completedFuture(null);
        }
        return reading(new StreamReading.Taker() {
            @Override
            public boolean take(StoredMessage.Found message) {
                return ShelfReading.this.take(message);
            }

            @Override
            public void readDownTo(long sequence, long messages) {
                mark.readDownTo(sequence, messages);
            }
        }).read(mark.after(), mark.low(), most).thenAcceptAsync(outcome -> {
            if (!outcome.whole()) {
                cut(outcome.from(), mark.older());
            }
            mark.giveUpOlder();
        }, polls);
    }

    private StreamReading reading(StreamReading.Taker taker) {
        history.reading(true);
        return new StreamReading(shelves, polls, keeper.name(), filter, wanted, taker);
    }

    private boolean take(StoredMessage.Found message) {
        var fate = mark.fate(message);
        if (message.time() != null && message.time().isBefore(oldest)) {
            oldest = message.time();
        }
        if (fate == Mark.Fate.TAKE) {
            history.countRead();
            sorting.stored(keeper.name(), message, connectedAt.minus(SKEW));
        } else if (fate == Mark.Fate.LEAVE && message.time() != null && message.time().isBefore(connectedAt)) {
            history.overrun(connectedAt); // it may have come before anybody listened
        }
        return fate != Mark.Fate.STOP;
    }

    private void cut(long from, @Nullable Long older) {
        var what = keeper.name() + " " + filter;
        var read = "Of " + filter + " in " + keeper.name() + " only the newest were read, from sequence "
                + String.format(Locale.ROOT, "%,d", from + 1) + " on";
        if (older == null) {
            history.uncertain(what, read + "; nobody knows how many older ones there are.");
        } else if (older > 0) {
            sorting.older(older, oldest);
            history.cut(what, read + String.format(Locale.ROOT, "; %,d older ones are only counted.", older));
        }
    }
}
