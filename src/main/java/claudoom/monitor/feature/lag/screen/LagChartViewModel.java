package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.feature.lag.model.Plot;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.feature.lag.model.PlotReader.Answer;
import claudoom.monitor.feature.lag.model.PlotReader.Question;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.TimeView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the lag chart shows: of whom, of when, which numbers, and what was read of them. Remembered, but for whom and when. */
public final class LagChartViewModel {

    static final List<Duration> RANGES = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));
    private static final Set<Series> QUIET = EnumSet.of(Series.WAITING);
    /** What is read is wider than what is seen by this part on each side, so that little moves need no reading. */
    private static final int MARGIN = 4;
    /** The newest part is drawn as seldom as it moves by a pixel. */
    private static final long PIXELS = 1_000;

    private final PlotReader reader;
    private final Aside aside;
    private final Memory memory;
    private final ObjectProperty<TimeView> view;
    private final ObjectProperty<Set<Series>> lines;
    private final ObjectProperty<Series> compared;
    private final BooleanProperty log;
    private final BooleanProperty limits;
    private final BooleanProperty small;
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
    private Set<ConsumerId> wanted = Set.of();
    private Instant now = Instant.EPOCH;
    private @Nullable Question asked;
    private long askedAt;
    private boolean reading;
    private boolean again;

    /**
     * @param aside where reading waits for the history
     * @param memory of the lag screen
     */
    public LagChartViewModel(PlotReader reader, Aside aside, Memory memory) {
        this.reader = reader;
        this.aside = aside;
        this.memory = memory.part("chart");
        view = new SimpleObjectProperty<>(TimeView.newest(Duration.ofMillis(span())));
        lines = new SimpleObjectProperty<>(shown());
        compared = new SimpleObjectProperty<>(series(this.memory.get("compared"), Series.LAG));
        log = flag("log", false);
        limits = flag("limits", true);
        small = flag("small", false);
        view.subscribe((before, after) -> {
            this.memory.put("span", Long.toString(after.span()));
            read();
        });
        lines.subscribe((before, after) -> this.memory.put("hidden", EnumSet.allOf(Series.class).stream()
                .filter(one -> !after.contains(one)).map(Series::name).collect(Collectors.joining(" "))));
        compared.subscribe((before, after) -> this.memory.put("compared", after.name()));
    }

    private long span() {
        try {
            return Long.parseLong(String.valueOf(memory.get("span")));
        } catch (NumberFormatException none) {
            return RANGES.getFirst().toMillis();
        }
    }

    private Set<Series> shown() {
        var hidden = memory.get("hidden");
        var all = EnumSet.allOf(Series.class);
        all.removeIf(one -> hidden == null ? QUIET.contains(one) : List.of(hidden.split(" ")).contains(one.name()));
        return all;
    }

    private static Series series(@Nullable String name, Series otherwise) {
        return EnumSet.allOf(Series.class).stream().filter(one -> one.name().equals(name)).findFirst()
                .orElse(otherwise);
    }

    private BooleanProperty flag(String name, boolean otherwise) {
        var kept = memory.get(name);
        var flag = new SimpleBooleanProperty(kept == null ? otherwise : Boolean.parseBoolean(kept));
        flag.subscribe((before, after) -> memory.put(name, after.toString()));
        return flag;
    }

    /** Time has come to here. */
    void tick(Instant at) {
        now = at;
        long pixel = view.get().span() / PIXELS;
        if (at.toEpochMilli() - askedAt >= pixel) {
            read();
        }
    }

    /** Reads these from now on. */
    void want(Set<ConsumerId> ids) {
        if (!ids.equals(wanted)) {
            wanted = Set.copyOf(ids);
            read();
        }
    }

    /** One reading at a time; what was wanted meanwhile comes after it. */
    private void read() {
        if (reading) {
            again = true;
            return;
        }
        var question = question();
        if (question.ids().isEmpty()) {
            answer.set(null);
            asked = null;
            return;
        }
        asked = question;
        askedAt = now.toEpochMilli();
        reading = true;
        aside.run(() -> reader.read(question), this::take, this::failed);
    }

    /** From and to are rounded, so that the history hears the same question again and again. */
    private Question question() {
        long step = Math.max(1, view.get().span() / MARGIN);
        long from = Math.floorDiv(view.get().from(now()), step) * step - step;
        long to = Math.ceilDiv(view.get().to(now()), step) * step + step;
        return new Question(List.copyOf(wanted), EnumSet.allOf(Series.class), from, to);
    }

    /** The next reading comes with the time or with another wish, not at once. */
    private void failed() {
        reading = false;
        again = false;
    }

    private void take(Answer read) {
        reading = false;
        answer.set(read);
        if (again) {
            again = false;
            read();
        }
    }

    /** Whether what is wanted was not read yet. */
    boolean pending() {
        var had = answer.get();
        return reading && (had == null || asked == null || !had.plots().keySet().containsAll(asked.ids()));
    }

    /** Nothing is drawn of who is not in it. */
    Map<ConsumerId, Plot> plots() {
        var had = answer.get();
        return had == null ? Map.of() : had.plots();
    }

    Aside aside() {
        return aside;
    }

    long now() {
        return now.toEpochMilli();
    }

    ObjectProperty<TimeView> viewProperty() {
        return view;
    }

    void range(Duration span) {
        view.set(view.get().of(span, now()));
    }

    void zoom(double factor) {
        var seen = view.get();
        view.set(seen.zoomed(factor, seen.follows() ? now() : seen.to(now()) - seen.span() / 2, now()));
    }

    void backToNow() {
        view.set(view.get().backToNow());
    }

    /** Which numbers of one consumer are drawn. */
    ObjectProperty<Set<Series>> linesProperty() {
        return lines;
    }

    void line(Series one, boolean on) {
        var next = EnumSet.allOf(Series.class);
        next.removeIf(series -> series == one ? !on : !lines.get().contains(series));
        lines.set(next);
    }

    /** Which number several consumers are compared by. */
    ObjectProperty<Series> comparedProperty() {
        return compared;
    }

    BooleanProperty logProperty() {
        return log;
    }

    BooleanProperty limitsProperty() {
        return limits;
    }

    /** Small charts of all consumers, instead of one chart of the chosen. */
    BooleanProperty smallProperty() {
        return small;
    }

    /** What was read last; null before anything was. */
    ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
