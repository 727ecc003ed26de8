package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LimitSources;
import claudoom.monitor.feature.lag.model.LimitText;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.payload.Visible;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One limit of one consumer while it is looked at or changed: what is typed, what that means, and the number it is about. */
final class LimitLine {

    private final Measure measure;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper();
    private LimitSources sources;

    LimitLine(LimitSources sources) {
        this.sources = sources;
        measure = sources.measure();
        typed.set(LimitText.write(measure, sources.user()));
        typed.subscribe(this::judge);
    }

    /** What others say may change while it is open. */
    void take(LimitSources known, @Nullable ConsumerLag lag) {
        sources = known;
        var sample = lag == null || !lag.fresh() ? null : lag.sample();
        now.set(LimitWords.value(measure, sample == null ? null : measure.of(sample)));
        over.set(lag != null && lag.outlook().passed().stream().anyMatch(one -> one.limit().measure() == measure
                && one.limit().passedBy(one.value())));
        judge();
    }

    private void judge() {
        switch (LimitText.read(measure, typed.get())) {
            case LimitText.Wrong(var sentence) -> {
                fault.set(sentence);
                source.set("");
            }
            case LimitText.Default none -> said(LimitWords.byDefault(sources));
            case LimitText.Value(double limit) -> said((limit > 0 ? "set by you; else " : "switched off by you; else ")
                    + LimitWords.byDefault(sources));
        }
    }

    private void said(String words) {
        fault.set("");
        source.set(Visible.line(words, 300));
    }

    Measure measure() {
        return measure;
    }

    /** As it would be chosen: null for nothing, zero for no limit. */
    @Nullable Double wanted() {
        return LimitText.read(measure, typed.get()) instanceof LimitText.Value(double limit) ? (Double) limit : null;
    }

    /** What stands in the empty field: what counts then. */
    String prompt() {
        var otherwise = sources.byDefault();
        return otherwise == null ? "no limit" : LimitText.write(measure, otherwise.value());
    }

    void clear() {
        typed.set("");
    }

    StringProperty typed() {
        return typed;
    }

    /** Who says so; empty while what is typed cannot be understood. */
    ReadOnlyStringProperty source() {
        return source.getReadOnlyProperty();
    }

    /** What is wrong with what is typed; empty if nothing is. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    /** The number as it is now. */
    ReadOnlyStringProperty now() {
        return now.getReadOnlyProperty();
    }

    /** Whether the number is over the limit that is in force. */
    ReadOnlyBooleanProperty over() {
        return over.getReadOnlyProperty();
    }
}
