package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts;
import claudoom.monitor.feature.events.model.EventFacts.Weight;
import claudoom.monitor.feature.events.model.LogLine;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.ui.Figures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One visible line of the list. It stays where it is on the screen; what it shows changes, and only where it differs. */
public final class EventRow {

    private static final Value NO_VALUE = new Value("", Value.Type.TEXT);

    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
    /** In the stream that is read. */
    private final ReadOnlyStringWrapper sequence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper agent = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(Mark.NONE);
    private final ReadOnlyStringWrapper episode = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tick = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final List<ReadOnlyObjectWrapper<Value>> more =
            Stream.generate(() -> new ReadOnlyObjectWrapper<>(NO_VALUE)).limit(Columns.MOST).toList();
    private Shown shown = Shown.NOTHING;

    /** What a line shows, and the message behind it if there is one. */
    record Shown(long line, LogLine what, EventFacts facts, List<Value> more) {

        private static final EventFacts NO_FACTS = new EventFacts(Weight.QUIET, "", "", "", "", "");
        static final Shown NOTHING = new Shown(-1, new LogLine.Gone(), NO_FACTS, List.of());

        static Shown without(long line, LogLine what) {
            return new Shown(line, what, NO_FACTS, List.of());
        }

        @Nullable Arrival arrival() {
            return what.message();
        }
    }

    Shown shown() {
        return shown;
    }

    void show(Shown next) {
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        sequence.set(next.what() instanceof LogLine.Apart(var arrival, var origin)
                && origin.kind() == Origin.Kind.STORED ? Figures.count(origin.sequence()) : "");
        for (int i = 0; i < more.size(); i++) {
            more.get(i).set(i < next.more().size() ? next.more().get(i) : NO_VALUE);
        }
        switch (next.what()) {
            case LogLine.Message(var arrival) -> write(arrival, next.facts(), "");
            case LogLine.Apart(var arrival, var origin) -> write(arrival, next.facts(), Words.origin(origin));
            case LogLine.Missing(var missing) -> write(BreakWords.time(missing), "",
                    new Mark(Mark.Sort.GAP, ""), "", "", BreakWords.of(missing));
            case LogLine.Gone() -> write("", "", new Mark(Mark.Sort.GONE, ""), "", "", "gone from the buffer");
        }
    }

    private void write(Arrival arrival, EventFacts facts, String origin) {
        write(Figures.timeMillis(arrival.at()), facts.agent(), new Mark(Mark.Sort.of(facts.weight()), facts.kind()),
                facts.episode(), facts.tick(), origin + facts.details());
    }

    private void write(String when, String who, Mark kind, String during, String at, String what) {
        time.set(when);
        agent.set(who);
        mark.set(kind);
        episode.set(during);
        tick.set(at);
        details.set(what);
    }

    public ReadOnlyStringProperty timeProperty() {
        return time.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sequenceProperty() {
        return sequence.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty agentProperty() {
        return agent.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Mark> markProperty() {
        return mark.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty episodeProperty() {
        return episode.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty tickProperty() {
        return tick.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** What stands in the column that the user added as the nth. */
    ReadOnlyObjectProperty<Value> moreProperty(int n) {
        return more.get(n).getReadOnlyProperty();
    }

    /** The whole line as text, fields between tabs. */
    String written() {
        var added = shown.more().stream().map(value -> "\t" + value.text()).collect(Collectors.joining());
        var numbered = sequence.get().isEmpty() ? details.get() : "#" + sequence.get() + " · " + details.get();
        return String.join("\t", time.get(), agent.get(), mark.get().word(), episode.get(), tick.get(), numbered)
                + added;
    }
}
