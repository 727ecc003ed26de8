package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Listeners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the screen shows of the world at one moment.
 *
 * @param heard listeners by subject, of the subjects that were asked for
 * @param entries the ledger, newest first; the same list as long as nothing changes
 * @param brokenLines lines of the log that could not be understood
 * @param logTrouble why the log cannot be written, or null
 */
public record Sight(LinkState link, List<String> agents, Map<String, Listeners> heard, List<Entry> entries,
        int brokenLines, @Nullable String logTrouble, Instant now) {}
