package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Decides whether a deed may be done: not before it was counted and could be read, not after it is stale, and once. */
public final class SheetViewModel {

    /** A second click that was meant for whatever stood under the sheet must not confirm it. */
    static final Duration READ_FIRST = Duration.ofMillis(500);
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Desk desk;
    private final Instant opened;
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("Looking and counting …");
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Done> done = new ReadOnlyObjectWrapper<>();
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanProperty lenient = new SimpleBooleanProperty();
    private @Nullable String impossible;
    private @Nullable ExportRun export;
    private boolean sent;
    private boolean hinted;

    /** Asks at once what the deed would do. */
    public SheetViewModel(Desk desk, Deed deed) {
        this.desk = desk;
        opened = desk.now();
        desk.prepare(deed, this::accept);
    }

    private void accept(Prepared prepared) {
        switch (prepared) {
            case Prepared.Ready(var made) -> plan.set(made);
            case Prepared.Impossible(var why) -> impossible = why;
        }
        refresh();
    }

    /** Looks whether the button may be pressed now, and how far an export is. */
    public void refresh() {
        var against = against(desk.now());
        reason.set(against == null ? hinted ? "Enter does not do it: press Space on the button." : "" : against);
        ready.set(against == null);
        exported.set(exportWords());
    }

    private @Nullable String against(Instant now) {
        var made = plan.get();
        if (desk.readOnly()) {
            return "This monitor is read-only: nothing can be changed with it.";
        }
        if (impossible != null) {
            return impossible;
        }
        if (made == null) {
            return "Looking and counting …";
        }
        if (sent) {
            return "Counting again and sending …";
        }
        if (export != null && !export.over()) {
            return "An export is under way. Wait for its end, or cancel it.";
        }
        if (now.isAfter(made.made().plus(GOOD_FOR))) {
            return "This was counted too long ago. Close it and ask again.";
        }
        if (now.isBefore(opened.plus(READ_FIRST))) {
            return "One moment …";
        }
        var word = made.type();
        return word == null || word.equals(typed.get().strip()) ? null : "Type " + word + " to go on.";
    }

    /** Somebody pressed Enter on the button; from now on it is said what does it. */
    public void enterPressed() {
        hinted = true;
        refresh();
    }

    /** Does it, if nothing is against it at this moment. */
    public void confirm() {
        var made = plan.get();
        if (made == null || against(desk.now()) != null) {
            refresh();
            return;
        }
        sent = true;
        refresh();
        desk.carryOut(made, lenient.get(), this::ended);
    }

    private void ended(Done outcome) {
        switch (outcome) {
            case Done.Changed(var now, var sentence) -> {
                sent = false;
                typed.set("");
                news.set(sentence);
                plan.set(now);
            }
            case Done.Failure(var failed, var sentence) -> {
                impossible = sentence;
                news.set(sentence);
            }
            case Done.Success success -> news.set("");
        }
        done.set(outcome);
        refresh();
    }

    /** Whether there are messages that an export could keep. */
    boolean exportable() {
        var made = plan.get();
        return made != null && made.doomed().messages() > 0;
    }

    /** Writes what would go to a file. */
    public void export(Path file) {
        var made = plan.get();
        if (made == null || (export != null && !export.over())) {
            return;
        }
        var stream = made.deed().stream();
        export = switch (made.deed()) {
            case Deed.DeleteMessage one -> desk.export(stream, ">", one.sequence(), one.sequence(), file);
            case Deed.Purge purge -> desk.export(stream, purge.subject(), 1, made.doomed().upTo() - 1, file);
            default -> desk.export(stream, ">", 1, ExportRun.TO_THE_END, file);
        };
        refresh();
    }

    public void cancelExport() {
        if (export != null) {
            export.cancel();
        }
    }

    boolean exporting() {
        return export != null && !export.over();
    }

    private String exportWords() {
        return export == null ? "" : ExportWords.of(export);
    }

    /** What is to be confirmed; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why the button is disabled; empty when it is not. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** What became of the last try, if it was not done; else empty. */
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** What became of it; null until then. */
    public ReadOnlyObjectProperty<@Nullable Done> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** What the operator typed. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** Whether the operator allows what the plan's leeway says. */
    public BooleanProperty lenientProperty() {
        return lenient;
    }
}
