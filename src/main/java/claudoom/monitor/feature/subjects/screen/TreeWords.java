package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Figures;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is said under and over the tree: how much is shown of how much, what waits, what is not there. */
final class TreeWords {

    private final SubjectTree tree;
    private final ReadOnlyStringWrapper foot = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper busiest = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper untracked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reorder = new ReadOnlyStringWrapper("Re-order");
    private final ReadOnlyStringWrapper trend = new ReadOnlyStringWrapper("Last value · 30 s");
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper heard = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();

    TreeWords(SubjectTree tree) {
        this.tree = tree;
    }

    /**
     * Says it.
     *
     * @param wanted subjects that the filter lets through
     * @param laidOut how many there were when the tree was laid out
     * @param matches what the filter found; null without one
     * @param arrangement what is laid out
     */
    void say(int wanted, int laidOut, @Nullable Matches matches, Arrangement arrangement) {
        heard.set(tree.subjects() > 0 || tree.nodes() > 1); // streams may hold what nobody sends now
        boolean filtered = matches != null;
        int subjects = tree.subjects();
        int waiting = wanted - laidOut + (filtered ? 0 : arrangement.newStored());
        int shown = Math.max(0, Math.min(laidOut, wanted));
        foot.set(matches == null
                ? Figures.count((long) subjects) + (subjects == 1 ? " subject · " : " subjects · ")
                        + Figures.count((long) shown) + " shown" + stored()
                : found(matches, shown));
        reorder.set("Re-order" + waiting(waiting, filtered, arrangement.outdated()));
        emptiness.set(filtered ? "" : Figures.count((long) subjects));
        sayUntracked(tree.untrackedSubjects());
        int seconds = tree.historySeconds();
        trend.set("Last value · " + (seconds < 60 ? seconds + " s" : seconds / 60 + " min"));
    }

    private static String waiting(int more, boolean filtered, boolean outdated) {
        if (more > 0) {
            return " · " + Figures.count((long) more) + " new";
        }
        return more < 0 && !filtered
                ? " · " + Figures.count((long) -more) + " gone"
                : outdated ? " · changes wait" : "";
    }

    /**
     * Says it of the top talkers, which stand there instead of the tree.
     *
     * @param filtered whether a filter narrows the tree, which it does not do here
     * @param held whether they keep their places although others may be busier by now
     */
    void sayBusiest(int rows, boolean filtered, boolean held) {
        int subjects = tree.subjects();
        busiest.set(Figures.count((long) subjects) + (subjects == 1 ? " subject · " : " subjects · ")
                + (rows == 0 ? "none of them busy" : rows == 1 ? "the busiest one" : "the " + rows + " busiest of all")
                + (held ? " · places held while you are at them" : "")
                + (filtered ? " · the filter is for the tree and leaves nothing out here" : ""));
    }

    /** Without a connection the numbers are those of the last moment there was one. */
    void link(LinkState state) {
        away.set(!state.connected());
        stale.set(state.connected() || !heard.get() ? "" : "from " + Figures.time(state.since()));
    }

    private String stored() {
        int only = tree.facts(SubjectTree.ROOT).storedOnly();
        return only == 0 ? "" : " · " + Figures.count((long) only) + " stored, not live";
    }

    /** With a filter what it found is counted apart: what comes live, and what streams hold only. */
    private String found(Matches matches, int shown) {
        int only = tree.facts(SubjectTree.ROOT).storedOnly();
        int found = only == 0 ? 0 : Math.min(shown, matches.stored());
        return of(shown - found, tree.subjects()) + (tree.subjects() == 1 ? " subject shown" : " subjects shown")
                + (only == 0 ? "" : " · " + of(found, only) + " stored, not live") + " · a branch counts all below it";
    }

    private static String of(int some, int all) {
        return Figures.count((long) some) + " of " + Figures.count((long) all);
    }

    /** What to do when nothing matches. */
    static String nothing(Criterion wanted) {
        return "Change or clear the filter. " + (wanted.where() == Criterion.Where.PAYLOAD
                ? "It looks at the first 64 KiB of the last payload of each subject; the menu beside it also offers the subject."
                : "It looks at subjects; the menu beside it also offers the last payload.");
    }

    private void sayUntracked(long missed) {
        var atLeast = tree.untrackedExactly() ? "" : "at least ";
        var left = missed == 0
                ? ""
                : atLeast + Figures.count(missed) + (missed == 1 ? " subject" : " subjects") + " not tracked";
        long payloads = tree.payloadsForgotten();
        untracked.set(payloads == 0
                ? left
                : left + (missed == 0 ? "" : " · ") + Figures.count(payloads)
                        + (payloads == 1 ? " last payload forgotten" : " last payloads forgotten"));
    }

    /** Whether any subject was ever heard. */
    ReadOnlyBooleanProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /** Whether the connection is away, so that nothing can be heard. */
    ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** "from 19:42:10" while the connection is away, else empty. */
    ReadOnlyStringProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    ReadOnlyStringProperty footProperty() {
        return foot.getReadOnlyProperty();
    }

    /** What the foot says under the top talkers. */
    ReadOnlyStringProperty busiestProperty() {
        return busiest.getReadOnlyProperty();
    }

    /** What is not in the tree; empty if everything is. */
    ReadOnlyStringProperty untrackedProperty() {
        return untracked.getReadOnlyProperty();
    }

    /** The head of the column with values and trends: how much time the trends cover. */
    ReadOnlyStringProperty trendProperty() {
        return trend.getReadOnlyProperty();
    }

    /** The words of the button that re-orders, with how many subjects wait for it. */
    ReadOnlyStringProperty reorderProperty() {
        return reorder.getReadOnlyProperty();
    }

    /** Without a filter how many subjects wait to be laid out, for the words of a tree without rows. */
    ReadOnlyStringProperty emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }
}
