package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the subjects screen shows. Numbers change in place, of the rows on screen only; rows come, go and change places only when
 * the user asks, or while nobody points at the tree and nothing is selected.
 */
public final class SubjectsViewModel {

    private final SubjectTree tree;
    private final Arrangement arrangement;
    private final Rows rows;
    private final RowNumbers numbers;
    private final FilterViewModel filter;
    private final LeafViewModel leaf;
    private final ReadOnlyStringWrapper foot = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reorder = new ReadOnlyStringWrapper("Re-order");
    private final ReadOnlyBooleanWrapper heard = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable SubjectRow> selected = new ReadOnlyObjectWrapper<>();
    private Supplier<List<SubjectRow>> onScreen;
    private Instant now = Instant.EPOCH;
    private boolean pointed;

    /** As the other, with nothing to ask for the panel of a subject. */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf) {
        this(tree, aside, valueOf, LeafSources.offline(tree, aside));
    }

    /**
     * @param valueOf the newest value of a subject in a few words, safe to show
     * @param sources where the panel of a subject gets what it shows from
     */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf, LeafSources sources) {
        this.tree = tree;
        numbers = new RowNumbers(tree, valueOf);
        arrangement = new Arrangement(tree, aside, this::shown, this::laidOut);
        rows = arrangement.rows();
        filter = new FilterViewModel(tree, aside, arrangement::filter);
        leaf = new LeafViewModel(tree, sources);
        onScreen = () -> rows.list().subList(0, Math.min(60, rows.list().size()));
    }

    /** Says which rows can be seen, so that only they are kept up to date. */
    public void lookAt(Supplier<List<SubjectRow>> rowsOnScreen) {
        onScreen = rowsOnScreen;
    }

    /** Brings everything on screen up to date. */
    public void sample(Instant at) {
        now = at;
        tree.sample(at.toEpochMilli());
        filter.sample();
        arrangement.sample(at, pointed || selected.get() != null);
        numbers.begin(filter.matches(), at);
        onScreen.get().forEach(numbers::show);
        leaf.sample(at);
        say();
    }

    /** Brings one row up to date that has just come into sight. */
    public void appear(SubjectRow row) {
        numbers.begin(filter.matches(), now);
        numbers.show(row);
    }

    /** Is told before the rows change, and gives back what is to be done when they have. */
    public void onChange(Supplier<Runnable> watcher) {
        rows.onChange(watcher);
    }

    private void laidOut() {
        var chosen = selected.get();
        if (chosen != null && !rows.has(chosen)) {
            select(null);
        }
        say();
    }

    private int shown() {
        var matches = filter.matches();
        return matches == null ? tree.subjects() : matches.total();
    }

    private void say() {
        int subjects = tree.subjects();
        heard.set(subjects > 0);
        int waiting = shown() - arrangement.subjects();
        long untracked = tree.untrackedMessages();
        foot.set(Figures.count(subjects) + (subjects == 1 ? " subject · " : " subjects · ")
                + (untracked == 0 ? "0 not tracked" : Figures.count(untracked) + " messages on subjects not tracked")
                + " · " + Figures.count(Math.min(arrangement.subjects(), shown())) + " shown"
                + (filter.matches() == null ? "" : ", numbers count all below"));
        reorder.set(waiting > 0 ? "Re-order · " + Figures.count((long) waiting) + " new" : "Re-order");
    }

    /** Takes in what is new and puts everything in order, now. */
    public void reorder() {
        arrangement.layOut();
        onScreen.get().forEach(this::appear);
    }

    public void order(SiblingOrder by) {
        arrangement.order(by);
    }

    public SiblingOrder order() {
        return arrangement.order();
    }

    public void filter(String text) {
        filter.type(text);
    }

    /** Whether the pointer is in the tree: then nothing moves in it. */
    public void point(boolean inside) {
        pointed = inside;
    }

    public void select(@Nullable SubjectRow row) {
        selected.set(row);
        leaf.show(row == null ? null : row.line(), row == null ? "" : row.nameProperty().get().text(), now);
    }

    public boolean isOpen(SubjectRow row) {
        return arrangement.isOpen(row);
    }

    public void toggle(SubjectRow row) {
        if (isOpen(row)) {
            close(row);
        } else {
            open(row);
        }
    }

    /** Opens a row; below a very wide one the lines come a moment later. */
    public void open(SubjectRow row) {
        arrangement.open(row);
    }

    public void close(SubjectRow row) {
        var chosen = selected.get();
        arrangement.close(row);
        if (chosen != null && !rows.has(chosen)) {
            select(row);
        }
    }

    /** The row that this one lies under; null at the left edge. */
    public @Nullable SubjectRow above(SubjectRow row) {
        return arrangement.above(row);
    }

    /** The next row after this one, from the top again after the last, whose name begins so; null if none does. */
    public @Nullable SubjectRow find(String beginning, @Nullable SubjectRow after, boolean alsoThis) {
        var all = rows.list();
        int start = after == null ? -1 : all.indexOf(after);
        var wanted = beginning.toLowerCase(Locale.ROOT);
        for (int step = alsoThis ? 0 : 1; step <= all.size(); step++) {
            var row = all.isEmpty() ? null : all.get(Math.floorMod(start + step, all.size()));
            if (row != null && name(row.line()).toLowerCase(Locale.ROOT).startsWith(wanted)) {
                return row;
            }
        }
        return null;
    }

    private static String name(Line line) {
        return line.isRange() ? line.range().firstName() : line.name();
    }

    /** The subject as far as this row, as it came; of a range that of the node above it. */
    public String path(SubjectRow row) {
        return tree.path(row.line().node());
    }

    /** What is known of the connection: without one the numbers are those of the last moment there was one. */
    public void link(LinkState state) {
        stale.set(state.connected() || !heard.get() ? "" : "from " + Figures.time(state.since()));
    }

    public ObservableList<SubjectRow> rows() {
        return rows.list();
    }

    public LeafViewModel leaf() {
        return leaf;
    }

    public ReadOnlyObjectProperty<@Nullable SubjectRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty footProperty() {
        return foot.getReadOnlyProperty();
    }

    /** "from 19:42:10" while the connection is away, else empty. */
    public ReadOnlyStringProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** The words of the button that re-orders, with how many subjects wait for it. */
    public ReadOnlyStringProperty reorderProperty() {
        return reorder.getReadOnlyProperty();
    }

    /** Whether any subject was ever heard. */
    public ReadOnlyBooleanProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty foundProperty() {
        return filter.foundProperty();
    }

    public ReadOnlyStringProperty faultProperty() {
        return filter.faultProperty();
    }
}
