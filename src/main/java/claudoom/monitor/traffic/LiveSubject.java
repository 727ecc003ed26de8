package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subject on which messages came, with its counters. The intake thread alone writes, any thread may read: a reader
 * sees each number whole and at most a moment old, but two numbers may be of two moments.
 */
public final class LiveSubject {

    private final String text;
    private final Meaning meaning;
    private final int number;
    private final @Nullable Consumer<Arrival> tap;
    private long messages;
    private long bytes;
    private long lastAt;
    private long lastEntry = -1;
    private volatile @Nullable Entry kept;

    LiveSubject(String text, Meaning meaning, int number, @Nullable Consumer<Arrival> tap) {
        this.text = text;
        this.meaning = meaning;
        this.number = number;
        this.tap = tap;
    }

    /** A subject of messages that did not come live: it is not counted and not tracked. */
    public static LiveSubject apart(String text, Meaning meaning) {
        return new LiveSubject(text, meaning, -1, null);
    }

    void count(long entry, int size, long at) {
        messages++;
        bytes += size;
        lastAt = at;
        lastEntry = entry;
    }

    /** Takes over the newest message of this subject because its place in the tail is needed. */
    void keep(Entry entry) {
        kept = entry;
    }

    @Nullable Entry kept() {
        return kept;
    }

    @Nullable Consumer<Arrival> tap() {
        return tap;
    }

    public String text() {
        return text;
    }

    public Meaning meaning() {
        return meaning;
    }

    /** Place in the order of first appearance; -1 for a subject beyond the cap, which is not tracked. */
    public int number() {
        return number;
    }

    public long messages() {
        return messages;
    }

    /** Payload bytes of all messages. */
    public long bytes() {
        return bytes;
    }

    /** When the newest message was received, epoch milliseconds. */
    public long lastAt() {
        return lastAt;
    }

    public Instant lastSeen() {
        return Instant.ofEpochMilli(lastAt);
    }

    /** Number of its newest message in the tail. */
    public long lastEntry() {
        return lastEntry;
    }
}
