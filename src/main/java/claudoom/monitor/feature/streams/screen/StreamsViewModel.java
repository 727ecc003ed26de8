package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.feature.streams.model.StreamPicture;
import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.ListPhase;
import claudoom.monitor.ui.LiveRows;
import claudoom.monitor.ui.SampleAge;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the list of streams shows: one row a stream, how old it is, and which one is open. */
public final class StreamsViewModel {

    /** Why the list is empty or not true, and what to do. */
    public record Trouble(Kind kind, String what, String why) {

        static final Trouble NONE = new Trouble(Kind.NONE, "", "");
    }

    private final StreamBook book;
    private final Desk desk;
    private final LiveRows<String, StreamLine, StreamRow> rows =
            new LiveRows<>(StreamLine::name, StreamRow::new, StreamRow::show, StreamRow::matches);
    private final ReadOnlyObjectWrapper<ListPhase> phase = new ReadOnlyObjectWrapper<>(ListPhase.LOADING);
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
        rows.filterProperty().subscribe(this::write);
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
        boolean changed = rows.take(picture.streams());
        attention.set((int) rows.all().stream().filter(StreamRow::needsSomebody).count());
        var next = troubleNow();
        if (!next.equals(trouble.get())) {
            trouble.set(next);
        }
        phase.set(ListPhase.of(!rows.all().isEmpty(), next.kind() != Kind.NONE, picture.askedAt() != null));
        if (changed) {
            rows.narrow();
            order.set(order.get() + 1);
        }
        write();
        var opened = open.get();
        if (opened != null && rows.row(opened.stream()) != opened) {
            open.set(null); // the stream is gone
        }
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

    private void write() {
        long messages = 0;
        long unknown = 0;
        for (var row : rows.all()) {
            var state = row.line().state();
            messages += state == null || !row.line().known() ? 0 : state.messages();
            unknown += row.line().known() ? 0 : 1;
        }
        counts.set("%s of %s · %s".formatted(Figures.count(rows.shown().size()),
                all() == 1 ? "1 stream" : Figures.count(all()) + " streams",
                unknown > 0 && unknown == all()
                        ? "what they hold is unknown now"
                        : Figures.count(messages) + " messages" + (unknown == 0
                                ? ""
                                : " in those that are known, " + Figures.count(unknown) + " unknown")));
        age.set(SampleAge.words(picture.askedAt(), now.get(), picture.period(), picture.kind() == Kind.NONE));
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
        return rows.all().stream().map(row -> row.line().setup()).filter(Objects::nonNull).toList();
    }

    @Nullable StreamSetup setup(String stream) {
        var row = rows.row(stream);
        return row == null ? null : row.line().setup();
    }

    Desk desk() {
        return desk;
    }

    int all() {
        return rows.all().size();
    }

    /** Those that the filter lets through, in no particular order. */
    public ObservableList<StreamRow> rows() {
        return rows.shown();
    }

    public StringProperty filterProperty() {
        return rows.filterProperty();
    }

    public ReadOnlyObjectProperty<ListPhase> phaseProperty() {
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
