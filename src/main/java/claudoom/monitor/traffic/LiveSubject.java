package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
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

    /**
     * Bytes where each character fits into one, of its own or among the {@link Texts} of others; else a string. Who reads sees
     * the one or the other: they say the same.
     */
    private Object text;
    private final SubjectGroup group;
    private final int voice;
    private final int number;
    private volatile @Nullable Kept kept;
    private long messages;
    private long bytes;
    private long last = Moment.NONE;
    private long lastEntry = -1;

    LiveSubject(String text, SubjectGroup group, int voice, int number) {
        this.text = Latin.fits(text) ? Latin.of(text) : text;
        this.group = group;
        this.voice = voice;
        this.number = number;
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
        last = Moment.after(last, at);
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
        return part(0, length());
    }

    boolean isLatin() {
        return !(text instanceof String);
    }

    /** The text's bytes. */
    void copyTo(byte[] target, int at) {
        var kept = text;
        if (kept instanceof Texts texts) {
            System.arraycopy(texts.letters(), start(texts), target, at, end(texts) - start(texts));
        } else {
            var own = (byte[]) kept;
            System.arraycopy(own, 0, target, at, own.length);
        }
    }

    /** The same text is there from now on. Any thread. */
    void keptIn(Texts texts) {
        text = texts;
    }

    private int start(Texts texts) {
        return texts.start(Texts.place(number));
    }

    private int end(Texts texts) {
        return texts.end(Texts.place(number));
    }

    /** Whether this is its text; makes nothing. */
    boolean says(String other) {
        var kept = text;
        if (kept instanceof Texts texts) {
            return Latin.says(texts.letters(), start(texts), end(texts), other);
        }
        return kept instanceof byte[] own ? Latin.says(own, 0, own.length, other) : kept.equals(other);
    }

    @Override
    public int length() {
        var kept = text;
        if (kept instanceof Texts texts) {
            return end(texts) - start(texts);
        }
        return kept instanceof byte[] own ? own.length : ((String) kept).length();
    }

    @Override
    public char charAt(int place) {
        var kept = text;
        if (kept instanceof Texts texts) {
            return (char) (texts.letters()[start(texts) + place] & 0xff);
        }
        return kept instanceof byte[] own ? (char) (own[place] & 0xff) : ((String) kept).charAt(place);
    }

    @Override
    public String part(int from, int to) {
        var kept = text;
        if (kept instanceof Texts texts) {
            return Latin.text(texts.letters(), start(texts) + from, start(texts) + to);
        }
        return kept instanceof byte[] own ? Latin.text(own, from, to) : ((String) kept).substring(from, to);
    }

    @Override
    public boolean meets(LatinTest test, LettersTest otherwise) {
        var kept = text;
        if (kept instanceof Texts texts) {
            return test.meets(texts.letters(), start(texts), end(texts));
        }
        return kept instanceof byte[] own ? test.meets(own, 0, own.length) : otherwise.meets(this);
    }

    /** As the text's own. */
    int textHash() {
        var kept = text;
        if (kept instanceof Texts texts) {
            return Latin.hash(texts.letters(), start(texts), end(texts));
        }
        return kept instanceof byte[] own ? Latin.hash(own, 0, own.length) : kept.hashCode();
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
        return Moment.at(last);
    }

    /**
     * How long after the previous message of this subject the newest one came, in milliseconds, to a part in 30,000; -1 if there was
     * none before, or the clock was set back.
     *
     * @param at when the newest one came; -1 as well if a newer one came meanwhile
     */
    public long afterPrevious(long at) {
        long now = last;
        return Moment.at(now) == at ? Moment.since(now) : -1;
    }

    public Instant lastSeen() {
        return Instant.ofEpochMilli(lastAt());
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
