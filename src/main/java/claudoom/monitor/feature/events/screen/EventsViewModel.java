package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Filter;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.feature.events.model.Shift;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.FootLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the events screen shows and does: the lines in sight, the filter, the freeze, the chosen message. */
public final class EventsViewModel {

    private final EventLog log;
    private final OutFile outFile;
    private final Choice choice = new Choice();
    private final Viewpoint view = new Viewpoint();
    private final VisibleRows visible;
    private final FilterInput input;
    private final Wanted wanted;
    private final ReadOnlyStringWrapper matches = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.FOLLOWING);
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.NONE);
    private final ReadOnlyObjectWrapper<FootLine.Says> foot = new ReadOnlyObjectWrapper<>(FootLine.Says.NOTHING);
    private final ReadOnlyObjectWrapper<Emptiness> emptiness = new ReadOnlyObjectWrapper<>(Emptiness.QUIET);
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.NONE);
    private final ReadOnlyIntegerWrapper chosenRow = new ReadOnlyIntegerWrapper(-1);
    private final HistoryViewModel past;
    private final Sayings sayings;
    private final Columns columns;
    private final SavedFilters saved;
    private final Halt halt;
    private final Surroundings around;
    private boolean connected = true;

    public EventsViewModel(EventLog log, FilterText language, Function<Arrival, EventFacts> reader,
            OutFile.Exports exports, InstantSource clock, Surroundings around) {
        this.log = log;
        input = new FilterInput(language, around.memory());
        wanted = new Wanted(log);
        this.around = around;
        past = new HistoryViewModel(around.history(), clock, this::otherLines, around.memory());
        past.sourceProperty().subscribe((before, now) -> choice.forget());
        sayings = new Sayings(log, past, clock, around.ticks());
        columns = new Columns(around.memory(), around.cells());
        outFile = new OutFile(exports, () -> sayings.lines().listing(), log::unfiltered,
                () -> List.copyOf(columns.places()));
        saved = new SavedFilters(around.memory());
        halt = new Halt(log.breakpoint(), language, around.memory(), this::stopAt);
        visible = new VisibleRows(log, reader, columns);
        input.whenUnderstood(this::filter);
    }

    /** Told of the connection by the frame pump. */
    public void accept(LinkState state) {
        connected = state.connected();
        if (connected) {
            past.again();
        }
    }

    /** One frame while the screen is shown. */
    public void frame() {
        log.missing(around.ticks().step());
        log.step();
        halt.frame();
        past.frame();
        refresh();
        look();
    }

    /** Stands at the message that was asked for as soon as the list has come to it. */
    private void look() {
        long line = wanted.line();
        if (line >= 0) {
            standAt(line);
            wanted.forget();
        } else if (wanted.gone()) {
            choice.miss(wanted.at());
            wanted.forget();
        }
    }

    /** Lines were put in among others: what is in sight and what is chosen stay what they are. */
    private void move(List<Shift> shifts) {
        if (!past.active() && !shifts.isEmpty()) {
            shifts.forEach(view::shift);
            shifts.forEach(choice::shift);
            visible.forget();
        }
    }

    /** Another list begins: what comes live, or another reading of a stream. */
    private void otherLines() {
        view.frame(sayings.lines().firstLine(), sayings.lines().endLine());
        view.jumpToNow();
        if (past.active() && !past.follows()) {
            view.freeze(); // who asks for a start wants to see it
            view.toTop();
        }
        visible.of(sayings.lines());
        choice.loseLine();
        refresh();
    }

    /** Looks for a breakpoint that was reached, also while the screen is hidden; the log has just been stepped. */
    public void glance() {
        halt.frame();
    }

    private void refresh() {
        move(log.shifts());
        view.frame(sayings.lines().firstLine(), sayings.lines().endLine());
        settle();
        visible.show(view);
        long row = choice.line() - view.top();
        chosenRow.set(choice.line() < 0 || row < 0 || row >= visible.rows().size() ? -1 : (int) row);
        reach.set(new Reach(view.top() - view.lowest(), view.highest() - view.lowest(), view.rows()));
        matches.set(sayings.matches());
        standing.set(sayings.standing(view));
        foot.set(sayings.foot(visible));
        emptiness.set(sayings.emptiness(connected));
        outFile.refresh();
    }

    /** The log must know whether what is new is seen. */
    private void settle() {
        if (view.pace().stands() && !past.active()) {
            log.freeze(view.top());
        } else if (log.frozen()) {
            log.resume();
        }
        pace.set(view.pace());
    }

    private void filter(Filter filter) {
        wanted.forget();
        log.filter(filter);
        past.filter(filter);
        otherLines();
    }

    /** Only what falls under this pattern; everything else that was filtered is forgotten. */
    public void show(String subjectPattern) {
        past.live();
        input.only("subject:" + FilterText.quoted(Words.typeable(subjectPattern)));
    }

    /** The same, and stands at the message with that number. */
    public void show(String subject, long number, Instant at) {
        show(subject);
        wanted.want(number, at);
        look();
    }

    /** Only messages that hold the same value, on whatever subject; everything else that was filtered is forgotten. */
    public void follow(Field field) {
        input.only(FieldFilter.anywhere(field));
    }

    /** Only the agent of the chosen message. */
    public void followAgent() {
        var now = choice.chosenProperty().get();
        if (now != null && !now.facts().agent().isEmpty()) {
            var agent = now.arrival().meaning().agent();
            input.text().set("agent:" + FilterText.quoted(Words.typeable(agent == null ? now.facts().agent() : agent)));
        }
    }

    /** Somebody chose to read some payloads as something else: all is looked at again. */
    public void readAnew() {
        visible.forget();
        input.again(this::filter);
    }

    /** Shows what stands at a place of the payloads, or in {@code header.NAME}, as a column. */
    public void addColumn(String place) {
        columns.add(place);
        visible.forget();
        refresh();
    }

    public void removeColumn(String place) {
        columns.remove(place);
        visible.forget();
        refresh();
    }

    /** Freezes with this message in sight and chosen; false if the list leaves it out. */
    private boolean stopAt(Entry entry) {
        past.live();
        long line = log.lineOf(entry.number());
        if (line < 0) {
            view.freeze();
            refresh();
            choice.choose(visible.alone(entry.arrival()));
            return false;
        }
        standAt(line);
        return true;
    }

    private void standAt(long line) {
        view.freeze();
        view.reveal(line);
        refresh();
        choose(visible.shown(line));
    }

    /** Of a stream it stops the reading, or lets it go on. */
    public void toggleFreeze() {
        if (past.active()) {
            past.toggle();
        } else if (view.pace().stands()) {
            view.jumpToNow();
        } else {
            view.freeze();
        }
        refresh();
    }

    /** Runs through what came while it stood. */
    public void catchUp() {
        view.catchUp();
        settle();
    }

    public void jumpToNow() {
        view.jumpToNow();
        refresh();
    }

    /** @param rows how many lines find room */
    public void room(int rows) {
        view.rows(rows);
        refresh();
    }

    public void scroll(long lines) {
        view.scroll(lines);
        refresh();
    }

    /** @param offset from the oldest line that can be reached */
    public void scrollTo(long offset) {
        view.scrollTo(view.lowest() + offset);
        refresh();
    }

    /** Chooses the message on a visible row. */
    public void choose(int row) {
        if (row >= 0 && row < visible.rows().size()) {
            choose(visible.rows().get(row).shown());
        }
    }

    /** Chooses the line that lies so many further down; brings it into sight. */
    public void move(long lines) {
        if (visible.rows().isEmpty()) {
            return;
        }
        long from = choice.line() < 0 ? view.top() + visible.rows().size() : choice.line();
        long line = Math.clamp(from + lines, view.lowest(), Math.max(view.lowest(), sayings.lines().endLine() - 1));
        view.reveal(line);
        refresh();
        choose(visible.shown(line));
    }

    private void choose(Shown line) {
        choice.choose(line);
        refresh();
    }

    /** Reads from streams what is missing on a visible row, or stops doing so. */
    public void fill(int row) {
        if (row >= 0 && row < visible.rows().size() && !past.active()) {
            log.fill(visible.rows().get(row).shown().line());
            log.step();
            refresh();
        }
    }

    /** Streams, to be read instead of what comes live. */
    public HistoryViewModel past() {
        return past;
    }

    /** The chosen line as text; empty if it is not in sight. */
    public String copied() {
        return chosenRow.get() < 0 ? "" : visible.rows().get(chosenRow.get()).written();
    }

    /** For the status bar while the screen is hidden; null while the list moves. */
    public @Nullable String frozen() {
        return log.frozen() ? "Events " + Words.standing(log, view).text() : null;
    }

    public ObservableList<EventRow> rows() {
        return visible.rows();
    }

    public StringProperty filterTextProperty() {
        return input.text();
    }

    public ObjectProperty<Scope> scopeProperty() {
        return input.scope();
    }

    /** What is wrong with the filter; empty if nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return input.fault();
    }

    /** How many match; empty without a filter. */
    public ReadOnlyStringProperty matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /** Where in the filter something is wrong. */
    public ReadOnlyObjectProperty<Slip> slipProperty() {
        return input.slip();
    }

    public Columns columns() {
        return columns;
    }

    public SavedFilters saved() {
        return saved;
    }

    public Halt halt() {
        return halt;
    }

    /** What the screen has from outside. */
    Surroundings around() {
        return around;
    }

    FilterText language() {
        return input.language();
    }

    public ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /** Whether the list stands, or runs to catch up. */
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FootLine.Says> footProperty() {
        return foot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    public Choice choice() {
        return choice;
    }

    /** Which visible row is the chosen one; -1 if it is out of sight. */
    public ReadOnlyIntegerProperty chosenRowProperty() {
        return chosenRow.getReadOnlyProperty();
    }

    public OutFile outFile() {
        return outFile;
    }
}
