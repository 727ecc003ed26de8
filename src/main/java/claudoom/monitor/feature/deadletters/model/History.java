package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How complete the letters are: which streams keep them, and from when on they were listened to. Thread-safe. */
public final class History {

    private final List<String> wanted;
    private @Nullable Instant since;
    private @Nullable Instant asked;
    private Map<String, List<String>> keptBy = Map.of();
    private @Nullable String trouble;
    private List<String> deaf = List.of();
    private final Map<String, String> cut = new TreeMap<>();
    private final Map<String, String> uncertain = new TreeMap<>();
    private final Silences silences = new Silences();
    private final Silences gaps = new Silences();
    private Set<String> passing = Set.of();
    private List<String> copies = List.of();
    private boolean counted;
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
        counted &= up;
    }

    /**
     * The connection on which letters are heard comes or goes.
     *
     * @param from the last moment at which it surely stood, if it goes
     */
    public synchronized void hearing(boolean up, Instant from, Instant now) {
        gaps.link(up, from, now);
    }

    /**
     * The connection on which streams are asked and advisories are heard comes or goes.
     *
     * @param from the last moment at which it surely stood, if it goes
     */
    public synchronized void asking(boolean up, Instant from, Instant now) {
        silences.link(up, from, now);
        counted &= up;
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
        return connected && (advisory(pattern)
                ? jetStream && silences.since() == null && !deaf.contains(pattern)
                : hears.test(pattern));
    }

    /** Since when the connection is down on which advisories are heard; null while it stands. */
    public synchronized @Nullable Instant silentSince() {
        return silences.since();
    }

    /** Whether it is the server that speaks there. */
    public static boolean advisory(String pattern) {
        return pattern.startsWith("$JS.EVENT.ADVISORY.");
    }

    /** @param streams the subjects that each stream keeps and that concern dead letters, by the stream's name */
    public synchronized void keptBy(Map<String, List<String>> streams, Instant now) {
        keptBy = new TreeMap<>(streams);
        asked = now;
    }

    /** @param streams that hold a letter only until somebody worked it off */
    public synchronized void passing(Collection<String> streams) {
        passing = Set.copyOf(streams);
    }

    /** The streams could not be asked, or not be read. */
    public synchronized void trouble(String sentence) {
        trouble = sentence;
        counted = false;
    }

    /** @param patterns of advisories that the login may not listen to; empty if it may */
    public synchronized void deaf(Collection<String> patterns) {
        deaf = patterns.stream().sorted().toList();
    }

    /**
     * Only a part of what a stream keeps was read; the others are counted.
     *
     * @param what the stream and what was read of it, so that nothing is said twice
     */
    public synchronized void cut(String what, String sentence) {
        cut.put(what, sentence);
    }

    /** Some may be missing without being counted, from now on for ever. */
    public synchronized void uncertain(String what, String sentence) {
        uncertain.put(what, sentence);
    }

    /** Until then more came than could be compared with what streams keep, and it is not sure that all of it came live. */
    public synchronized void overrun(Instant until) {
        uncertain("overrun", "Until " + Clock.words(until)
                + " letters came too fast to be compared with what streams keep: some may be missing or here twice.");
    }

    /** The client library threw messages away while more came than could be compared with what streams keep. */
    public synchronized void dropped(Instant now) {
        uncertain("dropped", "Messages were dropped before " + Clock.words(now)
                + " while letters came too fast to be compared with what streams keep: some may be missing.");
    }

    /** @param streams that copy what others keep, and are not read so that nothing is there twice */
    public synchronized void copies(Collection<String> streams) {
        copies = streams.stream().sorted().toList();
    }

    public synchronized void reading(boolean now) {
        reading = now;
    }

    /** There is no JetStream for this login, so no stream keeps anything. */
    public synchronized void nothingKept(Instant now) {
        keptBy(Map.of(), now);
        counted();
    }

    /** All that streams keep is read, or at least counted, as of now. */
    public synchronized void counted() {
        counted = connected && silences.since() == null;
        trouble = null;
    }

    /**
     * Whether the number of letters is that of all that came since listening began and of all that streams keep; else it is only
     * the number of those that are known.
     */
    public synchronized boolean exact() {
        boolean nothingKept = connected && !jetStream;
        boolean allCounted = counted && trouble == null && unheard().isEmpty();
        return (nothingKept || allCounted) && uncertain.isEmpty();
    }

    public synchronized void countRead() {
        read++;
    }

    /** What is under way, or null. */
    public synchronized @Nullable String progress() {
        return reading ? "reading what streams keep: " + String.format(Locale.ROOT, "%,d", read) + " so far" : null;
    }

    /** Whether not all that streams keep is read yet, nor known to be unreadable. */
    public synchronized boolean unread() {
        return !counted && trouble == null && !(connected && !jetStream);
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
        var said = new ArrayList<String>();
        if (!unheard().isEmpty()) {
            said.add("This login may not listen to " + String.join(" and ", unheard())
                    + ": the server's own dead letters are not here.");
        }
        silence(said);
        past(since, said); // and for those that no stream keeps this says it already
        gap(this::kept, said);
        said.addAll(cut.values());
        said.addAll(uncertain.values());
        var unread = unreadCopies();
        if (unread != null) {
            said.add(unread);
        }
        return said.isEmpty() ? null : String.join(" ", said);
    }

    /** In words which letters are not here because nothing was heard when they came, or null if nothing is known of that. */
    public synchronized @Nullable String missed() {
        var said = new ArrayList<String>();
        unheardAdvisories(said);
        gap(pattern -> true, said);
        return said.isEmpty() ? null : String.join(" ", said);
    }

    /** In words which copies are not read, or null if there are none. */
    public synchronized @Nullable String unreadCopies() {
        return copies.isEmpty()
                ? null
                : String.join(", ", copies) + (copies.size() == 1 ? " copies" : " copy")
                        + " what other streams keep and is not read: letters that are only there are not here.";
    }

    /** Advisories that the login may not hear and that no stream keeps. */
    private List<String> unheard() {
        return deaf.stream().filter(pattern -> !kept(pattern)).toList();
    }

    private void silence(List<String> said) {
        var now = silences.since();
        if (now != null) {
            said.add("Since " + Clock.words(now) + " no stream can be asked and no advisory is heard.");
        }
        unheardAdvisories(said);
    }

    private void unheardAdvisories(List<String> said) {
        var times = silences.words();
        if (times != null && jetStream && wanted.stream().anyMatch(pattern -> advisory(pattern) && !kept(pattern))) {
            said.add("The server's own dead letters of " + times + " are not here: its advisories were not heard.");
        }
    }

    /** What a stream gives away once it is worked off may have come and gone meanwhile. */
    private void gap(Predicate<String> which, List<String> said) {
        var times = gaps.words();
        var unsure = wanted.stream().filter(which).filter(pattern -> !advisory(pattern) && !keptForGood(pattern))
                .toList();
        if (times != null && !unsure.isEmpty()) {
            said.add("Of the letters on " + String.join(" and ", unsure) + " of " + times
                    + " only those are here that a stream still holds: nothing was heard.");
        }
    }

    private boolean keptForGood(String pattern) {
        return keptBy.entrySet().stream().filter(stream -> !passing.contains(stream.getKey()))
                .flatMap(stream -> stream.getValue().stream()).anyMatch(kept -> Coverage.covers(kept, pattern));
    }

    private boolean kept(String pattern) {
        return keptBy.values().stream().flatMap(List::stream).anyMatch(kept -> Coverage.covers(kept, pattern));
    }

    private void past(Instant listening, List<String> said) {
        var heard = silences.firstHeard();
        var began = heard != null && heard.isAfter(listening) ? heard : listening;
        if (trouble != null) {
            said.add(trouble + " Letters from before " + Clock.words(began) + " and from gaps may be missing.");
            return;
        }
        var missing = wanted.stream().filter(pattern -> !kept(pattern)).toList();
        if (asked == null || missing.isEmpty()) {
            return;
        }
        var what = missing.size() == wanted.size() && keptBy.isEmpty()
                ? "dead letters"
                : missing.stream().map(History::words).distinct().collect(Collectors.joining(", "));
        said.add("No stream keeps " + what + ": those from before " + Clock.words(began)
                + " and during gaps are not here.");
    }

    private static String words(String pattern) {
        return pattern.contains(".MAX_DELIVERIES.")
                ? "the advisories about used-up deliveries"
                : pattern.contains(".MSG_TERMINATED.")
                        ? "the advisories about terminated messages"
                        : "all of " + pattern;
    }
}
