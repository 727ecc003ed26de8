package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Gaps.Gap;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads along the tail for whoever looks at one subject: its last messages, and the charted numbers of this and of other
 * subjects. One thread beside the frames; costs nothing while nobody asks.
 */
public final class LeafWatch {

    /** So much payload is searched for numbers in one look; of a flood of large messages the rest is a gap. */
    private static final long MOST_READ = 4 << 20;
    private static final int FILLED = 2_000;

    private final Traffic traffic;
    private final NumberReader numbers;
    private final TailWatch watch;
    private final Map<Charted, Line> lines = new LinkedHashMap<>();
    private @Nullable LiveSubject selected;
    private @Nullable LiveHistory history;
    private long budget;
    private boolean skipped;

    private record Line(Charted what, LiveSubject subject, Track track) {}

    /**
     * What one look found.
     *
     * @param messages the last ones on the selected subject, newest first
     * @param forgotten how many more were heard on it
     * @param charts readings by what was asked for
     * @param skipped whether messages were too many or too large to read every one for the charts
     */
    public record Seen(List<HistoryMessage> messages, long forgotten, Map<Charted, Points> charts, boolean skipped) {}

    public LeafWatch(Traffic traffic, NumberReader numbers) {
        this.traffic = traffic;
        this.numbers = numbers;
        watch = new TailWatch(traffic);
    }

    /**
     * Looks at what came since the last look.
     *
     * @param subject whose history is wanted; null for none
     * @param charted of which subject each is; a subject that was never heard is left out
     * @param shown of which readings are wanted now; the others are only kept up
     */
    public Seen look(@Nullable LiveSubject subject, Map<Charted, LiveSubject> charted, List<Charted> shown,
            List<Gap> gaps) {
        budget = MOST_READ;
        skipped = false;
        lines.keySet().retainAll(charted.keySet());
        advance();
        select(subject);
        charted.forEach(this::begin);
        var readings = new HashMap<Charted, Points>();
        for (var wanted : shown) {
            var line = lines.get(wanted);
            if (line != null) {
                readings.put(wanted, line.track.points(gaps));
            }
        }
        var kept = history;
        return kept == null
                ? new Seen(List.of(), 0, readings, skipped)
                : new Seen(kept.newestFirst(), kept.forgotten(), readings, skipped);
    }

    private void select(@Nullable LiveSubject subject) {
        boolean same = subject == null ? selected == null
                : selected != null && selected.number() == subject.number() && selected.text().equals(subject.text());
        if (!same) {
            selected = subject;
            history = subject == null ? null : new LiveHistory(traffic, subject, watch.next());
        }
    }

    private void begin(Charted what, LiveSubject subject) {
        if (lines.containsKey(what)) {
            return;
        }
        var line = new Line(what, subject, new Track());
        lines.put(what, line);
        var before = TailWatch.before(traffic.tail(), watch.next(), subject, FILLED, MOST_READ);
        before.reversed().forEach(entry -> read(entry, List.of(line)));
    }

    private void advance() {
        var wanted = new ArrayList<LiveSubject>();
        lines.values().stream().map(Line::subject).forEach(wanted::add);
        if (selected != null) {
            wanted.add(selected);
        }
        watch.advance(wanted, this::take, this::overtaken);
        if (history != null) {
            history.catchUp(traffic, watch.next());
        }
    }

    private void take(Entry entry) {
        int number = entry.subject().number();
        if (selected != null && history != null && selected.number() == number) {
            history.take(entry);
        }
        var its = lines.values().stream().filter(line -> line.subject.number() == number).toList();
        if (!its.isEmpty()) {
            read(entry, its);
        }
    }

    private void read(Entry entry, List<Line> its) {
        budget -= entry.payload().length;
        if (budget < 0) {
            skipped = true;
            its.forEach(line -> line.track.interrupt());
            return;
        }
        var found = numbers.read(entry.payload(), entry.size(), its.stream().map(line -> line.what.pointer()).toList());
        int mark = Arrays.hashCode(entry.payload());
        for (int n = 0; n < found.length; n++) {
            its.get(n).track.add(entry.at(), found[n], mark);
        }
    }

    private void overtaken() {
        lines.values().forEach(line -> line.track.interrupt());
        if (history != null) {
            history.overtaken();
        }
    }

    /** Adds to all charts of a subject what a stream holds of it, newest first, in place of what was read before. */
    public void stored(String subject, List<HistoryMessage> messages) {
        var its = lines.values().stream().filter(line -> line.what.subject().equals(subject)).toList();
        var pointers = its.stream().map(line -> line.what.pointer()).toList();
        var times = messages.stream().mapToLong(HistoryMessage::at).toArray();
        var marks = messages.stream().mapToInt(HistoryMessage::mark).toArray();
        var values = new double[its.size()][messages.size()];
        for (int m = 0; m < messages.size(); m++) {
            var arrival = messages.get(m).arrival();
            var found = numbers.read(arrival.payload(), arrival.size(), pointers);
            for (int n = 0; n < found.length; n++) {
                values[n][m] = found[n];
            }
        }
        for (int n = 0; n < its.size(); n++) {
            its.get(n).track.stored(times, values[n], marks);
        }
    }
}
