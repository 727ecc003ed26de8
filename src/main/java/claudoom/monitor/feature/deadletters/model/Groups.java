package claudoom.monitor.feature.deadletters.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the letters of each fingerprint. Not thread-safe. */
final class Groups {

    /** The group of letters that nobody had the time to look at. */
    static final String UNREAD = "Came too fast to be looked at";
    /** The group of everything beyond {@link #MOST} groups. */
    static final String OTHERS = "Other reasons";
    /** The group of letters that streams keep and that were too many to be read. */
    static final String OLDER = "Older ones that were not read";
    static final int MOST = 1_000;
    private static final int BARS = 12;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration STEP = Duration.ofSeconds(10);

    private final Map<String, Count> counts = new HashMap<>();
    private long older;

    private static final class Count {

        private final Tally tally = new Tally(STEP, (int) HOUR.dividedBy(STEP) + 1);
        private long letters;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
    }

    /** @return the name of the group that it was counted in */
    String count(String fingerprint, Instant at, long more) {
        var name = counts.size() < MOST || counts.containsKey(fingerprint) ? fingerprint : OTHERS;
        var count = counts.computeIfAbsent(name, n -> new Count());
        count.letters += more;
        count.first = at.isBefore(count.first) ? at : count.first;
        count.last = at.isAfter(count.last) ? at : count.last;
        count.tally.count(at, more);
        return name;
    }

    /** So many more of which only their number is known. */
    void older(long more) {
        older += more;
    }

    /** The one with the newest letter first; last those of which only their number is known. */
    List<Group> list(Instant now) {
        var newestFirst = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Count> one) -> one.getValue().last).reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(one -> group(one.getKey(), one.getValue(), now));
        return older == 0
                ? newestFirst.toList()
                : Stream.concat(newestFirst, Stream.of(new Group(OLDER, older, null, null, new double[BARS]))).toList();
    }

    private static Group group(String fingerprint, Count count, Instant now) {
        return new Group(fingerprint, count.letters, count.first, count.last, count.tally.buckets(BARS, HOUR, now));
    }
}
