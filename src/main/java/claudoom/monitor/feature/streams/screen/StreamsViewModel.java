package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamPicture;
import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What the list of streams shows: one row a stream, how old it is, and which one is open. */
public final class StreamsViewModel {

    /** What stands in the middle of the screen. */
    public enum Phase {
        LOADING, REFUSED, EMPTY, SHOWN
    }

    /** Why the list is empty or not true, and what to do. */
    public record Trouble(Kind kind, String what, String why) {

        static final Trouble NONE = new Trouble(Kind.NONE, "", "");
    }

    private final StreamBook book;
    private final Desk desk;
    private final Map<String, StreamRow> rowOf = new HashMap<>();
    private final ObservableList<StreamRow> rows = FXCollections.observableArrayList();
    private final FilteredList<StreamRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable StreamRow> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper order = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ClusterNews> news = new ReadOnlyObjectWrapper<>(ClusterNews.NONE);
    private Supplier<ClusterNews> cluster = () -> ClusterNews.NONE;
    private StreamPicture picture;

    public StreamsViewModel(StreamBook book, Desk desk) {
        this.book = book;
        this.desk = desk;
        picture = book.picture(Instant.EPOCH);
        filter.subscribe(this::narrow);
    }

    /** Where it is known which servers live. */
    public void servers(Supplier<ClusterNews> known) {
        cluster = known;
    }

    /** Takes what the book says now; ages grow also if nothing came. */
    public void show(Instant at) {
        picture = book.picture(at);
        var told = cluster.get();
        if (!told.equals(news.get())) {
            news.set(told);
        }
        now.set(at);
        boolean changed = take();
        attention.set((int) rows.stream().filter(StreamRow::needsSomebody).count());
        var next = troubleNow();
        if (!next.equals(trouble.get())) {
            trouble.set(next);
        }
        phase.set(!rows.isEmpty()
                ? Phase.SHOWN
                : next.kind() != Kind.NONE ? Phase.REFUSED : picture.askedAt() == null ? Phase.LOADING : Phase.EMPTY);
        if (changed) {
            narrow();
            order.set(order.get() + 1);
        } else {
            write();
        }
        var opened = open.get();
        if (opened != null && rowOf.get(opened.stream()) != opened) {
            open.set(null); // the stream is gone
        }
    }

    private boolean take() {
        var added = new ArrayList<StreamRow>();
        var there = new HashSet<String>();
        for (var one : picture.streams()) {
            there.add(one.name());
            var row = rowOf.get(one.name());
            if (row == null) {
                row = new StreamRow(one);
                rowOf.put(one.name(), row);
                added.add(row);
            } else {
                row.show(one);
            }
        }
        boolean gone = rowOf.keySet().retainAll(there) && rows.removeIf(row -> !there.contains(row.stream()));
        rows.addAll(added);
        return gone || !added.isEmpty();
    }

    private Trouble troubleNow() {
        var why = picture.problem() == null ? "" : sentence(Visible.line(picture.problem(), 400));
        return switch (picture.kind()) {
            case NONE -> Trouble.NONE;
            case NOT_CONNECTED -> new Trouble(Kind.NOT_CONNECTED, "Not connected",
                    "There is no connection to a server. As soon as there is one the streams are asked for.");
            case NO_JETSTREAM -> new Trouble(Kind.NO_JETSTREAM, "No JetStream",
                    why + " Streams need it: switch it on in the server's configuration, or use another account.");
            case NOT_PERMITTED -> new Trouble(Kind.NOT_PERMITTED, "Streams cannot be read",
                    why + " Ask for the permission to publish to it; the README lists what a looker needs.");
            case NO_ANSWER -> new Trouble(Kind.NO_ANSWER, "The server does not tell",
                    why + " It is asked again by itself; F5 asks now.");
        };
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private void narrow() {
        var text = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(text.isEmpty() ? null : row -> row.matches(text));
        write();
    }

    private void write() {
        long messages = 0;
        long unknown = 0;
        for (var row : rows) {
            var state = row.line().state();
            messages += state == null || !row.line().known() ? 0 : state.messages();
            unknown += row.line().known() ? 0 : 1;
        }
        counts.set("%s of %s · %s".formatted(Figures.count(shown.size()),
                rows.size() == 1 ? "1 stream" : Figures.count(rows.size()) + " streams",
                unknown > 0 && unknown == rows.size()
                        ? "what they hold is unknown now"
                        : Figures.count(messages) + " messages" + (unknown == 0
                                ? ""
                                : " in those that are known, " + Figures.count(unknown) + " unknown")));
        var at = picture.askedAt();
        age.set(at == null
                ? "not asked yet"
                : picture.kind() != Kind.NONE
                        ? "from " + Figures.time(at)
                        : "asked %s, every %d s".formatted(Figures.ago(at, now.get()),
                                Math.round(picture.period().toMillis() / 1e3)));
    }

    /** Opens the page of a stream. */
    public void open(StreamRow row) {
        outcome.set("");
        open.set(row);
    }

    /** Back to the list. */
    public void close() {
        open.set(null);
    }

    /** Says what became of a deed; the list is asked anew. */
    void done(String sentence, @Nullable String goneStream) {
        if (goneStream != null) {
            book.gone(goneStream);
            show(now.get());
        }
        outcome.set(sentence);
        desk.askNow();
    }

    void forgetOutcome() {
        outcome.set("");
    }

    /** How all streams are configured, as far as it is known. */
    List<StreamSetup> setups() {
        return rows.stream().map(row -> row.line().setup()).filter(Objects::nonNull).toList();
    }

    @Nullable StreamSetup setup(String stream) {
        var row = rowOf.get(stream);
        return row == null ? null : row.line().setup();
    }

    Desk desk() {
        return desk;
    }

    int all() {
        return rows.size();
    }

    /** Those that the filter lets through, in no particular order. */
    public ObservableList<StreamRow> rows() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How many streams need somebody. */
    public ReadOnlyIntegerProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** Changes when the rows should be sorted anew: some came or went. */
    public ReadOnlyIntegerProperty orderProperty() {
        return order.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** The stream whose page is shown; null for the list. */
    public ReadOnlyObjectProperty<@Nullable StreamRow> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Which servers of the cluster are lost. */
    public ReadOnlyObjectProperty<ClusterNews> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** What became of the last deed; empty when there is nothing to say. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
