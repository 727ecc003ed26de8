package claudoom.monitor.feature.control.wire;

import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.terms.Listeners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps asking who listens to the subjects on screen while the screen is shown, one question after the other. */
public final class ListenersWatch {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ListenersQuestion question;
    private final ScheduledExecutorService polls;
    private List<String> wanted = List.of();
    private boolean shown;
    private boolean connected;
    private boolean asking;
    private @Nullable Future<?> next;
    private volatile Map<String, Listeners> heard = Map.of();

    public ListenersWatch(ListenersQuestion question, ScheduledExecutorService polls) {
        this.question = question;
        this.polls = polls;
    }

    /** @param ask false if nobody needs to know, as in read-only mode */
    public synchronized void begin(boolean ask) {
        shown = true;
        connected = ask;
        now();
    }

    public synchronized void end() {
        shown = false;
        rest();
    }

    public synchronized void connected(boolean is) {
        connected = is;
        if (!is) {
            heard = Map.of();
        }
        now();
    }

    /** Other subjects are asked about at once. */
    public synchronized void want(List<String> subjects) {
        var first = subjects.subList(0, Math.min(ListenersQuestion.MOST, subjects.size()));
        if (!first.equals(wanted)) {
            wanted = List.copyOf(first);
            now();
        }
    }

    /** Listeners by subject as of the last answer; empty while there is no connection. */
    public Map<String, Listeners> heard() {
        return heard;
    }

    private void rest() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private synchronized void now() {
        rest();
        if (shown && connected && !asking && !wanted.isEmpty()) {
            asking = true;
            var subjects = wanted;
            question.ask(subjects).thenAccept(found -> answered(subjects, found));
        }
    }

    private synchronized void answered(List<String> subjects, Map<String, Listeners> found) {
        asking = false;
        heard = connected ? found : Map.of();
        if (!subjects.equals(wanted)) {
            now();
        } else if (shown) {
            rest();
            next = polls.schedule(this::now, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
