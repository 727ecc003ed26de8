package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Shift;
import claudoom.monitor.feature.events.model.Viewpoint;
import java.util.List;

/** Keeps a list that stands at the same messages while another filter goes through them. */
final class Standstill {

    private final EventLog log;
    private final Sight sight;
    /** Of the lowest message in sight and of the chosen one; -1 if there is none. */
    private long lowest = -1;
    private long chosen = -1;
    private long top;
    private boolean going;

    Standstill(EventLog log, Sight sight) {
        this.log = log;
        this.sight = sight;
    }

    /** Another filter comes, and the list stands. */
    void begin() {
        var view = sight.view();
        if (lowest < 0 || top != view.top()) { // else the same place is meant as with the filter before
            lowest = lowestInSight(view);
        }
        if (!going) {
            chosen = sight.choice().line() < 0 ? -1 : log.numberUpTo(sight.choice().line());
        }
        top = view.top();
        going = true;
    }

    private long lowestInSight(Viewpoint view) {
        long seen = log.numberUpTo(Math.min(view.top() + view.rows(), log.endLine()) - 1);
        if (!log.frozen()) {
            return Math.max(0, seen);
        }
        boolean chosenPlace = seen >= 0 && view.lowest() < view.highest(); // else new ones are in sight for want of others
        return chosenPlace ? seen : Math.min(seen < 0 ? Long.MAX_VALUE : seen, log.frozenAt() - 1);
    }

    /** Brings the same messages into sight as far as the filter has come. */
    void frame() {
        var view = sight.view();
        if (!view.pace().stands()) {
            end();
            lowest = -1;
        } else if (going && view.top() != top) {
            end(); // somebody goes elsewhere
        } else if (going) {
            view.stay(log.lineAfter(lowest));
            top = view.top();
            if (log.judged(lowest)) {
                sight.choice().stand(chosen < 0 ? -1 : log.lineOf(chosen));
                end();
            }
        }
    }

    /** Lines were put in among others, which is not somebody going elsewhere. */
    void shifted(List<Shift> shifts) {
        if (going && !shifts.isEmpty()) {
            top = sight.view().top();
        }
    }

    void end() {
        going = false;
    }

    /** Whether the lines in sight are not the ones yet that will stand there. */
    boolean going() {
        return going;
    }
}
