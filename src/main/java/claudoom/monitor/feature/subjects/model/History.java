package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The live and the stored messages of one subject as one list, newest first, each message once, with what may be missing said. */
public final class History {

    private History() {}

    private record Timed(HistoryMessage message, long at) {}

    /**
     * @param live newest first
     * @param stored newest first and without holes among them
     * @param gaps when nothing could be heard, oldest first
     */
    public static List<HistoryLine> of(List<HistoryMessage> live, List<HistoryMessage> stored, List<Gap> gaps) {
        var overlap = new Overlap(live.stream().mapToLong(HistoryMessage::at).toArray(),
                live.stream().mapToInt(HistoryMessage::mark).toArray(),
                stored.stream().mapToLong(HistoryMessage::at).toArray(),
                stored.stream().mapToInt(HistoryMessage::mark).toArray());
        var all = together(live, stored, overlap);
        long held = stored.isEmpty() ? Long.MAX_VALUE : stored.getLast().at() + overlap.skew();
        boolean joined = overlap.any() || live.isEmpty() || stored.isEmpty();
        var lines = new ArrayList<HistoryLine>();
        for (int n = 0; n < all.size(); n++) {
            var one = all.get(n);
            var previous = n + 1 < all.size() ? all.get(n + 1) : null;
            var gap = previous == null ? null : between(previous, one, gaps, held, joined);
            lines.add(new HistoryLine.Message(one.message,
                    previous == null || gap != null ? null : Duration.ofMillis(Math.max(0, one.at - previous.at))));
            if (gap != null) {
                lines.add(new HistoryLine.Gap(gap));
            }
        }
        return lines;
    }

    private static List<Timed> together(List<HistoryMessage> live, List<HistoryMessage> stored, Overlap overlap) {
        var twins = new HistoryMessage.@Nullable Place[live.size()];
        var all = new ArrayList<Timed>(live.size() + stored.size());
        for (int s = 0; s < stored.size(); s++) {
            if (overlap.twin(s) == Overlap.NONE) {
                all.add(new Timed(stored.get(s), stored.get(s).at() + overlap.skew()));
            } else {
                twins[overlap.twin(s)] = stored.get(s).stored();
            }
        }
        for (int n = 0; n < live.size(); n++) {
            all.add(new Timed(live.get(n).in(twins[n]), live.get(n).at()));
        }
        all.sort(Comparator.comparingLong(Timed::at).thenComparingLong(one -> one.message.number()).reversed());
        return all;
    }

    /** What may be missing between two neighbours, in words; null if nothing. */
    private static @Nullable String between(Timed older, Timed newer, List<Gap> gaps, long held, boolean joined) {
        boolean filled = joined && older.at >= held; // the stream's messages stand there without a hole
        if (filled) {
            return null;
        }
        var missed = gaps.stream().filter(gap -> crosses(gap, older, newer)).findFirst().orElse(null);
        if (missed != null) {
            return seconds(missed.from(), missed.to()) + " not observed (disconnected)";
        }
        if (newer.message.hole()) {
            return "more came here than could be kept";
        }
        return !joined && older.message.live() != newer.message.live()
                ? "what lies between is not known"
                : null;
    }

    private static boolean crosses(Gap gap, Timed older, Timed newer) {
        if (older.message.live() && newer.message.live()) {
            return gap.after() > older.message.number() && gap.after() <= newer.message.number();
        }
        var to = gap.to();
        return gap.from().toEpochMilli() < newer.at && (to == null || to.toEpochMilli() > older.at);
    }

    private static String seconds(Instant from, @Nullable Instant to) {
        return to == null
                ? "a time"
                : String.format(Locale.ROOT, "%,.1f s", Duration.between(from, to).toMillis() / 1000.0);
    }
}
