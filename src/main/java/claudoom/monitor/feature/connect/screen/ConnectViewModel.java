package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.Filled;
import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.model.Told;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is written of a connection, what is wrong with it, and what came of trying it. */
public final class ConnectViewModel {

    private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);
    private final Map<Part, ReadOnlyStringWrapper> faults = new EnumMap<>(Part.class);
    private final ObjectProperty<LoginKind> login = new SimpleObjectProperty<>(LoginKind.NONE);
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper from = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper broken = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper forgets = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.WRITING);
    private final ReadOnlyObjectWrapper<Set<Part>> kept = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyIntegerWrapper told = new ReadOnlyIntegerWrapper();
    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final Work work;
    private final Supplier<String> forgetting;
    private final boolean readOnlyForEver;
    /** Whatever is answered to an older one is about something else. */
    private int asked;
    private boolean filling;

    /** Where the sheet stands. */
    public enum Step {
        WRITING, FILLING, TRYING, REACHED, FAILED, GOING
    }

    /** What others do for the sheet; all of it comes back at a frame. */
    public interface Work {

        void fill(Choice choice, Consumer<Filled> filled, Consumer<String> broken);

        void attempt(Draft draft, Consumer<Told> told);

        void stop();

        /** @param faults told if it cannot be gone there; else the sheet is done with */
        void go(Draft draft, Consumer<Map<Part, String>> faults);
    }

    /**
     * @param forgetting what is lost by going elsewhere, as a sentence
     * @param readOnlyForEver whether nobody may take back that nothing can be sent
     */
    public ConnectViewModel(Work work, Supplier<String> forgetting, boolean readOnlyForEver) {
        this.work = work;
        this.forgetting = forgetting;
        this.readOnlyForEver = readOnlyForEver;
        for (var part : Part.values()) {
            var text = new SimpleStringProperty("");
            text.subscribe((old, now) -> changed(part));
            texts.put(part, text);
            faults.put(part, new ReadOnlyStringWrapper(""));
        }
        login.subscribe((old, now) -> changed(null));
        readOnly.subscribe(this::stays);
        refresh();
    }

    private void stays(boolean now) {
        if (readOnlyForEver && !now) {
            readOnly.set(true);
        }
    }

    /** Shows what that connection is made of. */
    public void fill(Filled filled) {
        filling = true;
        try {
            var draft = filled.draft();
            texts.forEach((part, text) -> text.set(draft.text(part)));
            login.set(draft.login());
            readOnly.set(draft.readOnly() || readOnlyForEver);
            kept.set(filled.kept());
            from.set(filled.from());
            broken.set("");
        } finally {
            filling = false;
        }
        begin(Step.WRITING);
        faults.values().forEach(fault -> fault.set(""));
    }

    /** Fills in what that one is made of, when it has been read. */
    public void choose(Choice choice) {
        int mine = begin(Step.FILLING);
        work.fill(choice, filled -> {
            if (mine == asked) {
                fill(filled);
            }
        }, why -> {
            if (mine == asked) {
                step.set(Step.WRITING);
                broken.set(why);
            }
        });
    }

    public void choices(List<Choice> now) {
        if (!choices.equals(now)) {
            choices.setAll(now);
        }
    }

    /** What stands there as it was when it was tried is not what stands there now. */
    private void changed(@Nullable Part part) {
        if (!filling) {
            begin(Step.WRITING);
            if (part != null) {
                at(faults, part).set("");
            } else {
                faults.values().forEach(fault -> fault.set(""));
            }
        }
    }

    private int begin(Step next) {
        if (step.get() == Step.TRYING) {
            work.stop();
        }
        words.set("");
        step.set(next);
        return ++asked;
    }

    /** Connects with exactly this, beside all else, and tells what happened. */
    public void attempt() {
        int mine = begin(Step.TRYING);
        words.set("Trying…");
        work.attempt(draft(), told -> {
            if (mine == asked) {
                words.set(told.words());
                step.set(told.reached() ? Step.REACHED : told.faults().isEmpty() ? Step.FAILED : Step.WRITING);
                say(told.faults());
            }
        });
    }

    /** Leaves the connection in use for this one. */
    public void go() {
        int mine = begin(Step.GOING);
        work.go(draft(), wrong -> {
            if (mine == asked) {
                step.set(Step.WRITING);
                say(wrong);
            }
        });
    }

    private void say(Map<Part, String> wrong) {
        faults.forEach((part, fault) -> fault.set(wrong.getOrDefault(part, "")));
        told.set(told.get() + 1);
    }

    /** Grows each time it was said what is wrong. */
    public ReadOnlyIntegerProperty told() {
        return told.getReadOnlyProperty();
    }

    private Draft draft() {
        var now = new EnumMap<Part, String>(Part.class);
        texts.forEach((part, text) -> now.put(part, text.get()));
        return new Draft(now, login.get(), readOnly.get());
    }

    /** The number of what is lost grows while one thinks about it. */
    public void refresh() {
        forgets.set(forgetting.get());
    }

    /** The sheet is gone; nothing that is still answered counts. */
    public void close() {
        begin(Step.WRITING);
        texts.forEach((part, text) -> {
            if (part.secret()) {
                text.set("");
            }
        });
    }

    /** Every part is there. */
    private static <T> T at(Map<Part, T> map, Part part) {
        return Objects.requireNonNull(map.get(part));
    }

    public StringProperty text(Part part) {
        return at(texts, part);
    }

    public ReadOnlyStringProperty fault(Part part) {
        return at(faults, part).getReadOnlyProperty();
    }

    public ObjectProperty<LoginKind> login() {
        return login;
    }

    public BooleanProperty readOnly() {
        return readOnly;
    }

    public boolean readOnlyForEver() {
        return readOnlyForEver;
    }

    /** Where what stands there comes from. */
    public ReadOnlyStringProperty from() {
        return from.getReadOnlyProperty();
    }

    /** Why the connection that was chosen could not be filled in. */
    public ReadOnlyStringProperty broken() {
        return broken.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty forgets() {
        return forgets.getReadOnlyProperty();
    }

    /** What came of trying. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /** Secrets that are there already and need not be typed. */
    public ReadOnlyObjectProperty<Set<Part>> kept() {
        return kept.getReadOnlyProperty();
    }

    public ObservableList<Choice> choices() {
        return choices;
    }
}
