package claudoom.monitor.feature.lag.model;

import static claudoom.monitor.feature.lag.model.Words.count;
import static claudoom.monitor.feature.lag.model.Words.many;
import static claudoom.monitor.feature.lag.model.Words.rate;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import java.util.ArrayList;
import java.util.List;

/** What a judgement rests on, and what would help a consumer that falls behind. */
final class LagFacts {

    /** More than this share of deliveries being repetitions is failing. */
    private static final double FAILING = 0.2;

    private LagFacts() {}

    static boolean full(ConsumerSample sample, ConsumerSetup setup) {
        return setup.maxAckPending() > 0 && sample.ackPending() >= setup.maxAckPending();
    }

    static List<String> of(LagWindow window, ConsumerSetup setup) {
        var all = window.all();
        var newest = all.newest();
        double seconds = Math.max(1e-3, all.span().toMillis() / 1e3);
        var facts = new ArrayList<String>();
        facts.add(count(newest.pending()) + " pending");
        if (setup.ack() != Ack.NONE) {
            facts.add(count(newest.ackPending()) + " unacknowledged"
                    + (setup.maxAckPending() > 0 ? " of at most " + count(setup.maxAckPending()) : ""));
            facts.add(count(newest.redelivered()) + " redelivered");
        }
        facts.add(setup.push()
                ? newest.pushBound() ? "somebody listens" : "nobody listens"
                : many(newest.waiting(), "open request"));
        facts.add(rate(Math.max(0, all.deliveries()) / seconds) + " a second delivered"); // fewer after a reset
        if (setup.ack() != Ack.NONE) {
            facts.add("at most " + rate(all.mostAcknowledged() / seconds) + " a second acknowledged");
        }
        var trend = window.trend();
        if (trend != null && trend.slope() != 0) {
            facts.add("lag " + (trend.slope() > 0 ? "grows" : "shrinks") + " by " + rate(Math.abs(trend.slope()))
                    + " a second (± " + rate(Trend.SURE * trend.error()) + ", over " + Math.round(trend.seconds())
                    + " s)");
        }
        return List.copyOf(facts);
    }

    static String remedy(Stretch all, ConsumerSetup setup) {
        long again = all.leastRedeliveries();
        if (again >= 5 && again > FAILING * all.deliveries()) {
            return "%s of %s deliveries were repetitions: its worker fails on some messages. See Dead letters, and its errors."
                    .formatted(count(again), count(all.deliveries()));
        }
        if (mostly(all, setup)) {
            return "It holds as many unacknowledged messages as it may (%s): acknowledge sooner, or raise max ack pending."
                    .formatted(count(setup.maxAckPending()));
        }
        long idle = all.samples().stream().filter(ConsumerSample::attended).count();
        boolean busy = !setup.push() && idle * 2 < all.samples().size();
        return busy ? "Its workers are busy all the time: add one." : "Add a worker, or make it faster.";
    }

    private static boolean mostly(Stretch all, ConsumerSetup setup) {
        return all.samples().stream().filter(sample -> full(sample, setup)).count() * 2 >= all.samples().size();
    }
}
