package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Desk.Answer;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.ListPhase;
import claudoom.monitor.ui.LiveRows;
import claudoom.monitor.ui.SampleAge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The consumers of one stream while somebody looks: asked every two seconds, less often where asking takes more than a fifth of
 * the time, the next time after the answer. One that an answer lacks goes only when the next lacks it too.
 */
public final class ConsumersViewModel {

    static final Duration PERIOD = Duration.ofSeconds(2);
    /** Asking may take one part in so many. */
    private static final int SHARE = 5;
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(15);

    private final Desk desk;
    private final String stream;
    private final LiveRows<String, ConsumerLine, ConsumerItem> rows = new LiveRows<>(ConsumerLine::name,
            ConsumerItem::new, ConsumerItem::show, (item, text) -> item.name().contains(text));
    private final ReadOnlyObjectWrapper<ListPhase> phase = new ReadOnlyObjectWrapper<>(ListPhase.LOADING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Set<String> lacking = Set.of();
    private Duration period = PERIOD;
    private @Nullable Instant askedAt;
    private @Nullable Instant toldAt;
    private boolean asking;

    public ConsumersViewModel(Desk desk, String stream) {
        this.desk = desk;
        this.stream = stream;
    }

    /** Time has passed while somebody looks: asks when it is time to, and says how old the numbers are. */
    public void tick() {
        var now = desk.now();
        if (!asking && (askedAt == null || !now.isBefore(askedAt.plus(trouble.get().isEmpty()
                ? period
                : AFTER_TROUBLE)))) {
            askNow();
        }
        write(now);
    }

    /** What kept the answers away is over: asks at the next tick. */
    void hurry() {
        if (!trouble.get().isEmpty()) {
            askedAt = null;
        }
    }

    /** Asks now, unless an answer is awaited. */
    public void askNow() {
        if (asking) {
            return;
        }
        asking = true;
        askedAt = desk.now();
        desk.consumers(stream, this::take);
    }

    private void take(Answer<List<ConsumerLine>> answer) {
        asking = false;
        var now = desk.now();
        var all = answer.value();
        trouble.set(answer.trouble());
        if (all != null) {
            toldAt = now;
            period = longer(Duration.between(askedAt == null ? now : askedAt, now).multipliedBy(SHARE));
            rows.take(withLacking(all));
        }
        phase.set(ListPhase.of(!rows.all().isEmpty(), all == null, toldAt != null));
        write(now);
    }

    private static Duration longer(Duration fair) {
        return fair.compareTo(PERIOD) > 0 ? fair : PERIOD;
    }

    /** Those that this answer lacks for the first time stay for now, without numbers. */
    private List<ConsumerLine> withLacking(List<ConsumerLine> all) {
        var told = new HashSet<String>();
        all.forEach(line -> told.add(line.name()));
        var result = new ArrayList<>(all);
        var missed = new HashSet<String>();
        for (var row : rows.all()) {
            if (!told.contains(row.name()) && !lacking.contains(row.name())) {
                missed.add(row.name());
                result.add(row.lineProperty().get().unknown());
            }
        }
        lacking = missed;
        return result;
    }

    private void write(Instant now) {
        boolean fresh = trouble.get().isEmpty() && toldAt != null
                && Duration.between(toldAt, now).compareTo(period.multipliedBy(3)) <= 0;
        rows.all().forEach(row -> row.stale(!fresh));
        int count = rows.all().size();
        words.set(toldAt == null ? "" : count == 1 ? "1 consumer" : Figures.count(count) + " consumers");
        age.set(toldAt == null
                ? trouble.get()
                : SampleAge.words(toldAt, now, period, fresh)
                        + (trouble.get().isEmpty() ? "" : " · " + trouble.get()));
    }

    /** In no particular order. */
    ObservableList<ConsumerItem> rows() {
        return rows.shown();
    }

    public ReadOnlyObjectProperty<ListPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How many there are. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** As in "asked 0.6 s ago, every 2 s". */
    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** Why they cannot be read, a sentence; empty if nothing is wrong. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
