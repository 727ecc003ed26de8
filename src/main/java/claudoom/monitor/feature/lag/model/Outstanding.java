package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.ConsumerPage.StoredAt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages may be delivered and not acknowledged. The server says how many these are, and only between which sequences
 * they lie: all messages there that match the filter are candidates.
 *
 * @param candidates the first of them, in the order of the stream
 * @param whole whether these are all candidates
 * @param trouble why no candidate could be looked for; null if they could
 * @param at when they were looked for; null if they were not
 */
public record Outstanding(List<StoredAt> candidates, boolean whole, @Nullable String trouble, @Nullable Instant at) {

    public static final Outstanding NONE = new Outstanding(List.of(), true, null, null);

    public Outstanding {
        candidates = List.copyOf(candidates);
    }

    /** Whether the candidates are just those that are outstanding, because there are no more of them. */
    public boolean exact(ConsumerStanding standing) {
        return whole && trouble == null && candidates.size() == standing.ackPending();
    }

    /** One sentence; never from the floor alone, because it stays behind where nothing is outstanding any more. */
    public String words(ConsumerConfig config, ConsumerStanding standing) {
        long open = standing.ackPending();
        if (config.acks().none()) {
            return "None: nothing has to be acknowledged.";
        }
        if (open == 0) {
            return "None: whatever was delivered has been acknowledged or given up.";
        }
        long from = standing.floor().stream() + 1;
        long to = standing.delivered().stream();
        var where = to < from
                ? "The server does not say where."
                : "They lie between sequences " + Spans.count(from) + " and " + Spans.count(to) + ".";
        var which = trouble != null
                ? " Which they are cannot be looked up: " + trouble + "."
                : exact(standing) && open > 0
                        ? " They are just these."
                        : " Which of the messages there they are, the server does not say.";
        return Spans.messages(open) + (open == 1 ? " is" : " are") + " delivered and not acknowledged. " + where + which;
    }
}
