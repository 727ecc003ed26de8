package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.BadFilter;
import claudoom.monitor.feature.events.model.Filter;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.terms.Memory;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed as a filter, and what is wrong with it; the last one that could be understood goes on. */
final class FilterInput {

    private static final String TEXT = "filter";
    private static final String SCOPE = "scope";
    private static final int LONGEST = 4_000;

    private final FilterText language;
    private final Memory memory;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Slip> slip = new ReadOnlyObjectWrapper<>(Slip.NONE);

    /** Begins with what stood there last. */
    FilterInput(FilterText language, Memory memory) {
        this.language = language;
        this.memory = memory;
        var last = memory.get(TEXT);
        text.set(last == null || last.length() > LONGEST ? "" : last.replaceAll("\\p{Cntrl}", " "));
        scope.set(Arrays.stream(Scope.values()).filter(each -> each.name().equals(memory.get(SCOPE))).findFirst()
                .orElse(Scope.ALL));
    }

    /** Is given each filter that can be understood, first the one that stands. */
    void whenUnderstood(Consumer<Filter> taker) {
        text.subscribe(typed -> {
            memory.put(TEXT, typed == null || typed.isEmpty() || typed.length() > LONGEST ? null : typed);
            read(taker);
        });
        scope.subscribe(which -> {
            memory.put(SCOPE, which == Scope.ALL ? null : which.name());
            read(taker);
        });
    }

    private void read(Consumer<Filter> taker) {
        try {
            var filter = language.read(scope.get(), text.get());
            fault.set("");
            slip.set(Slip.NONE);
            taker.accept(filter);
        } catch (BadFilter bad) {
            slip.set(new Slip(bad.from(), bad.to()));
            fault.set(String.valueOf(bad.getMessage()));
        }
    }

    /** Gives the filter once more, if there is any. */
    void again(Consumer<Filter> taker) {
        if (!text.get().isEmpty()) {
            read(taker);
        }
    }

    /** Replaces everything that was filtered. */
    void only(String filter) {
        scope.set(Scope.ALL);
        text.set(filter);
    }

    FilterText language() {
        return language;
    }

    StringProperty text() {
        return text;
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Slip> slip() {
        return slip.getReadOnlyProperty();
    }
}
