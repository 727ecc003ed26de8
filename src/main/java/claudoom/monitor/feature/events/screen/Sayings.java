package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Lines;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.traffic.LastEvents;
import claudoom.monitor.ui.FootLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What is said about the list that is shown: of what comes live, or of a stream. */
public final class Sayings {

    private final EventLog log;
    private final HistoryViewModel past;
    private final InstantSource clock;
    private final TickWatch ticks;
    private final Supplier<LastEvents> lastEvents;
    private final ReadOnlyStringWrapper matches = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.NONE);
    private final ReadOnlyObjectWrapper<FootLine.Says> foot = new ReadOnlyObjectWrapper<>(FootLine.Says.NOTHING);
    private final ReadOnlyObjectWrapper<Emptiness> emptiness = new ReadOnlyObjectWrapper<>(Emptiness.QUIET);
    private @Nullable Instant footFrom;
    private LastEvents last = new LastEvents(0, 0, 0);
    private Instant footLooked = Instant.MIN;

    Sayings(EventLog log, HistoryViewModel past, InstantSource clock, Surroundings around) {
        this.log = log;
        this.past = past;
        this.clock = clock;
        ticks = around.ticks();
        lastEvents = around.lastEvents();
    }

    /** The list that is shown. */
    Lines lines() {
        return past.active() ? past.history() : log;
    }

    /** Brings all of it up to date. */
    void say(Sight sight, boolean connected) {
        matches.set(matches());
        standing.set(standing(sight.view()));
        foot.set(foot(sight.visible()));
        emptiness.set(emptiness(connected));
    }

    private String matches() {
        return log.filtered() && !past.rests()
                ? past.active()
                        ? Words.found(past.history(), 0, past.history().doubts())
                        : Words.found(log, log.filledListed(), log.doubts())
                : "";
    }

    private Standing standing(Viewpoint view) {
        return past.active() ? HistoryWords.standing(view) : Words.standing(log, view);
    }

    private FootLine.Says foot(VisibleRows visible) {
        return past.active() ? HistoryWords.foot(past.history(), log) : Words.foot(log, oldest(visible), ticks, last);
    }

    private @Nullable Instant oldest(VisibleRows visible) {
        var now = clock.instant();
        if (footLooked.isBefore(now.minusSeconds(1))) {
            footLooked = now;
            last = lastEvents.get(); // thousands of agents are asked
            var arrival = log.messages() == 0 ? null : visible.shown(log.firstLine()).arrival();
            footFrom = arrival == null ? footFrom : arrival.at();
        }
        return log.messages() == 0 ? null : footFrom;
    }

    private Emptiness emptiness(boolean connected) {
        if (past.active()) {
            return Emptiness.PAST;
        }
        if (!log.filtered()) {
            return connected ? Emptiness.QUIET : Emptiness.NOT_CONNECTED;
        }
        return log.lags() ? Emptiness.LOOKING : Emptiness.NO_MATCH;
    }

    /** How many match; empty without a filter. */
    public ReadOnlyStringProperty matchesProperty() {
        return matches.getReadOnlyProperty();
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
}
