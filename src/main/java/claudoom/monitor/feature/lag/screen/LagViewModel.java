package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.LagPicture;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What the lag screen shows: one row per consumer, and how old it is. */
public final class LagViewModel {

    /** What stands in the middle of the screen. */
    public enum Phase {
        LOADING, REFUSED, EMPTY, SHOWN
    }

    private final LagBook book;
    private final Runnable askNow;
    private final Map<ConsumerId, LagRow> rowOf = new HashMap<>();
    private final ObservableList<LagRow> rows = FXCollections.observableArrayList();
    private final FilteredList<LagRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper order = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable ConsumerId> wanted = new SimpleObjectProperty<>();
    private final LagChartViewModel chart;
    private Set<ConsumerId> urgent = Set.of();
    private LagPicture picture;
    private volatile Set<ConsumerId> inSight = Set.of();

    /**
     * With a chart of what is in memory.
     *
     * @param askNow asks the server at once
     */
    public LagViewModel(LagBook book, Runnable askNow) {
        this(book, askNow, new LagChartViewModel(new PlotReader(book, new LagMarks(), PastLag::none), inPlace(),
                Memory.ofThisRun()));
    }

    public LagViewModel(LagBook book, Runnable askNow, LagChartViewModel chart) {
        this.book = book;
        this.askNow = askNow;
        this.chart = chart;
        picture = book.picture(Instant.EPOCH);
        filter.subscribe(this::narrow);
    }

    private static Aside inPlace() {
        return new Aside() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> then) {
                then.accept(work.get());
            }
        };
    }

    /** Takes what the book says now. */
    public void show(Instant at) {
        picture = book.picture(at);
        chart.tick(at);
        now.set(at);
        boolean changed = take(picture.consumers());
        var needing = picture.consumers().stream().filter(ConsumerLag::needsSomebody).map(ConsumerLag::id)
                .collect(Collectors.toUnmodifiableSet());
        attention.set(needing.size());
        phase.set(phaseNow());
        trouble.set(troubleNow());
        if (changed || !needing.equals(urgent)) {
            urgent = needing;
            narrow();
            order.set(order.get() + 1);
        }
        write();
    }

    /** Time has passed, even if nothing came: ages grow, numbers turn old. */
    public void grow(Instant at) {
        show(at);
    }

    private boolean take(List<ConsumerLag> all) {
        var added = new ArrayList<LagRow>();
        var there = new HashSet<ConsumerId>();
        for (var one : all) {
            there.add(one.id());
            var row = rowOf.get(one.id());
            if (row == null) {
                row = new LagRow(one);
                rowOf.put(one.id(), row);
                added.add(row);
            } else {
                row.show(one);
            }
        }
        boolean gone = rowOf.keySet().retainAll(there) && rows.removeIf(row -> !there.contains(row.id()));
        rows.addAll(added);
        return gone || !added.isEmpty();
    }

    private Phase phaseNow() {
        if (!rows.isEmpty()) {
            return Phase.SHOWN;
        }
        if (picture.problem() != null || !picture.live()) {
            return Phase.REFUSED;
        }
        return picture.sampledAt() == null ? Phase.LOADING : Phase.EMPTY;
    }

    private String troubleNow() {
        if (!picture.live()) {
            return "Not connected to a server.";
        }
        var why = picture.problem() == null ? picture.note() : picture.problem();
        return why == null || why.isEmpty() ? "" : sentence(Visible.line(why, 400));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private void narrow() {
        var text = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(text.isEmpty() ? null : row -> row.matches(text));
        write();
    }

    private void write() {
        long streams = rows.stream().map(row -> row.id().stream()).distinct().count();
        counts.set("%s of %s on %s".formatted(Figures.count(shown.size()), plural(rows.size(), "consumer"),
                plural(streams, "stream")));
        var at = picture.sampledAt();
        boolean fresh = picture.live() && picture.problem() == null;
        age.set(at == null
                ? "not sampled yet"
                : !fresh
                        ? "from " + Figures.time(at)
                        : "sampled %s, every %d s".formatted(Figures.ago(at, now.get()),
                                Math.round(picture.period().toMillis() / 1e3)));
    }

    private static String plural(long count, String word) {
        return Figures.count(count) + " " + word + (count == 1 ? "" : "s");
    }

    /** Selects this consumer as soon as there is a row for it; takes the filter away if that hides it. */
    public void open(ConsumerId id) {
        wanted.set(id);
    }

    /** What can be seen on the screen now. */
    public void sees(Set<ConsumerId> consumers) {
        inSight = Set.copyOf(consumers);
    }

    /** What can be seen now, nothing while the screen is hidden. Any thread. */
    public Set<ConsumerId> inSight() {
        return inSight;
    }

    /** The consumer that the view should select; it clears this when it has. */
    ObjectProperty<@Nullable ConsumerId> wantedProperty() {
        return wanted;
    }

    /** Null if there is no such row now. */
    @Nullable LagRow row(ConsumerId id) {
        return rowOf.get(id);
    }

    /** What is known of a consumer; null if there is none of that name. */
    public @Nullable ConsumerLag shown(ConsumerId id) {
        var row = rowOf.get(id);
        return row == null ? null : row.shown();
    }

    /** Asks the server at once, also what it refused before. */
    public void askNow() {
        askNow.run();
    }

    /** What the chart under the table shows. */
    LagChartViewModel chart() {
        return chart;
    }

    /** Those that the filter lets through, in no particular order. */
    public ObservableList<LagRow> rows() {
        return shown;
    }

    int all() {
        return rows.size();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What is wrong with the asking, a sentence; empty when nothing is. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How many consumers need somebody. */
    public ReadOnlyIntegerProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** Changes when the rows should be sorted anew: some came, went, or began or ceased to need somebody. */
    public ReadOnlyIntegerProperty orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** The moment that is shown. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** As in "9 of 9 consumers on 3 streams". */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** As in "sampled 0.6 s ago, every 2 s". */
    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }
}
