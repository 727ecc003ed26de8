package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the table. It lives as long as its stream and changes in place. */
public final class StreamRow {

    private final ReadOnlyObjectWrapper<@Nullable String> name = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sign> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> messages = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> bytes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Double> rate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Used> used = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Duration> span = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> retention = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> replicas = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> leader = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> subjects = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> consumers = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<StreamLine> line;

    /** @param share of the nearest limit; null where nothing limits */
    record Used(@Nullable Double share) implements Comparable<Used> {

        @Override
        public int compareTo(Used other) {
            return Double.compare(share == null ? -1 : share, other.share == null ? -1 : other.share);
        }
    }

    StreamRow(StreamLine first) {
        line = new ReadOnlyObjectWrapper<>(first);
        name.set(Visible.line(first.name(), StreamSigns.LONGEST));
        show(first);
    }

    void show(StreamLine next) {
        if (next.equals(line.get()) && state.get() != null) {
            return;
        }
        set(state, StreamSigns.of(next.condition()));
        stale.set(!next.known());
        var told = next.state();
        set(messages, told == null ? null : (Long) told.messages());
        set(bytes, told == null ? null : (Long) told.bytes());
        set(rate, next.perSecond());
        set(used, told == null ? null : new Used(next.used()));
        set(span, next.span());
        set(retention, next.setup() == null ? null : StreamSigns.retention(next.setup().retention()));
        set(replicas, StreamSigns.replicas(next));
        set(leader, told == null || told.leader() == null ? null : Visible.line(told.leader(), StreamSigns.LONGEST));
        set(subjects, StreamSigns.subjects(next.setup()));
        set(consumers, told == null ? null : (Long) told.consumers());
        line.set(next);
    }

    private static <T> void set(ReadOnlyObjectWrapper<@Nullable T> property, @Nullable T value) {
        if (!Objects.equals(property.get(), value)) {
            property.set(value);
        }
    }

    /** As the server writes it. */
    public String stream() {
        return line.get().name();
    }

    StreamLine line() {
        return line.get();
    }

    ReadOnlyObjectProperty<StreamLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Whether a text in lower case is found in what one reads of it. */
    boolean matches(String wanted) {
        return contains(name.get(), wanted) || contains(subjects.get(), wanted) || contains(retention.get(), wanted)
                || contains(leader.get(), wanted) || contains(state.get() == null ? null : state.get().word(), wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    boolean needsSomebody() {
        return switch (line.get().condition()) {
            case OK, UNKNOWN -> false;
            case NEARLY_FULL, REPLICA_BEHIND, DAMAGED -> true;
        };
    }

    public ReadOnlyObjectProperty<@Nullable String> nameProperty() {
        return name.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Sign> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** Messages a second. */
    public ReadOnlyObjectProperty<@Nullable Double> rateProperty() {
        return rate.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Used> usedProperty() {
        return used.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Duration> spanProperty() {
        return span.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> retentionProperty() {
        return retention.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> replicasProperty() {
        return replicas.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> leaderProperty() {
        return leader.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> subjectsProperty() {
        return subjects.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Long> consumersProperty() {
        return consumers.getReadOnlyProperty();
    }

    /** Whether the numbers are old ones. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }
}
