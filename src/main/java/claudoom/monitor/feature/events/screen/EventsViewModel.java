package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Filter;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.ui.Field;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the events screen shows and does: the lines in sight, the filter, the freeze, the chosen message. */
public final class EventsViewModel {

    private final EventLog log;
    private final OutFile outFile;
    private final Sight sight;
    private final Standstill still;
    private final FilterInput input;
    private final Wanted wanted;
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
        past.sourceProperty().subscribe((before, now) -> choice().forget());
        sayings = new Sayings(log, past, clock, around);
        columns = new Columns(around.memory(), around.cells());
        sight = new Sight(sayings::lines, new VisibleRows(log, reader, columns), this::refresh);
        still = new Standstill(log, sight);
        outFile = new OutFile(exports, () -> sayings.lines().listing(), log::unfiltered,
                () -> List.copyOf(columns.places()));
        saved = new SavedFilters(around.memory());
        halt = new Halt(log.breakpoint(), language, around.memory(), this::stopAt);
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
            still.end();
            sight.standAt(line);
            wanted.forget();
        } else if (wanted.gone()) {
            choice().miss(wanted.at());
            wanted.forget();
        }
    }

    /** Another list begins: what comes live, or another reading of a stream. */
    private void otherLines() {
        sight.of(sayings.lines(), past.active() && !past.follows());
        refresh();
    }

    /** Looks for a breakpoint that was reached, also while the screen is hidden; the log has just been stepped. */
    public void glance() {
        halt.frame();
    }

    private void refresh() {
        var shifts = log.shifts();
        if (!past.active()) {
            sight.shift(shifts);
            still.shifted(shifts);
        }
        sight.measure();
        still.frame();
        settle();
        sight.show();
        past.see(sight.lowest());
        sayings.say(sight, connected);
        outFile.refresh();
    }

    /** The log must know whether what is new is seen. */
    private void settle() {
        if (sight.pace().stands() && !past.active()) {
            if (!still.going()) {
                log.freeze(sight.view().top());
            }
        } else if (log.frozen()) {
            log.resume();
        }
        sight.settled();
    }

    private void filter(Filter filter) {
        wanted.forget();
        boolean stands = sight.pace().stands() && !past.active();
        if (stands) {
            still.begin();
        }
        log.filter(filter);
        past.filter(filter);
        if (stands) {
            sight.ofSame(log);
            refresh();
        } else if (!past.active()) {
            otherLines();
        }
    }

    /** Only what falls under this pattern, up to now; everything else that was filtered is forgotten. */
    public void show(String subjectPattern) {
        past.live();
        jumpToNow();
        input.only("subject:" + FilterText.quoted(Words.typeable(subjectPattern)));
    }

    /** The same, and stands at the message with that number. */
    public void show(String subject, long number, Instant at) {
        show(subject);
        wanted.want(number, at);
        look();
    }

    /** Only what one agent sent and what is said of it, on whatever subject; everything else that was filtered is forgotten. */
    public void showAgent(String agent) {
        past.live();
        input.only("agent:" + FilterText.quoted(Words.typeable(agent)));
    }

    /** Only messages that hold the same value, on whatever subject; everything else that was filtered is forgotten. */
    public void follow(Field field) {
        input.only(FieldFilter.anywhere(field));
    }

    /** Only the agent of the chosen message. */
    public void followAgent() {
        var now = choice().chosenProperty().get();
        if (now != null && !now.facts().agent().isEmpty()) {
            var agent = now.arrival().meaning().agent();
            input.text().set("agent:" + FilterText.quoted(Words.typeable(agent == null ? now.facts().agent() : agent)));
        }
    }

    /** Somebody chose to read some payloads as something else: all is looked at again. */
    public void readAnew() {
        sight.forget();
        input.again(this::filter);
    }

    /** Shows what stands at a place of the payloads, or in {@code header.NAME}, as a column. */
    public void addColumn(String place) {
        columns.add(place);
        readColumns();
    }

    public void removeColumn(String place) {
        columns.remove(place);
        readColumns();
    }

    /** Puts an added column so many places further right; negative is left. */
    public void moveColumn(String place, int by) {
        columns.move(place, by);
        readColumns();
    }

    /** The added columns in another order. */
    void orderColumns(List<String> places) {
        columns.order(places);
        readColumns();
    }

    private void readColumns() {
        sight.forget();
        refresh();
    }

    /** Freezes with this message in sight and chosen, once the list has come to it. */
    private Halt.Found stopAt(Entry entry) {
        if (!log.judged(entry.number())) {
            return Halt.Found.NOT_YET;
        }
        past.live();
        still.end();
        long line = log.lineOf(entry.number());
        if (line < 0) {
            sight.standBeside(entry.arrival());
            return Halt.Found.LEFT_OUT;
        }
        sight.standAt(line);
        return Halt.Found.LISTED;
    }

    /** Of a stream it stops the reading, or lets it go on. */
    public void toggleFreeze() {
        if (past.active()) {
            past.toggle();
        } else if (sight.pace().stands()) {
            sight.view().jumpToNow();
        } else {
            sight.view().freeze();
        }
        refresh();
    }

    /** Runs through what came while it stood. */
    public void catchUp() {
        sight.view().catchUp();
        settle();
    }

    public void jumpToNow() {
        sight.view().jumpToNow();
        refresh();
    }

    /** Which lines are in sight, and the chosen one among them. */
    public Sight sight() {
        return sight;
    }

    /** Reads from streams what is missing on a visible row, or stops doing so. */
    public void fill(int row) {
        if (row >= 0 && row < sight.rows().size() && !past.active()) {
            log.fill(sight.rows().get(row).shown().line());
            log.step();
            refresh();
        }
    }

    /** Streams, to be read instead of what comes live. */
    public HistoryViewModel past() {
        return past;
    }

    /** For the status bar while the screen is hidden; null while the list moves. */
    public @Nullable String frozen() {
        return log.frozen() ? "Events " + Words.standing(log, sight.view()).text() : null;
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

    /** Where in the filter something is wrong. */
    public ReadOnlyObjectProperty<Slip> slipProperty() {
        return input.slip();
    }

    /** What is said about the list. */
    public Sayings sayings() {
        return sayings;
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

    /** The message that is looked at. */
    public Choice choice() {
        return sight.choice();
    }

    public OutFile outFile() {
        return outFile;
    }
}
