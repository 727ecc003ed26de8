package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Lines;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Shift;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import claudoom.monitor.feature.events.screen.EventRow.Shown;
import claudoom.monitor.terms.Arrival;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/** Which lines of the list are in sight, how they are moved through, and which of them is chosen. */
public final class Sight {

    private final Supplier<Lines> lines;
    private final VisibleRows visible;
    private final Runnable refresh;
    private final Viewpoint view = new Viewpoint();
    private final Choice choice = new Choice();
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.FOLLOWING);
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.NONE);
    private final ReadOnlyLongWrapper gaps = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper chosenRow = new ReadOnlyIntegerWrapper(-1);

    /**
     * @param lines the list that is shown
     * @param refresh brings the screen up to date after a movement
     */
    Sight(Supplier<Lines> lines, VisibleRows visible, Runnable refresh) {
        this.lines = lines;
        this.visible = visible;
        this.refresh = refresh;
    }

    /** Another list begins: at its start, or following its end. */
    void of(Lines next, boolean fromTop) {
        measure();
        view.jumpToNow();
        if (fromTop) {
            view.freeze(); // who asks for a start wants to see it
            view.toTop();
        }
        visible.of(next);
        choice.loseLine();
    }

    /** Another list of the same messages begins, and what is in sight stays. */
    void ofSame(Lines next) {
        visible.of(next);
        choice.loseLine();
    }

    /** Lines were put in among others: what is in sight and what is chosen stay what they are. */
    void shift(List<Shift> shifts) {
        if (!shifts.isEmpty()) {
            shifts.forEach(view::shift);
            shifts.forEach(choice::shift);
            visible.forget();
        }
    }

    /** The list has other ends now. */
    void measure() {
        view.frame(lines.get().firstLine(), lines.get().endLine());
    }

    /** It is decided whether the list stands. */
    void settled() {
        pace.set(view.pace());
    }

    /** Brings the rows up to date. */
    void show() {
        visible.show(view);
        if (choice.line() >= 0 && choice.gapProperty().get() != null) {
            choice.now(lines.get().line(choice.line()));
        }
        long row = choice.line() - view.top();
        chosenRow.set(choice.line() < 0 || row < 0 || row >= visible.rows().size() ? -1 : (int) row);
        gaps.set(lines.get().gaps());
        reach.set(new Reach(view.top() - view.lowest(), view.highest() - view.lowest(), view.rows()));
    }

    /** The lowest line in sight. */
    LogLine lowest() {
        return visible.rows().isEmpty() ? new LogLine.Gone() : visible.rows().getLast().shown().what();
    }

    /** What was decoded is decoded anew. */
    void forget() {
        visible.forget();
    }

    /** Freezes with this line in sight and chosen. */
    void standAt(long line) {
        view.freeze();
        measure(); // the line may be newer than the last frame
        view.reveal(line);
        refresh.run();
        choose(visible.shown(line));
    }

    /** Freezes with this message chosen, which has no line. */
    void standBeside(Arrival arrival) {
        view.freeze();
        refresh.run();
        choice.choose(visible.alone(arrival));
    }

    /** @param rows how many lines find room */
    public void room(int rows) {
        view.rows(rows);
        refresh.run();
    }

    public void scroll(long by) {
        view.scroll(by);
        refresh.run();
    }

    /** @param offset from the oldest line that can be reached */
    public void scrollTo(long offset) {
        view.scrollTo(view.lowest() + offset);
        refresh.run();
    }

    /** Chooses the message on a visible row. */
    public void choose(int row) {
        if (row >= 0 && row < visible.rows().size()) {
            choose(visible.rows().get(row).shown());
        }
    }

    /** Chooses the line that lies so many further down; brings it into sight. */
    public void move(long by) {
        if (visible.rows().isEmpty()) {
            return;
        }
        long from = choice.line() < 0 ? view.top() + visible.rows().size() : choice.line();
        long line = Math.clamp(from + by, view.lowest(), Math.max(view.lowest(), lines.get().endLine() - 1));
        view.reveal(line);
        refresh.run();
        choose(visible.shown(line));
    }

    /** Stands at the next gap, or at the one before; from the chosen line, or from those in sight. */
    public void toGap(boolean down) {
        long from = choice.line() >= 0 ? choice.line() : down ? view.top() - 1 : view.top() + visible.rows().size();
        long line = lines.get().gap(from, down);
        if (line >= 0) {
            view.freeze();
            view.scrollTo(line - view.rows() / 3); // what was before it is of interest as well
            refresh.run();
            choose(visible.shown(line));
        }
    }

    private void choose(Shown line) {
        choice.choose(line);
        refresh.run();
    }

    /** The chosen line as text; empty if it is not in sight. */
    public String copied() {
        return chosenRow.get() < 0 ? "" : visible.rows().get(chosenRow.get()).written();
    }

    public ObservableList<EventRow> rows() {
        return visible.rows();
    }

    /** The rows, to look beyond them. */
    VisibleRows visible() {
        return visible;
    }

    Viewpoint view() {
        return view;
    }

    Choice choice() {
        return choice;
    }

    Pace pace() {
        return view.pace();
    }

    public ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /** Gaps among all lines. */
    public ReadOnlyLongProperty gapsProperty() {
        return gaps.getReadOnlyProperty();
    }

    /** Which visible row is the chosen one; -1 if it is out of sight. */
    public ReadOnlyIntegerProperty chosenRowProperty() {
        return chosenRow.getReadOnlyProperty();
    }
}
