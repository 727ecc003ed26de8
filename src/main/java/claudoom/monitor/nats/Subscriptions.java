package claudoom.monitor.nats;

import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.terms.PatternText;
import claudoom.monitor.terms.SubjectPattern;
import io.nats.client.MessageHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is listened to on the data connection: one subscription a pattern, changed while messages come, standing over every
 * reconnect. Where two patterns bring the same message it is taken once. Any thread; nothing here waits.
 */
public final class Subscriptions {

    /** Each costs the server and us something for every message that it shares with others. */
    public static final int MOST = 64;

    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofMillis(500);

    private final Link link;
    private final Probe probe;
    private final MessageHandler taker;
    private final Copies copies = new Copies();
    private final List<LivePattern> live = new CopyOnWriteArrayList<>();
    private final List<LivePattern> gone = new CopyOnWriteArrayList<>();
    private final Executor changes = OneThread.named("nats-subscriptions");
    private final List<SubjectPattern> start;
    private volatile List<String> leftOut = List.of();
    private int made;

    /**
     * One pattern that is listened to.
     *
     * @param messages that came on its subscription
     * @param bytes of their payloads
     * @param again those of the messages that another subscription had brought already
     * @param refused the login may not listen to it, so nothing comes
     * @param fromStart every start brings it, whatever was chosen before
     */
    public record Line(String pattern, long messages, long bytes, long again, boolean refused, boolean fromStart) {}

    Subscriptions(Link link, Probe probe, List<String> patterns, MessageHandler taker) {
        this.link = link;
        this.probe = probe;
        this.taker = taker;
        start = patterns.stream().map(SubjectPattern::new).toList();
        patterns.forEach(pattern -> live.add(make(pattern)));
        share();
        live.forEach(this::subscribe);
    }

    private LivePattern make(String pattern) {
        return new LivePattern(pattern, start.contains(new SubjectPattern(pattern)), made++, copies, taker);
    }

    private void subscribe(LivePattern one) {
        link.subscribe(new Standing(one.text(), one));
    }

    /** What is listened to now, in the order in which it was asked for. */
    public List<Line> list() {
        return live.stream().map(LivePattern::line).toList();
    }

    /** Messages taken on patterns that are not listened to any more. */
    public long takenBefore() {
        return gone.stream().mapToLong(LivePattern::taken).sum();
    }

    /** Patterns that the login may not listen to. */
    public List<String> refused() {
        return live.stream().filter(LivePattern::refused).map(LivePattern::text).sorted().toList();
    }

    /** Whether nothing is heard, because the login may listen to nothing of it. */
    boolean deaf() {
        return !live.isEmpty() && live.stream().allMatch(LivePattern::refused);
    }

    /** Whether everything that falls under this pattern is brought by one that is listened to. */
    public boolean hears(String pattern) {
        var wanted = new SubjectPattern(pattern);
        return live.stream().anyMatch(one -> !one.refused() && one.pattern().covers(wanted));
    }

    /** Patterns of the start that nothing brings any more, because somebody left them out. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** Why this pattern cannot be added, as a sentence that says what to do; null if it can. */
    public @Nullable String against(String pattern) {
        var wrong = PatternText.refusal(pattern);
        if (wrong != null) {
            return wrong;
        }
        var wanted = new SubjectPattern(pattern);
        var wide = live.stream().filter(one -> one.pattern().covers(wanted)).findFirst().orElse(null);
        if (wide != null) {
            return wide.text().equals(pattern)
                    ? pattern + " is listened to already."
                    : wide.text() + " brings all of " + pattern + " already; a second subscription would double it.";
        }
        return live.size() - covered(wanted).size() >= MOST
                ? "More than " + MOST + " patterns are not listened to: leave one out first."
                : null;
    }

    /** Patterns whose place this one would take, because it brings all of theirs. */
    public List<String> replaced(String pattern) {
        return covered(new SubjectPattern(pattern)).stream().map(LivePattern::text).toList();
    }

    private List<LivePattern> covered(SubjectPattern wide) {
        return live.stream().filter(one -> wide.covers(one.pattern())).toList();
    }

    /**
     * Listens to one more pattern from now on; those that it covers are left out once it stands, and no message is lost or
     * taken twice meanwhile.
     *
     * @return completes when that is done; exceptionally with an {@link IllegalArgumentException} if {@link #against} is
     */
    public CompletableFuture<Void> add(String pattern) {
        return CompletableFuture.runAsync(() -> addNow(pattern), changes);
    }

    /** Before the connection is begun: what an earlier run listened to besides; what cannot be added is left out. */
    public void alsoFromTheStart(List<String> patterns) {
        for (var pattern : patterns) {
            if (against(pattern) == null) {
                addNow(pattern);
            }
        }
    }

    private void addNow(String pattern) {
        var reason = against(pattern);
        if (reason != null) {
            throw new IllegalArgumentException(reason);
        }
        var narrow = covered(new SubjectPattern(pattern));
        var fresh = make(pattern);
        fresh.replaces(narrow);
        change(List.of(fresh), narrow);
    }

    /**
     * Stops listening to a pattern; those whose place it had taken come back. Does nothing if it is not listened to.
     *
     * @return completes when that is done
     */
    public CompletableFuture<Void> remove(String pattern) {
        return CompletableFuture.runAsync(() -> {
            var old = live.stream().filter(one -> one.text().equals(pattern)).toList();
            var rest = live.stream().filter(one -> !old.contains(one)).toList();
            var back = new ArrayList<LivePattern>();
            old.stream().flatMap(one -> one.replaced().stream())
                    .filter(one -> rest.stream().noneMatch(other -> other.pattern().covers(one.pattern())))
                    .forEach(one -> back.add(anew(one)));
            change(back, old);
        }, changes);
    }

    private LivePattern anew(LivePattern before) {
        var back = make(before.text());
        back.replaces(before.replaced());
        return back;
    }

    /** What comes in stands before what goes out is given up, so that nothing is missed. */
    private void change(List<LivePattern> in, List<LivePattern> out) {
        live.addAll(in);
        share(); // before their first messages can come
        in.forEach(this::subscribe);
        if (!in.isEmpty() && !out.isEmpty()) {
            link.settle(SETTLE, LATE); // whatever came before they stood has been taken
        }
        if (!out.isEmpty()) {
            gone.addAll(out);
            live.removeAll(out);
            out.forEach(one -> link.unsubscribe(new Standing(one.text(), one)));
            link.settle(SETTLE, LATE); // copies of what the old ones brought last may still be on their way
            share();
        }
    }

    /** Says to each pattern whether another brings some of the same, and notes which are missing; after every change. */
    private void share() {
        leftOut = start.stream().filter(one -> live.stream().noneMatch(other -> other.pattern().covers(one)))
                .map(SubjectPattern::text).toList();
        var shared = live.stream().filter(one -> live.stream()
                .anyMatch(other -> other != one && other.pattern().meets(one.pattern()))).toList();
        live.forEach(one -> one.shared(shared.contains(one)));
        copies.keep(shared.stream().map(LivePattern::number).collect(Collectors.toSet()));
    }

    /** How much a pattern would bring; a connection of its own listens for a few seconds, and nothing of it is counted here. */
    public CompletableFuture<Look> look(String pattern) {
        return probe.look(pattern,
                subject -> live.stream().anyMatch(one -> !one.refused() && one.pattern().matches(subject)));
    }

    /** Which patterns come back when this one is left out. */
    public List<String> behind(String pattern) {
        return live.stream().filter(one -> one.text().equals(pattern)).flatMap(one -> one.replaced().stream())
                .map(LivePattern::text).toList();
    }

    /** The server does not permit one of these. */
    void denied(String pattern) {
        live.stream().filter(one -> one.text().equals(pattern)).forEach(one -> one.refused(true));
    }

    /** It is asked for again, and not refused any more. */
    void permitted(String pattern) {
        live.stream().filter(one -> one.text().equals(pattern)).forEach(one -> one.refused(false));
    }

    /** The next connection is told anew what is permitted, and no copy of an old message comes on it. */
    void disconnected() {
        live.forEach(one -> one.refused(false));
        copies.clear();
    }
}
