package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Listeners;
import java.util.Map;

/** Chooses in whose words a draft would be sent. */
@FunctionalInterface
public interface Chooser {

    /** @param heard listeners by subject, as far as asked */
    GrammarChoice choose(Pick pick, Draft draft, Map<String, Listeners> heard);
}
