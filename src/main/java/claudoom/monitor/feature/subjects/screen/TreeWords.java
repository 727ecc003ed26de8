package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.ui.Figures;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is said under and over the tree: how much is shown of how much, what waits, what is not there. */
final class TreeWords {

    private final SubjectTree tree;
    private final ReadOnlyStringWrapper foot = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper untracked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reorder = new ReadOnlyStringWrapper("Re-order");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");

    TreeWords(SubjectTree tree) {
        this.tree = tree;
    }

    /**
     * Says it.
     *
     * @param wanted subjects that the filter lets through
     * @param laidOut how many there were when the tree was laid out
     * @param matches what the filter found; null without one
     */
    void say(int wanted, int laidOut, @Nullable Matches matches) {
        boolean filtered = matches != null;
        int subjects = tree.subjects();
        int waiting = wanted - laidOut;
        int shown = Math.max(0, Math.min(laidOut, wanted));
        foot.set(Figures.count((long) subjects) + (subjects == 1 ? " subject · " : " subjects · ")
                + Figures.count((long) shown) + " shown" + stored(matches, shown)
                + (filtered ? " · numbers count all below" : ""));
        reorder.set(waiting > 0 ? "Re-order · " + Figures.count((long) waiting) + " new" : "Re-order");
        emptiness.set(filtered ? "" : Figures.count((long) subjects));
        sayUntracked(tree.untrackedSubjects());
    }

    /** With a filter what it found is counted apart: what comes live, and what streams hold only. */
    private String stored(@Nullable Matches matches, int shown) {
        int only = tree.facts(SubjectTree.ROOT).storedOnly();
        if (only == 0) {
            return "";
        }
        if (matches == null) {
            return " · " + Figures.count((long) only) + " stored, not live";
        }
        int found = Math.min(shown, matches.stored());
        return ": " + Figures.count((long) (shown - found)) + " live, " + Figures.count((long) found) + " of "
                + Figures.count((long) only) + " stored";
    }

    private void sayUntracked(long missed) {
        var atLeast = tree.untrackedExactly() ? "" : "at least ";
        untracked.set(missed == 0
                ? ""
                : atLeast + Figures.count(missed) + (missed == 1 ? " subject" : " subjects") + " not tracked");
    }

    ReadOnlyStringProperty footProperty() {
        return foot.getReadOnlyProperty();
    }

    /** What is not in the tree; empty if everything is. */
    ReadOnlyStringProperty untrackedProperty() {
        return untracked.getReadOnlyProperty();
    }

    ReadOnlyStringProperty reorderProperty() {
        return reorder.getReadOnlyProperty();
    }

    /** Without a filter how many subjects wait to be laid out, for the words of a tree without rows. */
    ReadOnlyStringProperty emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }
}
