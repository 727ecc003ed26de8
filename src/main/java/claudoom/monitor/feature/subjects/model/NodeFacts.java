package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one node of the tree and everything below it at the last sample.
 *
 * @param subjects on which messages came while this program listened
 * @param bytes of payload
 * @param lastAt when the newest message was received, epoch milliseconds; 0 if none was
 * @param storedOnly subjects that streams hold but on which no message came
 * @param stored messages that streams hold, as far as they were asked; null where none was told of
 */
public record NodeFacts(int subjects, long messages, long bytes, Rates rates, long lastAt, int storedOnly,
        @Nullable Long stored) {

    static final NodeFacts NOTHING = new NodeFacts(0, 0, 0, null, 0);

    /** A node of which no stream told. */
    NodeFacts(int subjects, long messages, long bytes, @Nullable Rates rates, long lastAt) {
        this(subjects, messages, bytes, rates == null ? Rates.UNKNOWN : rates, lastAt, 0, null);
    }

    /** Messages over the last ten seconds, or the time watched if that is shorter; null if unknown. */
    public @Nullable Double perSecond() {
        return perSecond(Window.TEN_SECONDS);
    }

    public @Nullable Double perSecond(Window window) {
        var rate = rates.over(window);
        return rate == null ? null : rate.messages();
    }

    public @Nullable Double bytesPerSecond(Window window) {
        var rate = rates.over(window);
        return rate == null ? null : rate.bytes();
    }

    /** What part of the parent's messages came here, 0 to 1; null if the parent has none. */
    public @Nullable Double shareOf(NodeFacts parent) {
        return parent.messages == 0 ? null : (double) messages / parent.messages;
    }

    /** Stored, not live: streams hold messages of it, but none came. */
    public boolean onlyStored() {
        return subjects == 0 && storedOnly > 0;
    }

    NodeFacts stored(int onlyStored, long itsMessages) {
        return new NodeFacts(subjects, messages, bytes, rates, lastAt, onlyStored, itsMessages);
    }

    /** Two nodes taken together, as in a range of siblings. */
    NodeFacts and(NodeFacts other) {
        var both = stored == null ? other.stored : Long.valueOf(stored + (other.stored == null ? 0 : other.stored));
        return new NodeFacts(subjects + other.subjects, messages + other.messages, bytes + other.bytes,
                rates.and(other.rates), Math.max(lastAt, other.lastAt), storedOnly + other.storedOnly, both);
    }
}
