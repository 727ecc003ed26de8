package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the subjects screen shows. Numbers change in place, of the rows on screen only; rows come, go and change places only when
 * the user asks, or while nobody points at the tree and nothing is selected.
 */
public final class SubjectsViewModel {

    private final SubjectTree tree;
    private final Sampling sampling;
    private final Arrangement arrangement;
    private final Rows rows;
    private final RowNumbers numbers;
    private final FilterViewModel filter;
    private final TalkersViewModel talkers;
    private final LeafViewModel leaf;
    private final StoredTreeViewModel stored;
    private final Way way;
    private final JustOpened opened;
    private final Remembered remembered;
    private final TreeWords words;
    private final TreeOrder order;
    private final ReadOnlyObjectWrapper<@Nullable SubjectRow> selected = new ReadOnlyObjectWrapper<>();
    private Supplier<List<SubjectRow>> onScreen;
    private Instant now = Instant.EPOCH;
    private boolean pointed;

    /** Remembers until the program ends. */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf) {
        this(tree, aside, valueOf, Memory.ofThisRun());
    }

    /** As the other, with nothing to ask for the panel of a subject. */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf, Memory memory) {
        this(tree, aside, valueOf, memory, LeafSources.offline(tree, aside));
    }

    /**
     * @param valueOf the newest value of a subject in a few words, safe to show
     * @param memory of this screen
     * @param sources where the panel of a subject gets what it shows from
     */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf, Memory memory,
            LeafSources sources) {
        this(tree, aside, valueOf, memory, sources, Sampling.AT_ONCE);
    }

    /**
     * As the other.
     *
     * @param intake where the tree takes in what came; nothing else that takes long is done there
     */
    public SubjectsViewModel(SubjectTree tree, Aside aside, Function<Arrival, String> valueOf, Memory memory,
            LeafSources sources, Aside intake) {
        this.tree = tree;
        sampling = new Sampling(tree, intake);
        remembered = new Remembered(memory);
        words = new TreeWords(tree);
        numbers = new RowNumbers(tree, aside, valueOf);
        arrangement = new Arrangement(tree, aside, () -> filters().through(), this::laidOut);
        rows = arrangement.rows();
        filter = new FilterViewModel(tree, aside, arrangement);
        talkers = new TalkersViewModel(tree, aside);
        leaf = new LeafViewModel(tree, sources, valueOf);
        stored = new StoredTreeViewModel(sources, new TreeShelf(tree));
        stored.onChange(this::storedChanged);
        opened = new JustOpened(tree, arrangement);
        way = new Way(tree, arrangement);
        order = new TreeOrder(remembered, arrangement::order, over -> {
            numbers.over(over);
            talkers.over(over);
            leaf.over(over);
        });
        onScreen = () -> rows.list().subList(0, Math.min(60, rows.list().size()));
        recall();
    }

    private void recall() {
        arrangement.openAgain(remembered.open());
        order.recall();
        filter.want(remembered.filter("filter"));
        filter.exclude(remembered.filter("exclude"));
        filter.wantedProperty().subscribe(criterion -> remembered.filter("filter", criterion));
        filter.unwantedProperty().subscribe(criterion -> remembered.filter("exclude", criterion));
        filter.wantedProperty().subscribe(stored::looksFor);
        arrangement.onExpanded(() -> remembered.open(arrangement.openNames()));
    }

    /** Says which rows can be seen, so that only they are kept up to date. */
    public void lookAt(Supplier<List<SubjectRow>> rowsOnScreen) {
        onScreen = rowsOnScreen;
    }

    /** Brings everything on screen up to date. */
    public void sample(Instant at) {
        now = at;
        sampling.sample(at);
        tree.soon(() -> bringUpToDate(at));
    }

    private void bringUpToDate(Instant at) {
        filter.sample(at);
        arrangement.sample(at, held());
        numbers.begin(filter.matches(), selected.get(), at);
        if (!talkers.shownProperty().get()) {
            var seen = onScreen.get();
            seen.forEach(numbers::show);
            numbers.watch(seen);
        }
        talkers.sample(at);
        leaf.sample(at);
        stored.sample(at);
        say();
    }

    /** Whether nothing may move in the tree. */
    private boolean held() {
        return pointed || selected.get() != null;
    }

    private void storedChanged(boolean wanted, @Nullable String below) {
        if (wanted || !held() || arrangement.lostRows()) {
            arrangement.layOut();
        } else if (!opened.renew(below, selected.get())) {
            arrangement.outdate();
        }
    }

    /** Brings one row up to date that has just come into sight. */
    public void appear(SubjectRow row) {
        numbers.begin(filter.matches(), selected.get(), now);
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
        if (filter.matches() == null) { // what a filter opens nobody asked to see
            stored.opened(arrangement.newlyOpen().stream().map(this::path).toList());
        }
        say();
    }

    private void say() {
        words.say(filter.through(), arrangement.subjects(), filter.matches(), arrangement);
        words.sayBusiest(talkers.rows().size(), filter.matches() != null, talkers.held());
    }

    /** Takes in what is new and puts everything in order, now. */
    public void reorder() {
        arrangement.layOut();
        onScreen.get().forEach(this::appear);
    }

    /** As {@link #reorder}, and asks streams again for what they hold. */
    public void refresh() {
        stored.refresh(openPaths());
        reorder();
    }

    /** Shows the subjects that streams hold, or leaves them out. */
    public void showStored(boolean wish) {
        stored.show(wish, openPaths());
    }

    private List<String> openPaths() {
        return rows.list().stream().filter(row -> !row.line().isRange() && arrangement.isOpen(row)).map(this::path)
                .toList();
    }

    /** Puts everything in this order, now. */
    public void order(SiblingOrder by) {
        order.by(by);
    }

    public SiblingOrder order() {
        return order.orderProperty().get();
    }

    /** Takes rates over another time; where they are the order, everything is put in order anew. */
    public void over(Window wanted) {
        order.over(wanted);
        onScreen.get().forEach(this::appear);
    }

    /** Narrows the tree to what this text finds, read and looked for as before. */
    public void filter(String text) {
        filter.want(filter.wantedProperty().get().text(text));
    }

    /** Chooses a subject and opens everything above it; a filter that hides it is taken away. */
    public void go(int node, Consumer<SubjectRow> arrived) {
        way.go(node, filter, row -> {
            select(row);
            arrived.accept(row);
        });
    }

    /** Whether the desktop asks for less motion: then nothing is lit for a moment. */
    public void still(boolean calm) {
        numbers.still(calm);
    }

    /** Whether the pointer is in the tree: then nothing moves in it. */
    public void point(boolean inside) {
        pointed = inside;
    }

    public void select(@Nullable SubjectRow row) {
        selected.set(row);
        leaf.show(row == null ? null : row.line(), row == null ? "" : RowWords.title(row), now);
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
        opened.now(row);
        if (!row.line().isRange()) {
            stored.opened(path(row));
        }
    }

    public void close(SubjectRow row) {
        var chosen = selected.get();
        arrangement.close(row);
        if (!row.line().isRange()) {
            stored.closed(path(row));
        }
        if (chosen != null && !rows.has(chosen)) {
            select(row);
        }
    }

    /** The row that this one lies under; null at the left edge. */
    public @Nullable SubjectRow above(SubjectRow row) {
        return arrangement.above(row);
    }

    /** The subject as far as this row, as it came; of a range that of the node above it. */
    public String path(SubjectRow row) {
        return tree.path(row.line().node());
    }

    /** What is known of the connection: without one the numbers are those of the last moment there was one. */
    public void link(LinkState state) {
        stored.link(state, this::openPaths);
        words.link(state);
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

    public ReadOnlyObjectProperty<SiblingOrder> orderProperty() {
        return order.orderProperty();
    }

    /** Over which time rates are taken. */
    public ReadOnlyObjectProperty<Window> windowProperty() {
        return order.windowProperty();
    }

    TreeWords words() {
        return words;
    }

    StoredTreeViewModel streams() {
        return stored;
    }

    FilterViewModel filters() {
        return filter;
    }

    TalkersViewModel talkers() {
        return talkers;
    }

    Remembered remembered() {
        return remembered;
    }

    public ReadOnlyStringProperty foundProperty() {
        return filter.foundProperty();
    }

}
