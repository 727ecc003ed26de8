package claudoom.monitor.feature.lag.model;

import static claudoom.monitor.feature.lag.model.Words.count;
import static claudoom.monitor.feature.lag.model.Words.many;
import static claudoom.monitor.feature.lag.model.Words.rate;

import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judgement rests on, in numbers that no later sample changes, and in words when somebody reads them; and what would help a
 * consumer that falls behind.
 *
 * @param seconds of the window
 * @param deliveries in it, of any kind
 * @param again at least so many of them were repetitions
 * @param acknowledged at most
 */
record LagFacts(ConsumerSample newest, ConsumerSetup setup, double seconds, long deliveries, long again,
        long acknowledged, @Nullable Trend trend) {

    /** More than this share of deliveries being repetitions is failing. */
    private static final double FAILING = 0.2;

    static LagFacts of(LagWindow window, ConsumerSetup setup) {
        var all = window.all();
        return new LagFacts(all.newest(), setup, Math.floor(all.nanos() / 1e6) / 1e3, all.deliveries(),
                all.leastRedeliveries(), all.mostAcknowledged(), window.trend());
    }

    static boolean full(ConsumerSample sample, ConsumerSetup setup) {
        return setup.maxAckPending() > 0 && sample.ackPending() >= setup.maxAckPending();
    }

    private double aSecond(long events) {
        return events / Math.max(1e-3, seconds);
    }

    /** A second; after a reset the count is lower than before. */
    double delivered() {
        return aSecond(Math.max(0, deliveries));
    }

    List<String> words() {
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
        facts.add(rate(delivered()) + " a second delivered");
        if (setup.ack() != Ack.NONE) {
            facts.add("at most " + rate(aSecond(acknowledged)) + " a second acknowledged");
        }
        if (trend != null && trend.slope() != 0) {
            facts.add("lag " + (trend.slope() > 0 ? "grows" : "shrinks") + " by " + rate(Math.abs(trend.slope()))
                    + " a second (± " + rate(Trend.SURE * trend.error()) + ", over " + Math.round(trend.seconds())
                    + " s)");
        }
        return List.copyOf(facts);
    }

    /**
     * @param full whether in most samples it held as much as it may
     * @param busy whether in most nobody asked for more
     */
    String remedy(boolean full, boolean busy) {
        if (again >= 5 && again > FAILING * deliveries) {
            return "%s of %s deliveries were repetitions: its worker fails on some messages. See Dead letters, and its errors."
                    .formatted(count(again), count(deliveries));
        }
        if (full) {
            return "It holds as many unacknowledged messages as it may (%s): acknowledge sooner, or raise max ack pending."
                    .formatted(count(setup.maxAckPending()));
        }
        return busy ? "Its workers are busy all the time: add one." : "Add a worker, or make it faster.";
    }

    /** Whether in most samples it held as much as it may. */
    static boolean mostlyFull(Stretch all, ConsumerSetup setup) {
        int full = 0;
        for (var sample : all.samples()) {
            full += full(sample, setup) ? 1 : 0;
        }
        return full * 2 >= all.samples().size();
    }

    /** Whether in most samples nobody asked for more. */
    static boolean mostlyBusy(Stretch all, ConsumerSetup setup) {
        int idle = 0;
        for (var sample : all.samples()) {
            idle += sample.attended() ? 1 : 0;
        }
        return !setup.push() && idle * 2 < all.samples().size();
    }
}
