package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Charted;
import claudoom.monitor.feature.subjects.model.LeafWatch.Seen;
import claudoom.monitor.feature.subjects.model.Points;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The numbers that were clicked, of the selected subject as lines over time; those of other subjects wait until they are selected again. */
public final class ChartViewModel {

    /** As many lines as can be told apart. */
    static final int MOST_OF_ONE = 8;
    /** Of all subjects together; the longest ago chosen go first. */
    static final int MOST = 32;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REMEMBERED = 3_500;

    private final Memory memory;
    private final List<Charted> charted = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private Span span = Span.ALL;
    private String subject = "";

    /** How much time is shown. */
    public enum Span {
        MINUTE("1 min", Duration.ofMinutes(1)), TEN_MINUTES("10 min", Duration.ofMinutes(10)), HOUR("1 h",
                Duration.ofHours(1)), ALL("All", Duration.ZERO);

        private final String word;
        private final Duration length;

        Span(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        public String word() {
            return word;
        }
    }

    /** One line: what it is, and its readings. */
    public record ChartLine(Charted what, String word, Points points) {}

    /** Lines and the time they are shown over, epoch milliseconds. */
    public record Shown(List<ChartLine> lines, long from, long to) {

        static final Shown NOTHING = new Shown(List.of(), 0, 1);
    }

    ChartViewModel(Memory memory) {
        this.memory = memory;
        recall();
    }

    /** Another subject is looked at, or none. */
    void show(String selected) {
        subject = selected;
        said.set("");
        shown.set(new Shown(ofSubject().stream().map(what -> new ChartLine(what, what.word(), Points.NONE)).toList(), 0,
                1));
        state.set("");
    }

    /** All that is charted, of any subject. */
    List<Charted> charted() {
        return List.copyOf(charted);
    }

    private List<Charted> ofSubject() {
        return charted.stream().filter(what -> what.subject().equals(subject)).toList();
    }

    boolean any() {
        return !charted.isEmpty();
    }

    /** Begins a line of the number at this JSON pointer of the selected subject; false if it cannot be one more. */
    public boolean chart(String pointer) {
        var what = new Charted(subject, pointer);
        if (subject.isEmpty() || charted.contains(what)) {
            return charted.contains(what);
        }
        if (ofSubject().size() == MOST_OF_ONE) {
            said.set("Not charted: eight lines are the most one can tell apart. Remove one under Chart first.");
            return false;
        }
        said.set("");
        if (charted.size() == MOST) {
            var gone = charted.removeFirst();
            said.set("Charted. More than " + MOST + " lines of all subjects are not kept: " + Visible.line(gone.word(),
                    LONGEST_NAME) + " of " + Visible.line(gone.subject(), LONGEST_NAME)
                    + ", the oldest one, was let go.");
        }
        charted.add(what);
        remember();
        redraw(Map.of(), Instant.ofEpochMilli(shown.get().to()));
        return true;
    }

    /** Takes a line away. */
    public void remove(Charted what) {
        charted.remove(what);
        remember();
        var left = shown.get().lines().stream().filter(line -> !line.what().equals(what)).toList();
        shown.set(new Shown(left, shown.get().from(), shown.get().to()));
        state.set("");
        said.set("");
    }

    public void show(Span wanted) {
        span = wanted;
    }

    public Span span() {
        return span;
    }

    void took(Seen seen, Instant now) {
        if (!seen.subject().equals(subject)) {
            return;
        }
        redraw(seen.charts(), now);
        long forgotten = seen.charts().values().stream().mapToLong(Points::forgotten).max().orElse(0);
        var words = new ArrayList<String>();
        if (seen.skipped()) {
            words.add("the messages are too large to read every one");
        }
        var without = shown.get().lines().stream()
                .filter(line -> Arrays.stream(line.points().values()).allMatch(Double::isNaN))
                .map(line -> Visible.line(line.word(), LONGEST_NAME)).toList();
        if (!without.isEmpty()) {
            words.add("no number found yet at " + String.join(", ", without));
        }
        if (forgotten > 0) {
            words.add("the newest 10,000 readings, " + Figures.count(forgotten) + " older ones are gone");
        }
        state.set(String.join(" · ", words));
    }

    private void redraw(Map<Charted, Points> readings, Instant now) {
        var words = ofSubject().stream().map(Charted::word).toList();
        var lines = new ArrayList<ChartLine>();
        for (var what : ofSubject()) {
            boolean alone = words.stream().filter(what.word()::equals).count() == 1;
            lines.add(new ChartLine(what, alone ? what.word() : what.pointer(),
                    readings.getOrDefault(what, known(what))));
        }
        long to = now.toEpochMilli();
        long oldest = lines.stream().filter(line -> line.points().times().length > 0)
                .mapToLong(line -> line.points().times()[0]).min().orElse(to);
        // a chart of one reading still needs a time to stand in
        long from = span == Span.ALL ? Math.min(oldest, to - 10_000) : to - span.length.toMillis();
        shown.set(new Shown(List.copyOf(lines), from, to));
    }

    private Points known(Charted what) {
        return shown.get().lines().stream().filter(line -> line.what().equals(what)).map(ChartLine::points).findFirst()
                .orElse(Points.NONE);
    }

    private void recall() {
        var remembered = memory.get("charts");
        if (remembered == null) {
            return;
        }
        for (var line : remembered.lines().toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0 && charted.size() < MOST) {
                charted.add(new Charted(line.substring(0, tab), line.substring(tab + 1)));
            }
        }
    }

    private void remember() {
        var text = new StringBuilder();
        for (var what : charted.reversed()) { // what was chosen last is kept first
            boolean plain = (what.subject() + what.pointer()).chars().noneMatch(c -> c == '\t' || c == '\n');
            var line = what.subject() + "\t" + what.pointer() + "\n";
            if (plain && text.length() + line.length() <= LONGEST_REMEMBERED) {
                text.insert(0, line);
            }
        }
        memory.put("charts", text.isEmpty() ? null : text.toString());
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What became of the last click on a number, where that is not plain to see; empty if nothing. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** What a reader of the chart must know; empty if nothing. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }
}
