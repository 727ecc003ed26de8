package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the table. It lives as long as its consumer and changes in place. */
public final class LagRow {

    private static final int LONGEST_NAME = 200;

    private final ConsumerId id;
    private final ReadOnlyObjectWrapper<@Nullable String> consumer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> stream = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sign> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> lag = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Behind> behind = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> ackPending = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> redelivered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> waiting = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Drift> drift = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DrainsIn> drains = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Set<Measure>> passed = new ReadOnlyObjectWrapper<>(Set.of());
    private ConsumerLag shown;

    /**
     * Where the lag came from and where it goes, as drawn in one cell.
     *
     * @param since when that was last known; null while it is
     */
    record Drift(double[] line, @Nullable Double slope, Sign state, @Nullable Instant since) {

        boolean same(@Nullable Drift other) {
            return other != null && Arrays.equals(line, other.line) && state.equals(other.state)
                    && Objects.equals(slope, other.slope) && Objects.equals(since, other.since);
        }
    }

    LagRow(ConsumerLag first) {
        id = first.id();
        shown = first;
        consumer.set(Visible.line(id.consumer(), LONGEST_NAME));
        stream.set(Visible.line(id.stream(), LONGEST_NAME));
        show(first);
    }

    void show(ConsumerLag next) {
        shown = next;
        var sign = LagSigns.of(next);
        if (!sign.equals(state.get())) {
            state.set(sign);
        }
        stale.set(!next.fresh());
        passed.set(next.outlook().passed().stream().map(one -> one.limit().measure())
                .collect(Collectors.toUnmodifiableSet()));
        behind.set(Behind.of(next));
        drains.set(DrainsIn.of(next));
        var sample = next.sample();
        lag.set(sample == null ? null : (Long) sample.lag());
        ackPending.set(sample == null ? null : (Long) sample.ackPending());
        redelivered.set(sample == null ? null : (Long) sample.redelivered());
        waiting.set(sample == null || next.setup().push() ? null : (Long) sample.waiting());
        var drawn = new Drift(next.trend(), next.slope(), sign, next.outlook().unknownSince());
        if (!drawn.same(drift.get())) {
            drift.set(drawn);
        }
    }

    public ConsumerId id() {
        return id;
    }

    /** All that is known of it. */
    ConsumerLag shown() {
        return shown;
    }

    boolean needsSomebody() {
        return shown.needsSomebody();
    }

    /** Whether a text in lower case is found in what one reads of it. */
    boolean matches(String wanted) {
        return contains(consumer.get(), wanted) || contains(stream.get(), wanted)
                || contains(shown.state().word(), wanted) || contains(shown.headline(), wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    public ReadOnlyObjectProperty<@Nullable String> consumerProperty() {
        return consumer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> streamProperty() {
        return stream.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Sign> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> lagProperty() {
        return lag.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Behind> behindProperty() {
        return behind.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> ackPendingProperty() {
        return ackPending.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> redeliveredProperty() {
        return redelivered.getReadOnlyProperty();
    }

    /** The numbers that pass their limits. */
    ReadOnlyObjectProperty<Set<Measure>> passedProperty() {
        return passed.getReadOnlyProperty();
    }

    /** Null for consumers that nobody asks, because the server sends. */
    public ReadOnlyObjectProperty<@Nullable Long> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Drift> driftProperty() {
        return drift.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable DrainsIn> drainsProperty() {
        return drains.getReadOnlyProperty();
    }

    /** Whether the numbers are old ones. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }
}
