package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.Listeners;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One order on its way: what still waits to be sent, and what became of the rest. */
final class Journey {

    private final Order order;
    private final Ways ways;
    private final Queue<Parcel> waiting;
    private final CompletableFuture<Entry> settled = new CompletableFuture<>();
    private Entry entry;
    private Instant lastStep;
    private int open;
    private boolean told;

    /** Where news of a journey go. */
    record Ways(History history, Ledger ledger, InstantSource clock, Supplier<BiConsumer<String, Instant>> onSent) {}

    Journey(Order order, Entry entry, Ways ways) {
        this.order = order;
        this.entry = entry;
        this.ways = ways;
        waiting = new ArrayDeque<>(order.parcels());
        open = waiting.size();
        lastStep = entry.at();
    }

    Order order() {
        return order;
    }

    CompletableFuture<Entry> whenSettled() {
        return settled;
    }

    static byte[] bytes(Parcel parcel) {
        return parcel.payload().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether so much time has passed since it was confirmed, or since the last step, that nobody means it now: a disk stood still,
     * or the computer slept. Else this is the last step.
     */
    synchronized boolean late(Instant now) {
        if (now.isAfter(lastStep.plus(Ground.MEANT_FOR))) {
            return true;
        }
        lastStep = now;
        return false;
    }

    /** Null when everything has been sent or stopped. */
    synchronized @Nullable Parcel next() {
        return waiting.poll();
    }

    /** Nothing more leaves. */
    void stop(Fate fate, String why) {
        Parcel parcel = next();
        while (parcel != null) {
            settle(parcel, new Outcome(fate, why, Duration.ZERO));
            parcel = next();
        }
    }

    /** @param heard who listened when the order was sent */
    void follow(Parcel parcel, CompletableFuture<Outcome> outcome, CompletableFuture<Map<String, Listeners>> heard) {
        var sent = ways.clock.instant();
        outcome.thenAccept(found -> {
            if (found.fate() == Fate.NOT_SENT) {
                settle(parcel, found);
                stop(Fate.NOT_SENT, "not tried after another message could not be sent: " + found.detail());
            } else if (found.fate() == Fate.NO_ANSWER) {
                heard.thenAccept(listeners -> settle(parcel, unheard(parcel, found, listeners), sent));
            } else {
                settle(parcel, found, sent);
            }
        });
    }

    /**
     * The monitor itself subscribes to every subject of its grammars, so a server never says that nobody listens; that it
     * knows of no other client, before and while the message was sent, says the same.
     */
    private Outcome unheard(Parcel parcel, Outcome silent, Map<String, Listeners> heard) {
        var listeners = heard.get(parcel.subject());
        boolean nobody = listeners != null && listeners.nobody() && order.quiet().contains(parcel.subject());
        return nobody && !silent.detail().contains("stored it")
                ? new Outcome(Fate.NOBODY_LISTENS, "no client but this monitor subscribes to this subject",
                        silent.after())
                : silent;
    }

    private void settle(Parcel parcel, Outcome outcome, Instant sent) {
        boolean first;
        synchronized (this) {
            first = !told && outcome.fate().compareTo(Fate.NO_ANSWER) >= 0;
            told |= first;
        }
        if (first) {
            ways.onSent.get().accept(order.command(), sent);
        }
        settle(parcel, outcome);
    }

    private void settle(Parcel parcel, Outcome outcome) {
        boolean last;
        Entry now;
        synchronized (this) {
            entry = ways.history.settle(entry, parcel, outcome);
            now = entry;
            last = --open == 0;
        }
        ways.ledger.end(now, parcel, outcome, ways.clock.instant()).thenRun(() -> {
            if (last) {
                settled.complete(now);
            }
        });
    }
}
