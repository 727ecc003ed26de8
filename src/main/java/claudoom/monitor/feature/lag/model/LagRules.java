package claudoom.monitor.feature.lag.model;

import static claudoom.monitor.feature.lag.model.Words.count;
import static claudoom.monitor.feature.lag.model.Words.many;
import static claudoom.monitor.feature.lag.model.Words.rate;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a consumer is doing from its window of samples. The first line that holds wins.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>when</th></tr>
 * <tr><td>UNKNOWN</td><td>fewer than 4 samples or less than 5.5 s of them, not sampled for 3 periods, or nobody leads it; also
 *   instead of a state that needs somebody for 10 s after another server began to lead it ({@link Leadership})</td></tr>
 * <tr><td>PAUSED</td><td>the server says so (2.11 and newer)</td></tr>
 * <tr><td>STOPPED</td><td>for 6 s: messages pending, no open request and nobody bound, nothing delivered, nothing
 *   acknowledged</td></tr>
 * <tr><td>STORM</td><td>over the window at least 10 redeliveries, and more of them than acknowledgements</td></tr>
 * <tr><td>STALLED</td><td>messages unacknowledged and none acknowledged: for 6 s at max ack pending, else for ack wait (6 s to
 *   10 min); or at least 50 unacknowledged for 30 s and at most one in fifty of them acknowledged, if ack wait is not longer</td></tr>
 * <tr><td>FALLING BEHIND</td><td>the lag grows beyond the dead band of {@link Trend}, over the window and in its
 *   newest 20 s, and is at least 10</td></tr>
 * <tr><td>EXHAUSTED</td><td>max deliver is set, the stream still holds messages that were delivered, and for 6 s more messages count
 *   as redelivered than are unacknowledged, or nothing is pending or unacknowledged and the ack floor still is not where
 *   deliveries are (which of the two differs by server version); remembered by {@link GivenUp} while it is busy again</td></tr>
 * <tr><td>LOST UNREAD</td><td>instead of OK, CATCHING UP and REWOUND: in the last ten minutes messages left the stream before it
 *   had them ({@link Losses})</td></tr>
 * <tr><td>REWOUND</td><td>instead of OK, CATCHING UP and FALLING BEHIND: its place in the stream or its counts went back within the last minute, by a reset or
 *   because it was deleted and made again ({@link Rewind})</td></tr>
 * <tr><td>CATCHING UP</td><td>the lag shrinks beyond the dead band, in the newest 20 s, and is
 *   at least 10</td></tr>
 * <tr><td>OK</td><td>none of these</td></tr>
 * </table>
 *
 * <p>The count of acknowledgements is not on the wire; it is bounded from above by first deliveries minus what was added to
 * the unacknowledged. So STALLED and STORM are said only when nothing else is possible. One good sample ends neither: what
 * counts is what happened in the whole of the time.
 */
public final class LagRules {

    static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);
    private static final Duration TRICKLE = Duration.ofSeconds(30);
    private static final long MANY = 50;
    private static final long FEW = 10;

    private LagRules() {}

    /** For a stream that may still hold everything. */
    static Judgement judge(LagWindow window, ConsumerSetup setup) {
        return judge(window, setup, null);
    }

    /** @param first the first sequence that the stream holds; null if not known */
    public static Judgement judge(LagWindow window, ConsumerSetup setup, @Nullable Long first) {
        if (!window.complete()) {
            return new Judgement(LagState.UNKNOWN, "Not watched long enough yet to say how it is doing.");
        }
        return paused(window)
                .or(() -> stopped(window, setup))
                .or(() -> storm(window))
                .or(() -> stalled(window, setup))
                .or(() -> trickling(window, setup))
                .or(() -> fallingBehind(window, setup))
                .or(() -> exhausted(window, setup, first))
                .or(() -> catchingUp(window))
                .map(found -> found.facts(LagFacts.of(window, setup)))
                .orElse(Judgement.OK);
    }

    private static Optional<Judgement> paused(LagWindow window) {
        return say(window.all().newest().paused(), LagState.PAUSED,
                () -> "This consumer is paused on the server; it is given nothing until it is resumed.");
    }

    private static Optional<Judgement> stopped(LagWindow window, ConsumerSetup setup) {
        var quiet = window.last(PATIENCE);
        boolean holds = quiet != null && quiet.all(s -> s.pending() > 0 && !s.attended()) && quiet.nothingDelivered()
                && quiet.nothingAcknowledged();
        long waiting = window.all().newest().pending();
        return say(holds, LagState.STOPPED, () -> setup.push()
                ? "Nobody listens where this consumer delivers: " + many(waiting, "message")
                        + (waiting == 1 ? " waits" : " wait") + ". Start its worker."
                : "Nobody asks this consumer for messages: " + count(waiting) + (waiting == 1 ? " waits" : " wait")
                        + ". Start its worker.");
    }

    private static Optional<Judgement> storm(LagWindow window) {
        var all = window.all();
        long again = all.leastRedeliveries();
        long acknowledged = all.mostAcknowledged();
        return say(again >= FEW && again > acknowledged, LagState.STORM,
                () -> "At least %s redeliveries but at most %s acknowledgements in %d s: its worker fails on the same messages again and again. Look at its errors, or give it a backoff and max deliver."
                        .formatted(count(again), count(acknowledged), all.span().toSeconds()));
    }

    private static Optional<Judgement> stalled(LagWindow window, ConsumerSetup setup) {
        var newest = window.all().newest();
        boolean full = LagFacts.full(newest, setup);
        var patience = full ? PATIENCE : patience(setup);
        if (!window.held(patience)) {
            return Optional.empty();
        }
        boolean one = newest.ackPending() == 1;
        var held = one ? "1 message is delivered" : count(newest.ackPending()) + " messages are delivered";
        var since = " acknowledged for " + patience.toSeconds() + " s";
        return say(true, LagState.STALLED, () -> full
                ? held + ", none was" + since
                        + ", and that is as many as it may hold: nothing more is delivered. Look at its worker."
                : held + " but " + (one ? "not" : "none was") + since + ". Look at its worker.");
    }

    private static Duration patience(ConsumerSetup setup) {
        var wait = setup.ackWait();
        if (wait.compareTo(PATIENCE) < 0) {
            return PATIENCE;
        }
        return wait.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : wait;
    }

    /** A good sample now and then is no work. */
    private static Optional<Judgement> trickling(LagWindow window, ConsumerSetup setup) {
        var long30 = window.last(TRICKLE);
        boolean holds = long30 != null && setup.ackWait().compareTo(TRICKLE) <= 0
                && long30.all(s -> s.ackPending() >= MANY)
                && long30.mostAcknowledged() * MANY <= long30.first().ackPending();
        return say(holds, LagState.STALLED,
                () -> "%s messages are delivered, but at most %s acknowledged in %d s. Look at its worker."
                        .formatted(count(window.all().newest().ackPending()),
                                long30 == null ? "none was" : many(long30.mostAcknowledged(), "message") + " got",
                                TRICKLE.toSeconds()));
    }

    private static Optional<Judgement> fallingBehind(LagWindow window, ConsumerSetup setup) {
        var trend = window.trend();
        var all = window.all();
        boolean holds = trend != null && window.growing() && all.newest().lag() >= FEW;
        double delivered = Math.max(0, all.deliveries()) / Math.max(1e-3, all.span().toMillis() / 1e3);
        return say(holds, LagState.FALLING_BEHIND,
                () -> "More comes in than it works off: the lag grows by %s a second, while %s a second are delivered. %s"
                        .formatted(rate(trend == null ? 0 : trend.slope()), rate(delivered),
                                LagFacts.remedy(all, setup)));
    }

    private static Optional<Judgement> exhausted(LagWindow window, ConsumerSetup setup, @Nullable Long first) {
        var quiet = window.last(PATIENCE);
        boolean holds = quiet != null && setup.maxDeliver() > 0 && setup.ack() != Ack.NONE
                && remain(quiet.newest(), first) && quiet.all(LagRules::givenUp);
        return say(holds, LagState.EXHAUSTED,
                () -> "Some messages were tried %s, as often as it may, and never acknowledged; it goes on without them. See Dead letters."
                        .formatted(many(setup.maxDeliver(), "time")));
    }

    /** Whether the stream may still hold anything that was delivered. */
    static boolean remain(ConsumerSample sample, @Nullable Long first) {
        return first == null || first <= sample.delivered().stream();
    }

    private static boolean givenUp(ConsumerSample sample) {
        boolean done = sample.lag() == 0;
        return sample.redelivered() > sample.ackPending()
                || (done && sample.ackFloor().consumer() < sample.delivered().consumer());
    }

    private static Optional<Judgement> catchingUp(LagWindow window) {
        var trend = window.trend();
        boolean holds = trend != null && trend.slope() < 0 && window.all().newest().lag() >= FEW;
        return say(holds, LagState.CATCHING_UP,
                () -> trend == null || trend.uneven()
                        ? "Its lag goes down."
                        : "It works off %s a second more than comes in.".formatted(rate(-trend.slope())));
    }

    private static Optional<Judgement> say(boolean holds, LagState state, Supplier<String> why) {
        return holds ? Optional.of(new Judgement(state, why.get())) : Optional.empty();
    }
}
