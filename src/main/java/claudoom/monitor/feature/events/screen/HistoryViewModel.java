package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Archive;
import claudoom.monitor.feature.events.model.Filter;
import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.History.Phase;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Start;
import claudoom.monitor.feature.events.model.StreamFacts;
import claudoom.monitor.terms.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The stream that is read instead of what comes live: which one, from where, and how fast. */
public final class HistoryViewModel {

    /** So long nothing must be typed before a stream is read through another filter. */
    private static final Duration REST = Duration.ofMillis(400);

    private final History history;
    private final InstantSource clock;
    private final Runnable changed;
    private final AtomicReference<@Nullable Runnable> answer = new AtomicReference<>();
    private final ObservableList<Source> sources = FXCollections.observableArrayList(Source.LIVE);
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.LIVE);
    private final ObjectProperty<StartKind> startKind = new SimpleObjectProperty<>(StartKind.LAST);
    private final StringProperty startText = new SimpleStringProperty("");
    private final StringProperty subjects = new SimpleStringProperty("");
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.FULL);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper position = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(Range.NONE);
    private final LastSource last;
    private final Scrub scrub;
    private boolean wentOn;
    /** The lowest line in sight, in which a standing list has its place. */
    private LogLine lowest = new LogLine.Gone();
    /** Until then somebody may still be typing. */
    private @Nullable Instant restsUntil;
    private Filter filter = Filter.EVERYTHING;

    /** The sequences of the stream, and at which of them the lowest line in sight stands; 0 if none does. */
    public record Range(long first, long last, long at) {

        static final Range NONE = new Range(0, 0, 0);
    }

    /** @param changed told when another list begins */
    HistoryViewModel(History history, InstantSource clock, Runnable changed, Memory memory) {
        last = new LastSource(memory);
        this.history = history;
        this.clock = clock;
        this.changed = changed;
        scrub = new Scrub(startKind, startText);
        asLeft();
        source.subscribe((before, now) -> chosen(now));
        speed.subscribe((before, now) -> {
            last.keep(now);
            history.speed(now.times(), clock.instant());
            if (now != Speed.FULL && active()) {
                changed.run(); // a replay is looked at where it goes on
            }
        });
    }

    private void asLeft() {
        var was = last.peek();
        startKind.set(was.start());
        startText.set(was.at());
        subjects.set(was.subjects());
        speed.set(last.speed());
        history.speed(speed.get().times(), clock.instant());
    }

    private void chosen(Source now) {
        range.set(Range.NONE);
        if (now == null || now.live()) {
            history.close();
            keep();
            changed.run();
        } else {
            scrub.forget();
            read();
        }
    }

    private void keep() {
        var now = source.get();
        last.keep(new LastSource.Last(now == null ? "" : now.stream(), startKind.get(), startText.get(),
                subjects.get()));
    }

    /** Reads the stream again that was looked at last; does nothing when something was chosen already. */
    void again() {
        var was = last.take();
        if (was != null) {
            var stream = Source.named(was.stream());
            if (!sources.contains(stream)) {
                sources.add(stream);
            }
            source.set(stream);
        }
    }

    /** Asks which streams there are; they come with one of the next frames. */
    public void look() {
        history.archive().streams().whenComplete((found, failed) -> answer.set(() -> list(found, failed)));
    }

    private void list(@Nullable List<StreamFacts> found, @Nullable Throwable failed) {
        if (found == null) {
            fault.set("The streams are not known: " + (failed == null ? "" : Archive.Failed.reason(failed)));
            return;
        }
        fault.set("");
        var all = new ArrayList<>(List.of(Source.LIVE));
        found.forEach(each -> all.add(Source.of(each)));
        var now = source.get();
        if (!all.contains(now)) {
            all.add(now); // it stays chosen, and reading it tells that it is gone
        }
        for (int i = 0; i < all.size(); i++) { // without taking away what is chosen
            if (i >= sources.size()) {
                sources.add(all.get(i));
            } else if (!sources.get(i).equals(all.get(i))) {
                sources.add(i, all.get(i));
            }
        }
        sources.removeIf(each -> !all.contains(each));
    }

    /** Reads the chosen stream from what is typed as its start. */
    public void read() {
        var start = startKind.get().read(startText.get(), clock.instant());
        if (start == null) {
            fault.set("Type " + startKind.get().advice() + ".");
            return;
        }
        if (source.get().live()) {
            return;
        }
        fault.set("");
        restsUntil = null;
        keep();
        var pattern = subjects.get().strip();
        if (!pattern.isEmpty() && (pattern.chars().anyMatch(c -> c <= ' ') || pattern.startsWith(".")
                || pattern.endsWith(".") || pattern.contains(".."))) {
            fault.set("Subjects are a NATS subject or pattern, as lab.agent.*.death.");
            return;
        }
        history.read(new History.Order(source.get().stream(), start,
                pattern.isEmpty() ? Archive.EVERY_SUBJECT : pattern, filter));
        history.pause(false, clock.instant());
        wentOn = false;
        changed.run();
    }

    /** Another filter; what is shown of the stream is read again when no other came for a moment. */
    void filter(Filter next) {
        filter = next;
        restsUntil = active() ? clock.instant().plus(REST) : null;
    }

    /** Whether the filter is not yet the one that is typed. */
    boolean rests() {
        return restsUntil != null;
    }

    private void rested() {
        if (restsUntil != null && !clock.instant().isBefore(restsUntil)) {
            restsUntil = null;
            wentOn = false;
            history.filter(filter);
            changed.run();
        }
    }

    /** Takes in what was read. */
    void frame() {
        var answered = answer.getAndSet(null);
        if (answered != null) {
            answered.run();
        }
        rested();
        if (active()) {
            history.step(clock.instant());
        }
        refresh();
    }

    /** The lowest line in sight is this one now. */
    void see(LogLine line) {
        if (!line.equals(lowest)) {
            lowest = line;
            refresh();
        }
    }

    private long place() {
        return switch (lowest) {
            case LogLine.Apart(var arrival, var origin) -> origin.sequence();
            case LogLine.Missing(var what) when what.span() != null -> what.span().last();
            default -> 0;
        };
    }

    private void refresh() {
        var now = clock.instant();
        phase.set(history.phase());
        state.set(HistoryWords.state(history, now));
        var there = lowest.message();
        position.set(HistoryWords.position(history, place(), there == null ? null : there.at()));
        var facts = history.facts();
        if (facts != null) { // else it stays as it was: what is disabled while it is scrubbed loses the keys
            range.set(new Range(facts.firstSeq(), facts.lastSeq(), place()));
        }
    }

    /** Pauses, or does what lets it go on. */
    public void toggle() {
        switch (history.phase()) {
            case PAUSED -> history.pause(false, clock.instant());
            case FULL -> {
                history.readOn();
                wentOn = true; // what was looked at leaves the list
                changed.run();
            }
            case ENDED, FAILED -> history.readOn();
            default -> history.pause(true, clock.instant());
        }
        refresh();
    }

    /** Shows the next message now. */
    public void skip() {
        history.skip(clock.instant());
    }

    /** Goes to this sequence: a replay goes on from there, at full speed a page is read and no more. */
    public void seek(long sequence) {
        if (active()) {
            if (speed.get() == Speed.FULL) {
                history.pause(true, clock.instant());
            }
            history.seek(sequence);
            scrub.to(sequence);
            keep();
            wentOn = false;
            changed.run();
        }
    }

    /** Back to what comes live. */
    public void live() {
        source.set(Source.LIVE);
        keep();
    }

    /** Whether a stream is shown instead of what comes live. */
    public boolean active() {
        return history.order() != null;
    }

    /** Whether the newest line should be in sight, not the first. */
    boolean follows() {
        return speed.get() != Speed.FULL || wentOn || lastWanted();
    }

    private boolean lastWanted() {
        var order = history.order();
        return order != null && order.start() instanceof Start.Last;
    }

    History history() {
        return history;
    }

    /** Whether a message is waited for so long that one might want to skip the silence. */
    public boolean silent() {
        Instant now = clock.instant();
        var next = history.untilNext(now);
        return next != null && next.toSeconds() >= 2;
    }

    public ObservableList<Source> sources() {
        return sources;
    }

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    public ObjectProperty<StartKind> startKindProperty() {
        return startKind;
    }

    public StringProperty startTextProperty() {
        return startText;
    }

    /** A NATS pattern; empty for every subject. */
    public StringProperty subjectsProperty() {
        return subjects;
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    /** What is wrong with what was typed; empty if nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** What is going on. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }
}
