package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One line of the tree on screen. It lives as long as its key and changes in place, and only where its text changes. */
public final class SubjectRow {

    private static final int LONGEST_NAME = 160;
    private static final long RANGE_GAP = 1_000;

    private final ReadOnlyObjectWrapper<Name> name = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper subjects = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messages = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper share = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("");
    private Line line;
    private long valueNumber = -1;
    private long valueUntil;
    private long factsUntil;

    /** What the first cell shows. */
    public record Name(String text, int depth, boolean expandable, boolean open, boolean range) {}

    SubjectRow(Line line, boolean open, boolean byName) {
        this.line = line;
        place(line, open, byName);
    }

    /** @param byName whether siblings stand in the order of their names, so that a range reads from name to name */
    void place(Line at, boolean open, boolean byName) {
        line = at;
        name.set(new Name(text(at, byName), at.depth(), at.expandable(), open, at.isRange()));
    }

    private static String text(Line line, boolean byName) {
        var range = line.range();
        if (!line.isRange()) {
            return line.name().isEmpty() ? "(empty)" : Visible.line(line.name(), LONGEST_NAME);
        }
        var reach = byName
                ? Visible.line(range.firstName(), 40) + " … " + Visible.line(range.lastName(), 40)
                : Figures.count(range.first()) + " to " + Figures.count(range.last()) + " in this order";
        return reach + "  (" + Figures.count(range.size()) + " values)";
    }

    /** Whether its numbers may be read again: those of a range are a sum over a thousand nodes and wait longer. */
    boolean wantsFacts(long nowMillis) {
        return !line.isRange() || nowMillis >= factsUntil;
    }

    /** @param parentMessages of the node above, for the share */
    void show(NodeFacts facts, String ofSubjects, long parentMessages, Instant now) {
        subjects.set(ofSubjects);
        messages.set(Figures.count(facts.messages()));
        rate.set(Figures.rate(facts.perSecond()));
        share.set(parentMessages == 0
                ? Figures.UNKNOWN
                : Figures.percent(Math.min(1.0, (double) facts.messages() / parentMessages)));
        age.set(age(facts.lastAt(), now));
        factsUntil = now.toEpochMilli() + RANGE_GAP;
    }

    /** Tenths of a second would never stand still. */
    private static String age(long lastAt, Instant now) {
        if (lastAt == 0) {
            return Figures.UNKNOWN;
        }
        return now.toEpochMilli() - lastAt < 1000 ? "<1 s" : Figures.age(Instant.ofEpochMilli(lastAt), now);
    }

    /** Whether the message of that number is newer than the value shown, and the value may be read again. */
    boolean wantsValue(long number, long nowMillis) {
        return number != valueNumber && nowMillis >= valueUntil;
    }

    /** @param until epoch milliseconds before which a newer value is not asked for */
    void showValue(String text, long number, long until) {
        value.set(text);
        valueNumber = number;
        valueUntil = until;
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

    public ReadOnlyStringProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty valueProperty() {
        return value.getReadOnlyProperty();
    }
}
