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
                : from == to
                        ? "It is sequence " + Spans.count(to) + "."
                        : "The range is from sequence " + Spans.count(from) + " to " + Spans.count(to) + ".";
        return Spans.messages(open) + (open == 1 ? " is" : " are") + " delivered and not acknowledged. " + where
                + (from == to ? "" : which(standing));
    }

    private String which(ConsumerStanding standing) {
        if (trouble != null) {
            return " Which cannot be looked up: " + trouble + ".";
        }
        return exact(standing)
                ? candidates.size() == 1 ? " It is this one." : " They are just these."
                : " Which messages of that range, the server does not say.";
    }
}
