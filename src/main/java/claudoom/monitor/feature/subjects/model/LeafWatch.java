package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    /** So many of the messages that came before are read when a number is first charted. */
    private static final int FILLED = 2_000;

    private final SubjectTree tree;
    private final Traffic traffic;
    private final Gaps gaps;
    private final NumberReader numbers;
    private final TailWatch watch;
    private final Map<Charted, Line> lines = new LinkedHashMap<>();
    private List<HistoryMessage> charted = List.of();
    private @Nullable LiveSubject selected;
    private @Nullable LiveHistory history;
    private long readAs;
    private long budget;
    private boolean skipped;

    /** @param gaps when nothing could be heard */
    public LeafWatch(SubjectTree tree, Gaps gaps, NumberReader numbers) {
        this.tree = tree;
        traffic = tree.traffic();
        this.gaps = gaps;
        this.numbers = numbers;
        watch = new TailWatch(traffic);
    }

    /**
     * What is wanted to be known.
     *
     * @param node whose subject is selected; -1 for none
     * @param stored what streams hold of it, newest first
     * @param charted numbers of any subjects; those of a subject that was never selected wait until it is
     */
    public record Wanted(int node, String subject, List<HistoryMessage> stored, Collection<Charted> charted) {}

    /**
     * What one look found.
     *
     * @param lines newest first
     * @param heard how many messages came on the subject so far
     * @param forgotten how many of them are not in {@code lines} as live ones any more
     * @param charts readings of the selected subject's charted numbers
     * @param skipped whether messages were too large to read every one for the charts
     */
    public record Seen(String subject, List<HistoryLine> lines, long heard, long forgotten,
            Map<Charted, Points> charts, boolean skipped) {}

    private static final class Line {

        private final Charted what;
        private final Track track = new Track();
        private @Nullable LiveSubject subject;
        private long last = -1;

        Line(Charted what) {
            this.what = what;
        }

        /** The tail is read from both ends when a line begins: each message counts once. */
        boolean wants(Entry entry) {
            return subject == entry.subject() && entry.number() > last;
        }
    }

    /** Looks at what came since the last look. */
    public Seen look(Wanted wanted) {
        budget = MOST_READ;
        skipped = false;
        if (numbers.changes() != readAs) { // what was read in another way is read again
            readAs = numbers.changes();
            lines.clear();
            charted = List.of();
        }
        lines.keySet().retainAll(wanted.charted());
        advance();
        var live = wanted.node() < 0 ? null : tree.own(wanted.node());
        select(live);
        chart(wanted, live);
        var missed = gaps.list();
        var readings = new LinkedHashMap<Charted, Points>();
        for (var line : lines.values()) {
            if (line.what.subject().equals(wanted.subject())) {
                readings.put(line.what, line.track.points(missed));
            }
        }
        var kept = history;
        var all = History.of(kept == null ? List.of() : kept.newestFirst(), wanted.stored(), missed);
        return new Seen(wanted.subject(), all, live == null ? 0 : live.messages(), kept == null ? 0 : kept.forgotten(),
                readings, skipped);
    }

    /** Whether something may have been missed between two messages heard. */
    public boolean missed(Instant from, Instant to) {
        return gaps.list().stream().anyMatch(gap -> gap.from().isBefore(to)
                && (gap.to() == null || gap.to().isAfter(from)));
    }

    private void advance() {
        var wanted = new ArrayList<LiveSubject>();
        lines.values().stream().map(line -> line.subject).filter(subject -> subject != null).forEach(wanted::add);
        if (selected != null) {
            wanted.add(selected);
        }
        watch.advance(wanted, this::take, this::overtaken);
        if (history != null) {
            history.catchUp(traffic, watch.next());
        }
    }

    private void select(@Nullable LiveSubject live) {
        if (selected != live) {
            selected = live;
            history = live == null ? null : new LiveHistory(traffic, live, traffic.tail().end());
        }
    }

    private void chart(Wanted wanted, @Nullable LiveSubject live) {
        boolean more = false;
        for (var what : wanted.charted()) {
            if (what.subject().equals(wanted.subject())) {
                var line = lines.get(what);
                if (line == null) {
                    line = new Line(what);
                    lines.put(what, line);
                    more = true;
                }
                if (live != null && line.subject == null) {
                    fill(line, live);
                } else if (live != null && line.subject != live) { // it was not tracked for a while
                    line.track.interrupt();
                    line.subject = live;
                }
            }
        }
        if (!wanted.stored().isEmpty() && (more || !samePart(wanted.stored(), charted))) {
            charted = wanted.stored();
            stored(wanted.subject(), wanted.stored());
        }
    }

    /** Parts have no holes: who begins and ends alike is alike. */
    private static boolean samePart(List<HistoryMessage> one, List<HistoryMessage> other) {
        return one.size() == other.size() && (one.isEmpty()
                || (one.getFirst().same(other.getFirst()) && one.getLast().same(other.getLast())));
    }

    private void fill(Line line, LiveSubject live) {
        line.subject = live;
        var its = List.of(line);
        TailWatch.before(traffic.tail(), traffic.tail().end(), live, FILLED, MOST_READ).reversed()
                .forEach(entry -> read(entry, its));
    }

    private void take(Entry entry) {
        if (history != null && selected == entry.subject()) {
            history.take(entry);
        }
        var its = lines.values().stream().filter(line -> line.wants(entry)).toList();
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
        var pointers = its.stream().map(line -> line.what.pointer()).toList();
        var found = numbers.read(entry.subject().text(), entry.payload(), entry.size(), pointers);
        int mark = Arrays.hashCode(entry.payload());
        for (int n = 0; n < found.length; n++) {
            its.get(n).track.add(entry.at(), found[n], mark);
            its.get(n).last = entry.number();
        }
    }

    private void overtaken() {
        lines.values().forEach(line -> line.track.interrupt());
        if (history != null) {
            history.overtaken();
        }
    }

    /** Adds what a stream holds to all charts of a subject, in place of what was read from one before. */
    private void stored(String subject, List<HistoryMessage> messages) {
        var its = lines.values().stream().filter(line -> line.what.subject().equals(subject)).toList();
        var pointers = its.stream().map(line -> line.what.pointer()).toList();
        var times = messages.stream().mapToLong(HistoryMessage::at).toArray();
        var marks = messages.stream().mapToInt(HistoryMessage::mark).toArray();
        var values = new double[its.size()][messages.size()];
        for (int m = 0; m < messages.size() && !its.isEmpty(); m++) {
            var arrival = messages.get(m).arrival();
            var found = numbers.read(subject, arrival.payload(), arrival.size(), pointers);
            for (int n = 0; n < found.length; n++) {
                values[n][m] = found[n];
            }
        }
        for (int n = 0; n < its.size(); n++) {
            its.get(n).track.stored(times, values[n], marks);
        }
    }
}
