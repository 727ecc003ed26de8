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
import claudoom.monitor.ui.ListPhase;
import claudoom.monitor.ui.LiveRows;
import claudoom.monitor.ui.SampleAge;
import java.time.Instant;
import java.util.HashMap;
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
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the lag screen shows: one row per consumer, and how old it is. */
public final class LagViewModel {

    private final LagBook book;
    private final Runnable askNow;
    private final LiveRows<ConsumerId, ConsumerLag, LagRow> rows =
            new LiveRows<>(ConsumerLag::id, LagRow::new, LagRow::show, LagRow::matches);
    private final ReadOnlyObjectWrapper<ListPhase> phase = new ReadOnlyObjectWrapper<>(ListPhase.LOADING);
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
    private Map<ConsumerId, LagRow> watched = Map.of();
    private boolean reading;
    private @Nullable Instant again;
    private long streams;
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
        rows.filterProperty().subscribe(this::write);
    }

    private static Aside inPlace() {
        return new Aside() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> then) {
                then.accept(work.get());
            }
        };
    }

    /** What the book says at one moment, and what is counted in it. */
    private record Look(Instant at, LagPicture picture, Set<ConsumerId> needing, long streams) {

        static Look at(LagBook book, Instant at) {
            var picture = book.picture(at);
            var all = picture.consumers();
            return new Look(at, picture, all.stream().filter(ConsumerLag::needsSomebody).map(ConsumerLag::id)
                    .collect(Collectors.toUnmodifiableSet()),
                    all.stream().map(one -> one.id().stream()).distinct().count());
        }
    }

    /** Takes what the book says now. */
    public void show(Instant at) {
        take(Look.at(book, at));
    }

    /** The same a frame later: thousands of consumers are looked through beside the frame thread. */
    public void refresh(Instant at) {
        if (reading) {
            again = at;
            return;
        }
        reading = true;
        chart.aside().run(() -> Look.at(book, at), look -> {
            reading = false;
            if (!look.at().isBefore(now.get())) {
                take(look);
            }
            var next = again;
            again = null;
            if (next != null) {
                refresh(next);
            }
        }, () -> reading = false);
    }

    private void take(Look look) {
        picture = look.picture();
        streams = look.streams();
        chart.tick(look.at());
        now.set(look.at());
        boolean changed = rows.take(picture.consumers());
        attention.set(look.needing().size());
        phase.set(ListPhase.of(!rows.all().isEmpty(), picture.problem() != null || !picture.live(),
                picture.sampledAt() != null));
        trouble.set(troubleNow());
        if (changed || !look.needing().equals(urgent)) {
            urgent = look.needing();
            rows.narrow();
            order.set(order.get() + 1);
        }
        write();
    }

    private String troubleNow() {
        if (!picture.live()) {
            return picture.consumers().isEmpty()
                    ? "There is no connection to a server. As soon as there is one the consumers are asked for."
                    : "Not connected to a server.";
        }
        var why = picture.problem() == null ? picture.note() : picture.problem();
        return why == null || why.isEmpty() ? "" : sentence(Visible.line(why, 400)) + advice();
    }

    private String advice() {
        if (picture.problem() == null || !picture.consumers().isEmpty()) {
            return "";
        }
        return switch (picture.kind()) {
            case NO_JETSTREAM ->
                " Consumers need it: switch it on in the server's configuration, or use another account.";
            case NOT_PERMITTED -> " Ask for the permission to publish to it; the README lists what a looker needs.";
            case OTHER -> " It is asked again by itself; F5 asks now.";
        };
    }

    /** Why there is nothing to show, in a word or two. */
    String nothing() {
        return !picture.live()
                ? "Not connected"
                : picture.kind() == LagPicture.Kind.NO_JETSTREAM ? "No JetStream" : "Consumers cannot be read";
    }

    /** Whether numbers can come. */
    boolean live() {
        return picture.live();
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private void write() {
        counts.set("%s of %s on %s".formatted(Figures.count(rows.shown().size()), plural(all(), "consumer"),
                plural(streams, "stream")));
        age.set(SampleAge.words(picture.sampledAt(), now.get(), picture.period(),
                picture.live() && picture.problem() == null));
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
        var next = new HashMap<ConsumerId, LagRow>();
        for (var id : consumers) {
            var row = rows.row(id);
            if (row != null) {
                next.put(id, row);
                row.seen(true);
            }
        }
        watched.forEach((id, row) -> row.seen(next.containsKey(id)));
        watched = next;
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
        return rows.row(id);
    }

    /** What is known of a consumer; null if there is none of that name. */
    public @Nullable ConsumerLag shown(ConsumerId id) {
        var row = rows.row(id);
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
        return rows.shown();
    }

    int all() {
        return rows.all().size();
    }

    public StringProperty filterProperty() {
        return rows.filterProperty();
    }

    public ReadOnlyObjectProperty<ListPhase> phaseProperty() {
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

    /** As in "asked 0.6 s ago, every 2 s". */
    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }
}
