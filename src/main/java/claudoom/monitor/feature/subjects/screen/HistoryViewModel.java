package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Differences;
import claudoom.monitor.feature.subjects.model.HistoryLine;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.LeafWatch.Seen;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the selected subject, newest first. While one of them is chosen the list stands still and says how many came
 * since; one chosen message can be compared with the one before it, two with each other.
 */
public final class HistoryViewModel {

    private final Aside aside;
    private final Readings readings;
    private final ObservableList<HistoryLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper newer = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable HistoryMessage> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Differences> changes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper compared = new ReadOnlyStringWrapper("");
    private List<HistoryMessage> picked = List.of();
    private @Nullable Seen seen;
    private int storedShown;
    private long heardAtHold;
    private long comparison;
    private long readAs;
    private boolean changing;
    private Runnable changed = () -> {};

    /** @param readings as what payloads are compared where somebody chose */
    HistoryViewModel(Aside aside, Readings readings) {
        this.aside = aside;
        this.readings = readings;
    }

    /** Another subject: nothing is known of it yet. */
    void clear() {
        seen = null;
        storedShown = 0;
        pick(List.of());
        lines.clear();
        state.set("");
    }

    void took(Seen look, int stored) {
        seen = look;
        if (picked.isEmpty() || stored != storedShown) {
            show(stored);
        }
        if (readings.changes() != readAs) {
            readAs = readings.changes();
            readAgain();
        }
        say();
    }

    /** What is chosen is to be read in another way. */
    private void readAgain() {
        if (!picked.isEmpty()) {
            chosen.set(null);
            chosen.set(picked.getFirst());
            compare();
        }
    }

    private void show(int stored) {
        var look = seen;
        if (look == null) {
            return;
        }
        storedShown = stored;
        if (!sameLines(look.lines(), lines)) {
            changing = true;
            lines.setAll(look.lines());
            changing = false;
            changed.run();
        }
    }

    /** Whether the lines are just being exchanged: what a list chooses meanwhile nobody chose. */
    boolean changing() {
        return changing;
    }

    /** Is told when the lines were exchanged. */
    void onChange(Runnable watcher) {
        changed = watcher;
    }

    /** A list of equal lines is left alone: no cell is touched. */
    private static boolean sameLines(List<HistoryLine> one, List<HistoryLine> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int n = 0; n < one.size(); n++) {
            if (!alike(one.get(n), other.get(n))) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(HistoryLine one, HistoryLine other) {
        if (one instanceof HistoryLine.Message a && other instanceof HistoryLine.Message b) {
            return alike(a.message(), b.message());
        }
        return one.equals(other);
    }

    private static boolean alike(HistoryMessage one, HistoryMessage other) {
        return one.same(other) && one.live() == other.live() && Objects.equals(one.stored(), other.stored());
    }

    private void say() {
        var look = seen;
        if (look == null) {
            return;
        }
        long live = look.lines().stream().filter(
                line -> line instanceof HistoryLine.Message one && one.message().live()).count();
        long onlyStored = look.lines().stream().filter(
                line -> line instanceof HistoryLine.Message one && !one.message().live()).count();
        state.set(Figures.count(live) + " live"
                + (look.forgotten() > 0 ? " of " + Figures.count(look.heard()) + " heard" : "")
                + (onlyStored > 0 ? " · " + Figures.count(onlyStored) + " from the stream" : ""));
        long since = look.heard() - heardAtHold;
        newer.set(picked.isEmpty() || since <= 0 ? "" : Figures.count(since) + " newer");
    }

    /** Chooses messages of the list; none lets the list go on. */
    public void pick(List<HistoryMessage> messages) {
        boolean begins = picked.isEmpty() && !messages.isEmpty();
        picked = List.copyOf(messages);
        if (begins) {
            heardAtHold = seen == null ? 0 : seen.heard();
        }
        chosen.set(picked.isEmpty() ? null : picked.getFirst());
        compare();
        if (picked.isEmpty()) {
            show(storedShown);
        }
        say();
    }

    /** What is chosen now. */
    List<HistoryMessage> picked() {
        return picked;
    }

    private void compare() {
        long mine = ++comparison;
        changes.set(null);
        compared.set("");
        if (picked.size() > 2) {
            compared.set("Choose two messages to see what differs; " + picked.size() + " are chosen.");
            return;
        }
        var pair = pair();
        if (pair.size() < 2) {
            compared.set(picked.isEmpty()
                    ? "Choose a message to compare it with the one before it, or two to compare them."
                    : "There is no message before this one here.");
            return;
        }
        compared.set("Comparing …");
        var title = (picked.size() == 2 ? "From " : "From the one before, ") + time(pair.getFirst()) + ", to "
                + time(pair.getLast());
        aside.run(() -> Comparison.of(pair.getFirst(), pair.getLast(), readings), found -> {
            if (mine == comparison) {
                compared.set(title);
                changes.set(found);
            }
        });
    }

    private static String time(HistoryMessage message) {
        return Figures.timeMillis(message.arrival().at());
    }

    /** The older and the newer of the two that are compared; fewer if there are none. */
    private List<HistoryMessage> pair() {
        var all = new ArrayList<HistoryMessage>();
        for (var line : lines) {
            if (line instanceof HistoryLine.Message one) {
                all.add(one.message());
            }
        }
        if (picked.isEmpty()) {
            return List.of();
        }
        int first = place(all, picked.getFirst());
        int second = picked.size() == 2 ? place(all, picked.getLast()) : first + 1;
        if (first < 0 || second < 0 || second >= all.size()) {
            return List.of();
        }
        return List.of(all.get(Math.max(first, second)), all.get(Math.min(first, second)));
    }

    private static int place(List<HistoryMessage> all, HistoryMessage wanted) {
        for (int n = 0; n < all.size(); n++) {
            if (all.get(n).same(wanted)) {
                return n;
            }
        }
        return -1;
    }

    public ObservableList<HistoryLine> lines() {
        return lines;
    }

    /** "100 live of 12,345 heard · 50 from the stream". */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** "12 newer" while the list stands still, else empty. */
    public ReadOnlyStringProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** The message to be read; null for none. */
    public ReadOnlyObjectProperty<@Nullable HistoryMessage> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What differs; null while there is nothing to compare or it is not known yet. */
    public ReadOnlyObjectProperty<@Nullable Differences> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** What is compared, or what to do to compare. */
    public ReadOnlyStringProperty comparedProperty() {
        return compared.getReadOnlyProperty();
    }
}
