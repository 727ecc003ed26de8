package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.util.Map;

/** Says which limits the user chose for a consumer. */
@FunctionalInterface
interface LimitsOf {

    LimitsOf DOCUMENTS = id -> Map.of();

    /** Zero for a limit that the user switched off. */
    Map<Measure, Double> chosen(ConsumerId id);
}
