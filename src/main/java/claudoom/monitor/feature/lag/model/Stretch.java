package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Some samples in a row, and what can be proven from them. */
record Stretch(List<ConsumerSample> samples) {

    ConsumerSample first() {
        return samples.getFirst();
    }

    ConsumerSample newest() {
        return samples.getLast();
    }

    Duration span() {
        return samples.isEmpty() ? Duration.ZERO : Duration.between(first().time(), newest().time());
    }

    boolean all(Predicate<ConsumerSample> condition) {
        return samples.stream().allMatch(condition);
    }

    /** Deliveries of any kind. */
    long deliveries() {
        return newest().delivered().consumer() - first().delivered().consumer();
    }

    /** No more messages than this were delivered for the first time; the sequence also steps over what a filter left out. */
    private long mostFirstDeliveries() {
        return Math.max(0, Math.min(deliveries(), newest().delivered().stream() - first().delivered().stream()));
    }

    /** At least so many deliveries were repetitions. */
    long leastRedeliveries() {
        long more = newest().redelivered() - first().redelivered();
        return Math.max(Math.max(0, more), deliveries() - mostFirstDeliveries());
    }

    /** No more messages than this can have been acknowledged, ended or given up. */
    long mostAcknowledged() {
        return Math.max(0, mostFirstDeliveries() - (newest().ackPending() - first().ackPending()));
    }

    /** Nothing was acknowledged, for certain: an early fall of the count counts as much as one at the end. */
    boolean nothingAcknowledged() {
        boolean floorStood = first().ackFloor().equals(newest().ackFloor());
        boolean neverFewer = true;
        for (int i = 1; i < samples.size(); i++) {
            neverFewer &= samples.get(i).ackPending() >= samples.get(i - 1).ackPending();
        }
        return floorStood && neverFewer && mostAcknowledged() == 0;
    }

    boolean nothingDelivered() {
        return deliveries() == 0;
    }
}
