package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one node of the tree and everything below it at the last sample.
 *
 * @param bytes of payload
 * @param perSecond messages over the last ten seconds, or the time watched if that is shorter; null if unknown
 * @param lastAt when the newest message was received, epoch milliseconds; 0 if none was
 */
public record NodeFacts(int subjects, long messages, long bytes, @Nullable Double perSecond, long lastAt) {

    static final NodeFacts NOTHING = new NodeFacts(0, 0, 0, null, 0);

    /** Two nodes taken together, as in a range of siblings. */
    NodeFacts and(NodeFacts other) {
        var rate = perSecond == null || other.perSecond == null ? null : perSecond + other.perSecond;
        return new NodeFacts(subjects + other.subjects, messages + other.messages, bytes + other.bytes, rate,
                Math.max(lastAt, other.lastAt));
    }
}
