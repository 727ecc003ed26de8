package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.BadFilter;
import claudoom.monitor.feature.events.model.Breakpoint;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.KindWord;
import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The breakpoint: the list freezes at the first message that matches a filter of its own, and says which it was. */
public final class Halt {

    private static final String MEMORY = "break";
    private static final int LONGEST_AGENT = 60;

    private final Breakpoint breakpoint;
    private final FilterText language;
    private final Memory memory;
    private final Stop stop;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
    private @Nullable Entry hit;

    /** Freezes the list at a message. */
    @FunctionalInterface
    interface Stop {
        Found at(Entry message);
    }

    /** Where a message is that the list was to freeze at. */
    enum Found {
        LISTED, LEFT_OUT,
        /** The filter of the list has not come to it; nothing froze. */
        NOT_YET
    }

    Halt(Breakpoint breakpoint, FilterText language, Memory memory, Stop stop) {
        this.breakpoint = breakpoint;
        this.language = language;
        this.memory = memory;
        this.stop = stop;
        var last = memory.get(MEMORY);
        text.set(last == null ? "" : last);
        text.subscribe(typed -> check());
    }

    private void check() {
        try {
            language.read(Scope.ALL, text.get());
            fault.set("");
        } catch (BadFilter bad) {
            fault.set(String.valueOf(bad.getMessage()));
        }
    }

    /** From now on the first message that matches freezes the list; an empty filter cannot be set. */
    public void arm() {
        try {
            var filter = language.read(Scope.ALL, text.get());
            if (filter.everything()) {
                fault.set("type what to wait for, as kind = error");
                return;
            }
            breakpoint.arm(filter);
            hit = null;
            armed.set(true);
            memory.put(MEMORY, text.get());
            frame();
        } catch (BadFilter bad) {
            fault.set(String.valueOf(bad.getMessage()));
        }
    }

    public void disarm() {
        breakpoint.disarm();
        armed.set(false);
        state.set("");
        hit = null;
    }

    /** Goes to the message again that matched. */
    public void show() {
        if (hit != null) {
            stop.at(hit);
        }
    }

    /** Looks whether something has matched. */
    void frame() {
        var stand = breakpoint.stand();
        if (stand == null) {
            return;
        }
        var found = stand.hit();
        if (found == null) {
            state.set("waiting · " + Figures.count(stand.looked()) + " looked at" + left(stand));
        } else {
            var where = stop.at(found);
            if (where == Found.NOT_YET) {
                state.set("found · the filter of the list is on its way there" + left(stand));
                return;
            }
            hit = found;
            var reached = words(found) + (where == Found.LISTED ? "" : " · the filter of the list leaves it out")
                    + left(stand);
            breakpoint.disarm();
            armed.set(false);
            state.set(reached);
        }
    }

    private static String left(Breakpoint.Stand stand) {
        var doubts = stand.doubts();
        return (stand.missed() == 0 ? "" : " · " + Figures.count(stand.missed()) + " went by too fast")
                + (doubts.count() == 0 ? "" : " · " + Words.doubts(doubts));
    }

    private static String words(Entry entry) {
        var meaning = entry.subject().meaning();
        var agent = meaning.agent() == null ? "" : " of " + Visible.line(meaning.agent(), LONGEST_AGENT);
        return "stopped at " + Visible.line(KindWord.of(meaning.kind()), LONGEST_AGENT) + agent + " · "
                + Figures.timeMillis(Instant.ofEpochMilli(entry.at()));
    }

    /** What to wait for. */
    public StringProperty textProperty() {
        return text;
    }

    /** What is wrong with it; empty if nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** What it waits for or what it found, in words; empty when it was never set. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty armedProperty() {
        return armed.getReadOnlyProperty();
    }

    /** Whether something matched that can be shown again. */
    public boolean reached() {
        return hit != null;
    }
}
