package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.ui.ConfirmText;
import claudoom.monitor.ui.ConfirmText.Fact;
import claudoom.monitor.ui.ConfirmText.Form;
import claudoom.monitor.ui.ConfirmViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A deed from the question what it would do to what became of it, with a file of what would go written first. */
final class DeedViewModel {

    /** Who exports first needs longer. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final ConfirmViewModel.Words WORDS = new ConfirmViewModel.Words("Looking and counting…",
            "Counting again and sending…", "This was counted too long ago. Close it and ask again.", GOOD_FOR);

    private final Desk desk;
    private final ConfirmViewModel<Plan> confirm;
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Done> done = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty lenient = new SimpleBooleanProperty();
    private @Nullable ExportRun export;

    /** Asks at once what the deed would do. */
    DeedViewModel(Desk desk, Deed deed) {
        this.desk = desk;
        confirm = new ConfirmViewModel<>(WORDS, desk.now());
        if (desk.readOnly()) {
            confirm.impossible("This monitor is read-only: nothing can be changed with it.");
        }
        desk.prepare(deed, this::accept);
    }

    private void accept(Prepared prepared) {
        switch (prepared) {
            case Prepared.Ready(var made) when !desk.readOnly() -> confirm.accept(made, text(made), desk.now());
            case Prepared.Ready ready -> confirm.impossible("This monitor is read-only.");
            case Prepared.Impossible(var why) -> confirm.impossible(why);
        }
        refresh();
    }

    private ConfirmText text(Plan plan) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.words("Server", plan.ground().words()));
        if (!desk.environment().isEmpty()) {
            facts.add(Fact.words("Environment", desk.environment().toUpperCase(Locale.ROOT)));
        }
        plan.facts().forEach(
                fact -> facts.add(new Fact(fact.word(), fact.value(), fact.code() ? Form.CODE : Form.WORDS, "")));
        facts.add(Fact.command(plan.command()));
        facts.add(Fact.code("subject", "Sent to", plan.subject()));
        facts.add(Fact.code("payload", "Payload", plan.json()));
        return new ConfirmText(plan.title(), plan.button(), plan.type() != null, plan.notes(), List.of(), List.of(),
                facts, plan.type(), "This cannot be undone. Type " + plan.type() + " to confirm:", plan.ground(),
                plan.made());
    }

    /** Looks whether the button may be pressed now, and how far an export is. */
    void refresh() {
        confirm.hindered(exporting() ? "An export is under way. Wait for its end, or cancel it." : null);
        confirm.refresh(desk.link(), desk.now());
        exported.set(export == null ? "" : ExportWords.of(export));
    }

    /** Somebody pressed Enter on the button; from now on it is said what does it. */
    void enterPressed() {
        confirm.enterPressed(desk.link(), desk.now());
    }

    /** Does it, if nothing is against it at this moment. */
    void send() {
        refresh();
        var made = confirm.confirm(desk.link(), desk.now());
        if (made != null) {
            desk.carryOut(made, lenient.get(), this::ended);
        }
    }

    private void ended(Done outcome) {
        switch (outcome) {
            case Done.Changed(var now, var sentence) -> confirm.changed(now, text(now), sentence, desk.now());
            case Done.Failure(var failed, var sentence) -> confirm.failed(sentence);
            case Done.Success success -> {
            } // the sheet goes
        }
        done.set(outcome);
        refresh();
    }

    /** Whether there are messages that an export could keep. */
    boolean exportable() {
        var made = confirm.what();
        return made != null && made.doomed().messages() > 0;
    }

    /** Writes what would go to a file. */
    void export(Path file) {
        var made = confirm.what();
        if (made == null || exporting()) {
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

    void cancelExport() {
        if (export != null) {
            export.cancel();
        }
    }

    boolean exporting() {
        return export != null && !export.over();
    }

    ConfirmViewModel<Plan> confirm() {
        return confirm;
    }

    ReadOnlyStringProperty exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    /** What became of it; null until then. */
    ReadOnlyObjectProperty<@Nullable Done> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether the operator allows what the plan's leeway says. */
    BooleanProperty lenientProperty() {
        return lenient;
    }
}
