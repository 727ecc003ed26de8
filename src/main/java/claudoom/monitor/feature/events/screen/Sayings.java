package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Lines;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.ui.FootLine;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What is said about the list that is shown: of what comes live, or of a stream. */
final class Sayings {

    private final EventLog log;
    private final HistoryViewModel past;
    private final InstantSource clock;
    private final TickWatch ticks;
    private @Nullable Instant footFrom;
    private Instant footLooked = Instant.MIN;

    Sayings(EventLog log, HistoryViewModel past, InstantSource clock, TickWatch ticks) {
        this.log = log;
        this.past = past;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** The list that is shown. */
    Lines lines() {
        return past.active() ? past.history() : log;
    }

    String matches() {
        return log.filtered()
                ? Words.found(lines(), past.active() ? past.history().doubts() : log.doubts())
                : "";
    }

    Standing standing(Viewpoint view) {
        return past.active() ? HistoryWords.standing(view) : Words.standing(log, view);
    }

    FootLine.Says foot(VisibleRows visible) {
        return past.active() ? HistoryWords.foot(past.history(), log) : Words.foot(log, oldest(visible), ticks);
    }

    private @Nullable Instant oldest(VisibleRows visible) {
        var now = clock.instant();
        if (footLooked.isBefore(now.minusSeconds(1))) {
            footLooked = now;
            var arrival = log.messages() == 0 ? null : visible.shown(log.firstLine()).arrival();
            footFrom = arrival == null ? footFrom : arrival.at();
        }
        return log.messages() == 0 ? null : footFrom;
    }

    Emptiness emptiness(boolean connected) {
        if (past.active()) {
            return Emptiness.PAST;
        }
        if (!log.filtered()) {
            return connected ? Emptiness.QUIET : Emptiness.NOT_CONNECTED;
        }
        return log.lags() ? Emptiness.LOOKING : Emptiness.NO_MATCH;
    }
}
