package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the server's list of consumers.
 *
 * @param sample null when nobody leads the consumer now: then the zeros in the list are not its numbers
 * @param print of its whole configuration: differs when anything of it does
 */
public record ConsumerRow(ConsumerId id, ConsumerSetup setup, @Nullable ConsumerSample sample, int print) {

    /** Of a consumer whose configuration is no more than its setup. */
    public ConsumerRow(ConsumerId id, ConsumerSetup setup, @Nullable ConsumerSample sample) {
        this(id, setup, sample, 0);
    }
}
