package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.util.List;
import java.util.Map;

/** Says what the numbers of a consumer should not pass. */
@FunctionalInterface
interface LimitsOf {

    LimitsOf DOCUMENTS = (id, setup) -> Limits.of(setup.metadata(), Map.of());

    List<Limit> of(ConsumerId id, ConsumerSetup setup);
}
