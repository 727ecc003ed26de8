package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.nats.Operator;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Listeners;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was confirmed: each order once, each message after it is in the log, and none any more as soon as the
 * connection is not the one that the confirmation named.
 */
public final class ControlCommands {

    /** Between two messages of one order. */
    public static final Duration PACE = Duration.ofMillis(20);
    /** How long somebody may take to answer. */
    public static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration ARMED_FOR = Duration.ofSeconds(30);

    private final @Nullable Operator operator;
    private final ListenersQuestion listeners;
    private final Ledger ledger;
    private final History history;
    private final Supplier<LinkState> link;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final Duration wait;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger uses = new AtomicInteger();
    private CompletableFuture<@Nullable Void> closing = CompletableFuture.completedFuture(null);
    private volatile BiConsumer<String, Instant> onSent = (command, at) -> {};
    private volatile Consumer<Entry> onSettled = entry -> {};

    /**
     * @param operator null in read-only mode: then nothing can be sent
     * @param wait how long somebody may take to answer
     */
    public ControlCommands(@Nullable Operator operator, ListenersQuestion listeners, Ledger ledger, History history,
            Supplier<LinkState> link, ScheduledExecutorService polls, InstantSource clock, Duration wait) {
        this.wait = wait;
        this.operator = operator;
        this.listeners = listeners;
        this.ledger = ledger;
        this.history = history;
        this.link = link;
        this.polls = polls;
        this.clock = clock;
    }

    /** Called on some thread with the id of a command and the moment when its first message was sent to somebody. */
    public void onSent(BiConsumer<String, Instant> listener) {
        onSent = listener;
    }

    /** Called on some thread when the fate of every message of an order is known. */
    public void onSettled(Consumer<Entry> listener) {
        onSettled = listener;
    }

    /**
     * Sends an order that was confirmed. The same order a second time does nothing.
     *
     * @return the entry when everything is known, null at once for an order that was sent before; never exceptionally
     */
    public CompletableFuture<@Nullable Entry> send(Order order) {
        if (!taken.add(order.id())) {
            return CompletableFuture.completedFuture(null);
        }
        var entry = Entry.of(order, clock.instant(), System.getProperty("user.name", "unknown"));
        history.add(entry);
        var journey = new Journey(order, entry, new Journey.Ways(history, ledger, clock, () -> onSent));
        underWay.incrementAndGet();
        uses.incrementAndGet();
        var way = operator;
        if (way == null) {
            journey.stop(Fate.NOT_SENT, "this monitor is read-only");
        } else {
            ledger.begin(entry).thenAccept(trouble -> {
                if (trouble != null && !order.unlogged()) {
                    journey.stop(Fate.NOT_SENT, "the log cannot be written, so nothing was sent: " + trouble
                            + " Send again to send without a log.");
                } else {
                    arm(way, journey);
                }
            });
        }
        return journey.whenSettled().thenApply(done -> {
            underWay.decrementAndGet();
            rest(done);
            onSettled.accept(done);
            return done;
        });
    }

    private void arm(Operator way, Journey journey) {
        var against = against(journey);
        if (against != null) {
            journey.stop(Fate.NOT_SENT, against);
            return;
        }
        var heard = listeners.ask(journey.order().parcels().stream().map(parcel -> parcel.subject()).toList());
        armed(way).thenAcceptAsync(state -> {
            if (!state.connected()) {
                journey.stop(state.phase() == LinkState.Phase.REFUSED ? Fate.REFUSED : Fate.NOT_SENT, state.detail());
            } else if (!journey.order().ground().leadsTo(state)) {
                journey.stop(Fate.NOT_SENT, "the connection for sending came to another server than was confirmed");
            } else {
                step(way, journey, heard);
            }
        }, polls);
    }

    /** Why nothing of it may leave now, or null. */
    private @Nullable String against(Journey journey) {
        return journey.late(clock.instant())
                ? "too much time passed since it was confirmed"
                : journey.order().ground().left(link.get());
    }

    private void step(Operator way, Journey journey, CompletableFuture<Map<String, Listeners>> heard) {
        var against = against(journey);
        if (against != null) {
            journey.stop(Fate.NOT_SENT, against);
        }
        if (!way.armed()) {
            journey.stop(Fate.NOT_SENT, "the connection for sending was closed");
        }
        var parcel = journey.next();
        if (parcel != null) {
            journey.follow(parcel, sent(way, parcel, journey.order().ground()), heard);
            polls.schedule(() -> step(way, journey, heard), PACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private CompletableFuture<Outcome> sent(Operator way, Parcel parcel, Ground ground) {
        try {
            return way.send(parcel.subject(), Journey.bytes(parcel), Map.of(), wait, ground);
        } catch (IllegalArgumentException | IllegalStateException unsendable) {
            return CompletableFuture.completedFuture(
                    new Outcome(Fate.NOT_SENT, String.valueOf(unsendable.getMessage()), Duration.ZERO));
        }
    }

    /** What went wrong may be the connection, so the next command gets a new one; else it stays for a while. */
    private void rest(Entry done) {
        int use = uses.incrementAndGet();
        var worst = done.worst();
        if (worst == Fate.NOT_SENT || worst == Fate.REFUSED) {
            disarm();
        } else {
            polls.schedule(() -> {
                if (uses.get() == use) {
                    disarm();
                }
            }, ARMED_FOR.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Closes the connection for sending unless a command is under way. */
    public synchronized void disarm() {
        var way = operator;
        if (way != null && underWay.get() == 0) {
            // drains, which may take seconds
            closing = closing.handleAsync((before, failed) -> {
                if (underWay.get() == 0) {
                    way.disarm();
                }
                return null;
            }, closer -> Thread.ofVirtual().name("control-disarm").start(closer));
        }
    }

    /** What is being closed must not be taken for a connection that stands. */
    private synchronized CompletableFuture<LinkState> armed(Operator way) {
        return closing.handle((done, failed) -> true).thenCompose(closed -> way.arm());
    }
}
