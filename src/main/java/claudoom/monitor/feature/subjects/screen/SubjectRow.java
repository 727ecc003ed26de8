package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.Window;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the tree on screen. It lives as long as its key and changes in place, and only where its text changes. */
public final class SubjectRow {

    private final ReadOnlyObjectWrapper<Name> name = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper subjects = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messages = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper bytes = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper byteRate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper share = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Newest> newest = new ReadOnlyObjectWrapper<>(Newest.NOTHING);
    private final Flash flash = new Flash();
    private Line line;
    private @Nullable NodeFacts facts;
    private boolean stored;
    private long valueNumber = -1;
    private long valueUntil;
    private long factsUntil;
    private long trendUntil;

    /**
     * What the first cell shows.
     *
     * @param fresh whether a message came just now, after a silence
     * @param stored whether streams hold it but nothing came of it
     */
    public record Name(String text, int depth, boolean expandable, boolean open, boolean range, boolean fresh,
            boolean stored) {

        Name lit(boolean isFresh, boolean isStored) {
            return new Name(text, depth, expandable, open, range, isFresh, isStored);
        }
    }

    SubjectRow(Line line, boolean open, boolean byName) {
        this.line = line;
        place(line, open, byName);
    }

    /** @param byName whether siblings stand in the order of their names, so that a range reads from name to name */
    void place(Line at, boolean open, boolean byName) {
        line = at;
        if (at.isRange()) {
            newest.set(newest.get().text(RowWords.values(at)));
        }
        name.set(new Name(RowWords.name(at, byName), at.depth(), at.expandable(), open, at.isRange(), flash.lit(),
                stored));
    }

    /** Whether its numbers may be read again: those of many siblings are a sum over them and wait longer. */
    boolean wantsFacts(long nowMillis) {
        return nowMillis >= factsUntil;
    }

    /** @param until epoch milliseconds before which its numbers are not asked for */
    void rest(long until) {
        factsUntil = until;
    }

    /**
     * Takes its numbers over.
     *
     * @param ofSubjects how many it stands for, empty for a leaf
     * @param parent of the node above, for the share
     * @param mayFlash whether what is new may be lit for a moment
     */
    void show(NodeFacts now, String ofSubjects, NodeFacts parent, Window window, Instant at, boolean mayFlash) {
        facts = now;
        boolean storedNow = now.onlyStored();
        subjects.set(ofSubjects);
        messages.set(storedNow ? RowWords.stored(now) : RowWords.count(now.messages()));
        rate.set(storedNow ? "" : RowWords.rate(now.perSecond(window)));
        bytes.set(storedNow ? "" : RowWords.bytes(now.bytes()));
        byteRate.set(storedNow ? "" : RowWords.bytes(now.bytesPerSecond(window)));
        share.set(storedNow ? "" : RowWords.share(now, parent));
        age.set(storedNow ? "" : RowWords.age(now.lastAt(), at));
        boolean lit = flash.shown(now.messages(), at.toEpochMilli(), mayFlash);
        if (name.get().fresh() != lit || stored != storedNow) {
            if (stored != storedNow && !line.isRange()) {
                newest.set(newest.get().text(storedNow ? "stored, not live" : ""));
            }
            stored = storedNow;
            name.set(name.get().lit(lit, storedNow));
        }
    }

    /** Whether the message of that number is newer than the value shown, and the value may be read again. */
    boolean wantsValue(long number, long nowMillis) {
        return number != valueNumber && nowMillis >= valueUntil;
    }

    /** @param until epoch milliseconds before which a newer value is not asked for */
    void showValue(String text, long number, long until) {
        newest.set(newest.get().text(text));
        valueNumber = number;
        valueUntil = until;
    }

    boolean wantsTrend(long nowMillis) {
        return nowMillis >= trendUntil;
    }

    /**
     * Shows the shape of the last five minutes.
     *
     * @param perSecond oldest first, NaN where it is not known; not changed any more
     * @param until epoch milliseconds before which it is not asked for again
     */
    void showTrend(double[] perSecond, long until) {
        newest.set(newest.get().trend(perSecond));
        trendUntil = until;
    }

    /** What was last shown, in full; null before. */
    @Nullable NodeFacts facts() {
        return facts;
    }

    public Line line() {
        return line;
    }

    public ReadOnlyObjectProperty<Name> nameProperty() {
        return name.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty subjectsProperty() {
        return subjects.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty byteRateProperty() {
        return byteRate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** The last value of a subject, the trend of a branch. */
    public ReadOnlyObjectProperty<Newest> newestProperty() {
        return newest.getReadOnlyProperty();
    }
}
