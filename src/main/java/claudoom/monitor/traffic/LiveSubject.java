package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One subject on which messages came, with its counters. The intake thread alone writes, any thread may read: a reader
 * sees each number whole and at most a moment old, but two numbers may be of two moments. It is 64 bytes and its text; who
 * holds one whose subject is not tracked any more reads the last that was counted, never another subject's numbers.
 */
public final class LiveSubject implements Letters, Shelf.Owner {

    /** Bytes where each character fits into one, else a string. */
    private final Object text;
    private final SubjectGroup group;
    private final int voice;
    private final int number;
    private volatile @Nullable Kept kept;
    private long messages;
    private long bytes;
    private long lastAt;
    private long lastEntry = -1;

    LiveSubject(String text, SubjectGroup group, int voice, int number) {
        this.text = compact(text);
        this.group = group;
        this.voice = voice;
        this.number = number;
    }

    private static Object compact(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return text;
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Makes the subjects of messages that did not come live: they are not counted and not tracked. */
    public static Function<String, LiveSubject> apart(Function<String, Meaning> grammar) {
        var meanings = new Meanings(grammar);
        return text -> new LiveSubject(text, new SubjectGroup(meanings.of(text).kind(), null, meanings), Voices.NONE,
                -1);
    }

    void count(long entry, int size, long at) {
        messages++;
        bytes += size;
        lastAt = at;
        lastEntry = entry;
    }

    /** Takes over the newest message of this subject because its place in the tail is needed. */
    void keep(@Nullable Kept newest) {
        kept = newest;
    }

    @Nullable Kept kept() {
        return kept;
    }

    @Override
    public void forget(Kept gone) {
        kept = Kept.FORGOTTEN;
    }

    /** Number of the agent whose own events these are; {@link Voices#NONE} if there is none. */
    int voice() {
        return voice;
    }

    @Nullable Consumer<Arrival> tap() {
        return group.tap();
    }

    public String text() {
        return text instanceof byte[] latin ? new String(latin, StandardCharsets.ISO_8859_1) : (String) text;
    }

    /** Whether this is its text; makes nothing. */
    boolean says(String other) {
        if (!(text instanceof byte[] latin)) {
            return text.equals(other);
        }
        if (latin.length != other.length()) {
            return false;
        }
        for (int i = 0; i < latin.length; i++) {
            if ((latin[i] & 0xff) != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int length() {
        return text instanceof byte[] latin ? latin.length : ((String) text).length();
    }

    @Override
    public char charAt(int place) {
        return text instanceof byte[] latin ? (char) (latin[place] & 0xff) : ((String) text).charAt(place);
    }

    @Override
    public String part(int from, int to) {
        return text instanceof byte[] latin
                ? new String(latin, from, to - from, StandardCharsets.ISO_8859_1)
                : ((String) text).substring(from, to);
    }

    @Override
    public byte @Nullable [] latin() {
        return text instanceof byte[] latin ? latin : null;
    }

    /** As the text's own. */
    int textHash() {
        if (!(text instanceof byte[] latin)) {
            return text.hashCode();
        }
        int hash = 0;
        for (byte each : latin) {
            hash = hash * 31 + (each & 0xff);
        }
        return hash;
    }

    /** What it means; worked out again where it was not asked for lately. */
    public Meaning meaning() {
        return group.meanings().of(this);
    }

    /** The kind of its meaning, known at once. */
    public Kind kind() {
        return group.kind();
    }

    /** Its place among the tracked subjects, which another subject may have had before; -1 for one that is not tracked. */
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

    /** Whether its last message left the tail and was then forgotten too, because the budget for last payloads was used up. */
    public boolean payloadForgotten() {
        return kept == Kept.FORGOTTEN;
    }
}
