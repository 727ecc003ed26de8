package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How complete the letters are: which streams keep them, and from when on they were listened to. Thread-safe. */
public final class History {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final List<String> wanted;
    private @Nullable Instant since;
    private @Nullable Instant asked;
    private Map<String, List<String>> keptBy = Map.of();
    private @Nullable String trouble;
    private List<String> deaf = List.of();
    private final Map<String, String> cut = new TreeMap<>();
    private long read;
    private boolean reading;
    private boolean connected;
    private boolean jetStream = true;
    private Predicate<String> hears = pattern -> true;

    /** @param wanted the subjects of dead letters and of the advisories */
    public History(List<String> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    /** The subscriptions stand; only the first time counts. */
    public synchronized void listening(Instant now) {
        connected = true;
        if (since == null) {
            since = now;
        }
    }

    /** @param withJetStream whether the server has it; without, there are no advisories */
    public synchronized void link(boolean up, boolean withJetStream) {
        connected = up;
        jetStream = withJetStream;
    }

    /** @param live whether a pattern of subjects is really brought by a live subscription */
    public synchronized void hears(Predicate<String> live) {
        hears = live;
    }

    public synchronized boolean connected() {
        return connected;
    }

    public synchronized boolean jetStream() {
        return jetStream;
    }

    /** Whether letters on this subject, or these advisories, would be heard now. */
    public synchronized boolean heard(String pattern) {
        return connected && (advisory(pattern) ? jetStream && !deaf.contains(pattern) : hears.test(pattern));
    }

    /** Whether it is the server that speaks there. */
    public static boolean advisory(String pattern) {
        return pattern.startsWith("$JS.EVENT.ADVISORY.");
    }

    /** @param streams the subjects that each stream keeps and that concern dead letters, by the stream's name */
    public synchronized void keptBy(Map<String, List<String>> streams, Instant now) {
        keptBy = new TreeMap<>(streams);
        asked = now;
        trouble = null;
    }

    /** The streams could not be asked, or not be read. */
    public synchronized void trouble(String sentence) {
        trouble = sentence;
    }

    /** @param patterns of advisories that the login may not listen to; empty if it may */
    public synchronized void deaf(Collection<String> patterns) {
        deaf = patterns.stream().sorted().toList();
    }

    /** Only a part of what a stream keeps could be read. */
    public synchronized void cut(String stream, String sentence) {
        cut.put(stream, sentence);
    }

    public synchronized void reading(boolean now) {
        reading = now;
    }

    public synchronized void countRead() {
        read++;
    }

    /** What is under way, or null. */
    public synchronized @Nullable String progress() {
        return reading ? "reading what streams keep: " + String.format(Locale.ROOT, "%,d", read) + " so far" : null;
    }

    /** When listening began, or null before. */
    public synchronized @Nullable Instant since() {
        return since;
    }

    /** Which streams keep letters, in words; null as long as nobody knows. */
    public synchronized @Nullable String keepers() {
        if (asked == null) {
            return null;
        }
        return switch (keptBy.size()) {
            case 0 -> "No stream keeps them.";
            case 1 -> "A stream keeps them: " + keptBy.keySet().iterator().next() + ".";
            default -> "Streams keep them: " + String.join(", ", keptBy.keySet()) + ".";
        };
    }

    /** In words what is not here, or null if all is. */
    public synchronized @Nullable String incomplete() {
        if (since == null) {
            return null;
        }
        var unheard = deaf.stream().filter(pattern -> !kept(pattern)).collect(Collectors.joining(" and "));
        var old = past(since);
        return unheard.isEmpty()
                ? old
                : "This login may not listen to " + unheard + ": the server's own dead letters are not here."
                        + (old == null ? "" : " " + old);
    }

    private boolean kept(String pattern) {
        return keptBy.values().stream().flatMap(List::stream).anyMatch(kept -> Coverage.covers(kept, pattern));
    }

    private @Nullable String past(Instant began) {
        if (trouble != null) {
            return trouble + " Letters from before " + clock(began) + " and from gaps may be missing.";
        }
        if (asked == null) {
            return null;
        }
        var missing = wanted.stream().filter(pattern -> !kept(pattern)).toList();
        if (missing.isEmpty()) {
            return cut.isEmpty() ? null : String.join(" ", cut.values());
        }
        var what = missing.size() == wanted.size() && keptBy.isEmpty()
                ? "dead letters"
                : missing.stream().map(History::words).distinct().collect(Collectors.joining(", "));
        return "No stream keeps " + what + ": those from before " + clock(began) + " and during gaps are not here.";
    }

    private static String words(String pattern) {
        return pattern.contains(".MAX_DELIVERIES.")
                ? "the advisories about used-up deliveries"
                : pattern.contains(".MSG_TERMINATED.")
                        ? "the advisories about terminated messages"
                        : "all of " + pattern;
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }
}
