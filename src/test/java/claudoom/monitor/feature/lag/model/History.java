package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples of one consumer, two seconds apart, written down as what changes. */
public final class History {

    public static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");
    public static final Duration LONGEST_GAP = Duration.ofSeconds(6);
    public static final ConsumerSetup PULL = setup(false, Duration.ofSeconds(30), -1, 1_000);

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");

    private final LagWindow window = new LagWindow();
    private final List<ConsumerSample> samples = new ArrayList<>();
    private Instant at = BEGIN;
    private @Nullable String leader;
    private long pending;
    private long ackPending;
    private long redelivered;
    private long waiting = 1;
    private boolean paused;
    private Position delivered = new Position(0, 0);
    private Position floor = new Position(0, 0);

    public static ConsumerSetup setup(boolean push, Duration ackWait, long maxDeliver, long maxAckPending) {
        return new ConsumerSetup(BEGIN, push, Ack.EXPLICIT, ackWait, maxDeliver, maxAckPending, List.of(), false);
    }

    History pending(long count) {
        pending = count;
        return this;
    }

    History ackPending(long count) {
        ackPending = count;
        return this;
    }

    History redelivered(long count) {
        redelivered = count;
        return this;
    }

    History unattended() {
        waiting = 0;
        return this;
    }

    History attended() {
        waiting = 1;
        return this;
    }

    History paused() {
        paused = true;
        return this;
    }

    History led(String server) {
        leader = server;
        return this;
    }

    /** Delivered for the first time, or again when only {@code deliveries} grows. */
    History delivered(long deliveries, long messages) {
        delivered = new Position(delivered.consumer() + deliveries, delivered.stream() + messages);
        return this;
    }

    History acknowledged(long messages) {
        floor = new Position(floor.consumer() + messages, floor.stream() + messages);
        return this;
    }

    /** Takes a sample and lets two seconds pass. */
    History sample() {
        var sample = new ConsumerSample(at, at, pending, ackPending, redelivered, waiting, false, paused, delivered,
                floor, leader);
        samples.add(sample);
        window.add(sample, LONGEST_GAP);
        return pass(Duration.ofSeconds(2));
    }

    History samples(int count) {
        for (int i = 0; i < count; i++) {
            sample();
        }
        return this;
    }

    History pass(Duration time) {
        at = at.plus(time);
        return this;
    }

    long pending() {
        return pending;
    }

    LagWindow window() {
        return window;
    }

    LagState state(ConsumerSetup setup) {
        return LagRules.judge(window, setup).state();
    }

    /** What a book says of it right after the last sample. */
    ConsumerLag told(ConsumerSetup setup) {
        var book = new LagBook(Duration.ofSeconds(2));
        samples.forEach(sample -> book.take(new ConsumerRow(WORKER, setup, sample)));
        return book.picture(samples.getLast().at()).consumers().getFirst();
    }

    LagState state() {
        return state(PULL);
    }
}
