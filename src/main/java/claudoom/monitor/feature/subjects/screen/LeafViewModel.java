package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.LastMessage;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NatsCommand;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.payload.JsonLine;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the panel beside the tree shows of the selected line: its sums, and the last message if it is a subject itself. */
public final class LeafViewModel {

    private static final int LARGE = 16_384;
    private static final long GAP = 500;
    private static final long LARGE_GAP = 2_000;
    private static final int MOST_OFFERED = 60;
    private static final long WATCHED = 200;
    private static final long UNWATCHED = 1_000;
    /** Who walks through the tree by keyboard does not want a question for each line. */
    private static final long SETTLED = 400;

    private final SubjectTree tree;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sums = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper longestSums = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper received = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper interval = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SendAgain> again = new ReadOnlyObjectWrapper<>(SendAgain.NOTHING);
    private final ReadOnlyStringWrapper newer = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable LastMessage> last = new ReadOnlyObjectWrapper<>();
    private @Nullable Line line;
    private final ReadOnlyBooleanWrapper frozen = new ReadOnlyBooleanWrapper();
    private long frozenAtMessages;
    private long nextLook;

    private final LeafSources sources;
    private final Function<Arrival, String> valueOf;
    private final HistoryViewModel history;
    private final ChartViewModel charts;
    private final StoredViewModel stored;
    private final ReadOnlyObjectWrapper<LeafTab> tab;
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final SelectedSum summed;
    private Window window = Window.TEN_SECONDS;
    private boolean looking;
    private long selectedAt;
    private long nextWatch;

    /** @param valueOf a message in a few words, safe to show */
    LeafViewModel(SubjectTree tree, LeafSources sources, Function<Arrival, String> valueOf) {
        this.tree = tree;
        this.valueOf = valueOf;
        this.sources = sources;
        summed = new SelectedSum(tree, sources.aside());
        history = new HistoryViewModel(sources.aside(), sources.readings());
        charts = new ChartViewModel(sources.memory());
        stored = new StoredViewModel(sources.archive(), sources.ask());
        tab = new ReadOnlyObjectWrapper<>(LeafTab.of(sources.memory().get("tab")));
    }

    /** @param name what the line is called in the tree */
    void show(@Nullable Line wanted, String name, Instant now) {
        line = wanted;
        summed.forget();
        nextLook = 0;
        var path = wanted == null ? "" : Visible.of(tree.path(wanted.node()));
        title.set(wanted != null && wanted.isRange() ? path + ": " + name : path);
        last.set(null);
        size.set("");
        received.set("");
        age.set("");
        interval.set("");
        freeze(false);
        var subject = wanted == null || wanted.isRange() ? "" : tree.path(wanted.node());
        history.clear();
        charts.show(subject);
        stored.show(subject, wanted != null && (wanted.isRange() || branch()));
        missing.set("");
        selectedAt = now.toEpochMilli();
        nextWatch = 0;
        sample(now);
        again.set(sendAgain());
    }

    /** Takes the rate over another time, as the tree does. */
    void over(Window wanted) {
        window = wanted;
    }

    /** Which tab is looked at; it stays when another subject is selected. */
    public void look(LeafTab wanted) {
        tab.set(wanted);
        sources.memory().put("tab", wanted.id());
        nextWatch = 0;
        if (wanted != LeafTab.VALUE) {
            stored.askOnce();
        }
    }

    /** Keeps the message that is shown while newer ones come. */
    public void freeze(boolean hold) {
        frozen.set(hold && last.get() != null);
        frozenAtMessages = line == null ? 0 : tree.facts(line.node()).messages();
        newer.set("");
        nextLook = 0;
    }

    void sample(Instant now) {
        stored.sample(now);
        watch(now);
        var shown = line;
        if (shown == null) {
            return;
        }
        var facts = summed.of(shown, now);
        if (facts == null) {
            sums.set("Counting " + Figures.count((long) shown.range().size()) + " values…");
            longestSums.set(sums.get());
            missing.set(LeafWords.OPEN_IT);
            return;
        }
        sums.set(LeafWords.sum(facts, window));
        longestSums.set(LeafWords.longest(facts, window));
        if (frozen.get()) {
            newer.set(Figures.count(facts.messages() - frozenAtMessages) + " newer");
        } else if (now.toEpochMilli() >= nextLook && !shown.isRange()) {
            look(shown.node(), now);
        }
        var message = last.get();
        if (message != null) {
            age.set(Figures.ago(message.arrival().at(), now));
        }
        missing.set(message != null ? "" : LeafWords.whyNone(tree, shown, facts, now));
    }

    /** Lets the history and the charts go on; what takes longer than a frame is done beside the frames. */
    private void watch(Instant now) {
        long at = now.toEpochMilli();
        boolean wanted = (line != null && !line.isRange()) || charts.any();
        if (looking || !wanted || at < nextWatch) {
            return;
        }
        if (tab.get() != LeafTab.VALUE && at - selectedAt >= SETTLED) {
            stored.askOnce();
        }
        nextWatch = at + (tab.get() == LeafTab.HISTORY || tab.get() == LeafTab.CHART ? WATCHED : UNWATCHED);
        looking = true;
        var subject = line == null || line.isRange() ? "" : tree.path(line.node());
        var part = stored.messages();
        var wish = new LeafWatch.Wanted(subject.isEmpty() || line == null ? -1 : line.node(), subject, part,
                charts.charted());
        sources.aside().run(() -> sources.watch().look(wish), seen -> {
            looking = false;
            if (line != null && seen.subject().equals(tree.path(line.node())) && !line.isRange()) {
                history.took(seen, part.size());
                charts.took(seen, now);
            }
        }, () -> looking = false);
    }

    private void look(int node, Instant now) {
        var before = last.get();
        var found = before == null || before.number() != tree.newestNumber(node) ? tree.last(node) : null;
        if (found == null) {
            return;
        }
        var arrival = found.arrival();
        size.set(Figures.bytes((long) arrival.size()));
        received.set(RowWords.moment(arrival.at()));
        interval.set(interval(found));
        nextLook = now.toEpochMilli() + (arrival.payload().length > LARGE ? LARGE_GAP : GAP);
        last.set(found);
        again.set(sendAgain());
    }

    private String interval(LastMessage found) {
        var after = found.afterPrevious();
        if (after == null) {
            return "first one heard";
        }
        var at = found.arrival().at();
        return sources.watch().missed(at.minus(after), at) ? "not known: not all was heard" : Figures.latency(after);
    }

    /** Whether the line stands for siblings that would not fit under one line. */
    boolean range() {
        return line != null && line.isRange();
    }

    /** The subject as far as the line, as it came; empty without a line. */
    public String path() {
        return line == null ? "" : tree.path(line.node());
    }

    /** Whether the line stands for more than one subject. */
    public boolean branch() {
        return line != null && line.expandable();
    }

    /** The line as a filter: the subject itself, or everything below it. */
    public String pattern() {
        return branch() ? path() + ".>" : path();
    }

    public String natsSub() {
        return NatsCommand.subscribe(pattern());
    }

    private SendAgain sendAgain() {
        var shown = line;
        if (shown == null || shown.isRange() || (branch() && !tree.subject(shown.node()))) {
            return SendAgain.NOTHING;
        }
        var message = last.get();
        return SendAgain.of(path(), message == null ? null : message.arrival());
    }

    /** What sends the message that is shown once more. */
    ReadOnlyObjectProperty<SendAgain> sendAgainProperty() {
        return again.getReadOnlyProperty();
    }

    /** Pointers of the numbers in the message that is shown; of a large one none. */
    List<String> numbers() {
        var message = last.get();
        if (message == null || message.arrival().payload().length > LARGE) {
            return List.of();
        }
        var arrival = message.arrival();
        return Payloads.decode(arrival.payload(), arrival.size(), sources.readings().of(arrival.subject())).lines()
                .stream()
                .filter(found -> found.type().equals("number") && (found.depth() == 0 || !found.pointer().isEmpty()))
                .limit(MOST_OFFERED).map(JsonLine::pointer).toList();
    }

    /** What tells most of a message, in a few words that are safe to show. */
    String words(Arrival message) {
        return valueOf.apply(message);
    }

    public HistoryViewModel history() {
        return history;
    }

    public ChartViewModel charts() {
        return charts;
    }

    public StoredViewModel stored() {
        return stored;
    }

    /** What the panel remembers of its own arrangement. */
    Memory memory() {
        return sources.memory();
    }

    public ReadOnlyObjectProperty<LeafTab> tabProperty() {
        return tab.getReadOnlyProperty();
    }

    /** Why there is no last message to read; empty while there is one. */
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** The subject with everything invisible made visible. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sumsProperty() {
        return sums.getReadOnlyProperty();
    }

    /** The same with figures so long as they may become, to keep room for them. */
    ReadOnlyStringProperty longestSumsProperty() {
        return longestSums.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty receivedProperty() {
        return received.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** How long after the previous message of this subject the shown one came. */
    public ReadOnlyStringProperty intervalProperty() {
        return interval.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty frozenProperty() {
        return frozen.getReadOnlyProperty();
    }

    /** While frozen, how many messages came since. */
    public ReadOnlyStringProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /** The last message on exactly the selected subject; null while there is none. */
    ReadOnlyObjectProperty<@Nullable LastMessage> lastProperty() {
        return last.getReadOnlyProperty();
    }
}
