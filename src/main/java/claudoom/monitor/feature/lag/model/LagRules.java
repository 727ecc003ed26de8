package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides how a consumer is doing from its window of samples. The first line that holds wins.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>when</th></tr>
 * <tr><td>UNKNOWN</td><td>fewer than 4 samples or less than 5.5 s of them, not sampled for 3 periods, or nobody leads it</td></tr>
 * <tr><td>PAUSED</td><td>the server says so (2.11 and newer)</td></tr>
 * <tr><td>STOPPED</td><td>for 6 s: messages pending, no open request and nobody bound, nothing delivered, nothing
 *   acknowledged</td></tr>
 * <tr><td>STORM</td><td>over the window at least 10 redeliveries, and more of them than acknowledgements</td></tr>
 * <tr><td>STALLED</td><td>messages unacknowledged and none acknowledged: for 6 s at max ack pending, else for ack wait (6 to
 *   30 s)</td></tr>
 * <tr><td>REWOUND</td><td>its place in the stream went back within the window</td></tr>
 * <tr><td>FALLING BEHIND</td><td>the lag grows beyond the dead band of {@link Trend}, over the window and in its
 *   newest 20 s, and is at least 10</td></tr>
 * <tr><td>EXHAUSTED</td><td>max deliver is set, and for 6 s more messages count as redelivered than are unacknowledged, or
 *   nothing is pending or unacknowledged and the ack floor still is not where deliveries are</td></tr>
 * <tr><td>LOST UNREAD</td><td>instead of OK, CATCHING UP and REWOUND: in the last ten minutes messages left the stream before it
 *   had them ({@link Losses})</td></tr>
 * <tr><td>CATCHING UP</td><td>the lag shrinks beyond the dead band, in the newest 20 s, and is
 *   at least 10</td></tr>
 * <tr><td>OK</td><td>none of these</td></tr>
 * </table>
 *
 * <p>The count of acknowledgements is not on the wire; it is bounded from above by first deliveries minus what was added to
 * the unacknowledged. So STALLED and STORM are said only when nothing else is possible.
 */
public final class LagRules {

    static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);
    private static final long FEW = 10;

    private LagRules() {}

    public static Judgement judge(LagWindow window, ConsumerSetup setup) {
        if (!window.complete()) {
            return new Judgement(LagState.UNKNOWN, "Not watched long enough yet to say how it is doing.");
        }
        return paused(window)
                .or(() -> stopped(window, setup))
                .or(() -> storm(window))
                .or(() -> stalled(window, setup))
                .or(() -> rewound(window))
                .or(() -> fallingBehind(window))
                .or(() -> exhausted(window, setup))
                .or(() -> catchingUp(window))
                .orElse(Judgement.OK);
    }

    private static Optional<Judgement> paused(LagWindow window) {
        return say(window.all().newest().paused(), LagState.PAUSED,
                "This consumer is paused on the server; it is given nothing until it is resumed.");
    }

    private static Optional<Judgement> stopped(LagWindow window, ConsumerSetup setup) {
        var quiet = window.last(PATIENCE);
        boolean holds = quiet != null && quiet.all(s -> s.pending() > 0 && !s.attended()) && quiet.nothingDelivered()
                && quiet.nothingAcknowledged();
        var waiting = count(window.all().newest().pending());
        return say(holds, LagState.STOPPED, setup.push()
                ? "Nobody listens where this consumer delivers: " + waiting + " messages wait. Start its worker."
                : "Nobody asks this consumer for messages: " + waiting + " wait. Start its worker.");
    }

    private static Optional<Judgement> storm(LagWindow window) {
        var all = window.all();
        long again = all.leastRedeliveries();
        long acknowledged = all.mostAcknowledged();
        return say(again >= FEW && again > acknowledged, LagState.STORM,
                "At least %s redeliveries but at most %s acknowledgements in %d s: its worker fails on the same messages again and again."
                        .formatted(count(again), count(acknowledged), all.span().toSeconds()));
    }

    private static Optional<Judgement> stalled(LagWindow window, ConsumerSetup setup) {
        var newest = window.all().newest();
        boolean full = setup.maxAckPending() > 0 && newest.ackPending() >= setup.maxAckPending();
        var patience = full ? PATIENCE : patience(setup);
        var quiet = window.last(patience);
        boolean holds = quiet != null && quiet.all(s -> s.ackPending() > 0) && quiet.nothingAcknowledged();
        var held = count(newest.ackPending()) + " messages are delivered";
        var since = " was acknowledged for " + patience.toSeconds() + " s";
        return say(holds, LagState.STALLED, full
                ? held + ", none" + since
                        + ", and that is as many as it may hold: nothing more is delivered. Look at its worker."
                : held + " but none" + since + ". Look at its worker.");
    }

    private static Duration patience(ConsumerSetup setup) {
        var wait = setup.ackWait();
        if (wait.compareTo(PATIENCE) < 0) {
            return PATIENCE;
        }
        return wait.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : wait;
    }

    private static Optional<Judgement> rewound(LagWindow window) {
        return window.all().stepBack().flatMap(step -> say(true, LagState.REWOUND,
                "It went back from message %s to %s of the stream and works through them again."
                        .formatted(count(step[0]), count(step[1]))));
    }

    private static Optional<Judgement> fallingBehind(LagWindow window) {
        var trend = window.trend();
        var all = window.all();
        boolean holds = trend != null && window.growing() && all.newest().lag() >= FEW;
        double delivered = all.deliveries() / Math.max(1e-3, all.span().toMillis() / 1e3);
        return say(holds, LagState.FALLING_BEHIND,
                "More comes in than it works off: the lag grows by %s a second, while %s a second are delivered."
                        .formatted(rate(trend == null ? 0 : trend.slope()), rate(delivered)));
    }

    private static Optional<Judgement> exhausted(LagWindow window, ConsumerSetup setup) {
        var quiet = window.last(PATIENCE);
        boolean holds =
                quiet != null && setup.maxDeliver() > 0 && setup.ack() != Ack.NONE && quiet.all(LagRules::givenUp);
        return say(holds, LagState.EXHAUSTED,
                "Some messages were tried %s times, as often as it may, and never acknowledged; it goes on without them. See Dead letters."
                        .formatted(count(setup.maxDeliver())));
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
                "It works off %s a second more than comes in.".formatted(rate(trend == null ? 0 : -trend.slope())));
    }

    private static Optional<Judgement> say(boolean holds, LagState state, String why) {
        return holds ? Optional.of(new Judgement(state, why)) : Optional.empty();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 9.95 ? "%,.1f" : "%,.0f", perSecond);
    }
}
