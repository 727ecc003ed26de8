package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.LastMessage;
import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NatsCommand;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the panel beside the tree shows of the selected line: its sums, and the last message if it is a subject itself. */
public final class LeafViewModel {

    private static final int LARGE = 16_384;
    private static final long GAP = 500;
    private static final long LARGE_GAP = 2_000;

    private final SubjectTree tree;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sums = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper received = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper interval = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper newer = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable LastMessage> last = new ReadOnlyObjectWrapper<>();
    private @Nullable Line line;
    private final ReadOnlyBooleanWrapper frozen = new ReadOnlyBooleanWrapper();
    private long frozenAtMessages;
    private long nextLook;

    LeafViewModel(SubjectTree tree) {
        this.tree = tree;
    }

    /** @param name what the line is called in the tree */
    void show(@Nullable Line wanted, String name, Instant now) {
        line = wanted;
        nextLook = 0;
        var path = wanted == null ? "" : Visible.of(tree.path(wanted.node()));
        title.set(wanted != null && wanted.isRange() ? path + ": " + name : path);
        last.set(null);
        size.set("");
        received.set("");
        age.set("");
        interval.set("");
        freeze(false);
        sample(now);
    }

    /** Keeps the message that is shown while newer ones come. */
    public void freeze(boolean hold) {
        frozen.set(hold && last.get() != null);
        frozenAtMessages = line == null ? 0 : tree.facts(line.node()).messages();
        newer.set("");
        nextLook = 0;
    }

    void sample(Instant now) {
        var shown = line;
        if (shown == null) {
            return;
        }
        var facts = shown.isRange() ? shown.range().facts(tree) : tree.facts(shown.node());
        sums.set(Figures.count(facts.subjects()) + (facts.subjects() == 1 ? " subject · " : " subjects · ")
                + Figures.count(facts.messages()) + (facts.messages() == 1 ? " message · " : " messages · ")
                + Figures.bytes(facts.bytes()) + " · "
                + Figures.rate(facts.perSecond()) + " msg/s");
        if (frozen.get()) {
            newer.set(Figures.count(facts.messages() - frozenAtMessages) + " newer");
        } else if (now.toEpochMilli() >= nextLook && !shown.isRange()) {
            look(shown.node(), now);
        }
        var message = last.get();
        if (message != null) {
            age.set(Figures.ago(message.arrival().at(), now));
        }
    }

    private void look(int node, Instant now) {
        var before = last.get();
        var found = before == null || before.number() != tree.newestNumber(node) ? tree.last(node) : null;
        if (found == null) {
            return;
        }
        var arrival = found.arrival();
        size.set(Figures.bytes((long) arrival.size()));
        received.set(Figures.exact(arrival.at()));
        interval.set(found.afterPrevious() == null ? Figures.UNKNOWN : Figures.latency(found.afterPrevious()));
        nextLook = now.toEpochMilli() + (arrival.payload().length > LARGE ? LARGE_GAP : GAP);
        last.set(found);
    }

    /** Whether the line stands for siblings that would not fit under one line. */
    boolean range() {
        return line != null && line.isRange();
    }

    /** The subject as far as the line, as it came; empty without a line. */
    public String path() {
        return line == null ? "" : tree.path(line.node());
    }

    /** Whether the line stands for more than one subject. */
    public boolean branch() {
        return line != null && line.expandable();
    }

    /** The line as a filter: the subject itself, or everything below it. */
    public String pattern() {
        return branch() ? path() + ".>" : path();
    }

    public String natsSub() {
        return NatsCommand.subscribe(pattern());
    }

    /** The subject with everything invisible made visible. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sumsProperty() {
        return sums.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty receivedProperty() {
        return received.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** How long after the previous message of this subject the shown one came. */
    public ReadOnlyStringProperty intervalProperty() {
        return interval.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty frozenProperty() {
        return frozen.getReadOnlyProperty();
    }

    /** While frozen, how many messages came since. */
    public ReadOnlyStringProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** The last message on exactly the selected subject; null while there is none. */
    ReadOnlyObjectProperty<@Nullable LastMessage> lastProperty() {
        return last.getReadOnlyProperty();
    }
}
