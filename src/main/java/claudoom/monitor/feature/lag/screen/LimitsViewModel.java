package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LimitSources;
import claudoom.monitor.feature.lag.model.Limits;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.terms.ConsumerId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The limits of one consumer while they are changed. They stand in this program alone: nothing is sent. */
final class LimitsViewModel {

    /** Those that the documents give; others are shown where somebody set them. */
    private static final Set<Measure> ALWAYS = Set.of(Measure.PENDING, Measure.LAG, Measure.REDELIVERED);

    private final ConsumerId id;
    private final ChosenLimits chosen;
    private final Function<ConsumerId, @Nullable ConsumerLag> known;
    private final List<LimitLine> lines;
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private boolean full;

    /** @param known what is known of a consumer now; null if nothing is */
    LimitsViewModel(ConsumerId id, ChosenLimits chosen, Function<ConsumerId, @Nullable ConsumerLag> known) {
        this.id = id;
        this.chosen = chosen;
        this.known = known;
        lines = sources().stream().filter(LimitsViewModel::worthALine).map(LimitLine::new).toList();
        lines.forEach(line -> line.fault().subscribe(fault -> judge()));
        refresh();
    }

    static boolean worthALine(LimitSources one) {
        return ALWAYS.contains(one.measure()) || one.consumer() != null || !one.unread().isEmpty()
                || one.user() != null;
    }

    private List<LimitSources> sources() {
        return Limits.sources(metadata(), chosen.of(id));
    }

    private Map<String, String> metadata() {
        var lag = known.apply(id);
        return lag == null ? Map.of() : lag.setup().metadata();
    }

    /** Takes the numbers of now. */
    void refresh() {
        var lag = known.apply(id);
        var sources = sources();
        lines.forEach(line -> sources.stream().filter(one -> one.measure() == line.measure())
                .forEach(one -> line.take(one, lag)));
        judge();
    }

    private void judge() {
        ready.set(lines.stream().allMatch(line -> line.fault().get().isEmpty()));
        if (full) {
            notice.set("There is no room to remember more limits. Clear those of consumers that are gone.");
        } else if (known.apply(id) == null) {
            notice.set("Nothing is known of this consumer now; what is written on it is not considered here.");
        } else {
            notice.set(Limits.enabled(metadata())
                    ? ""
                    : "The consumer says io.nats.monitor.enabled=false, so what is written on it does not count.");
        }
    }

    /** Sets what was typed; false if something of it cannot be understood, or there is no room. */
    boolean save() {
        judge();
        if (!ready.get()) {
            return false;
        }
        var wanted = new EnumMap<Measure, Double>(Measure.class);
        wanted.putAll(chosen.of(id));
        for (var line : lines) {
            var limit = line.wanted();
            if (limit == null) {
                wanted.remove(line.measure());
            } else {
                wanted.put(line.measure(), limit);
            }
        }
        full = !chosen.choose(id, wanted);
        judge();
        return !full;
    }

    void clearAll() {
        lines.forEach(LimitLine::clear);
    }

    ConsumerId id() {
        return id;
    }

    List<LimitLine> lines() {
        return lines;
    }

    /** Whether all that is typed is understood. */
    ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** What to know besides; empty if nothing. */
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }
}
