package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentDetail;
import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.SteadyTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at the agents four times a second, beside the polling, and tells the screen while it is shown. */
public final class AgentRounds {

    private static final System.Logger LOG = System.getLogger(AgentRounds.class.getName());
    private static final long QUARTER = 250;
    /** While the screen is hidden payloads are read once in so many rounds. */
    private static final int HIDDEN_READS = 4;
    /** While it is shown it is told once in so many rounds. */
    private static final int TOLD = 2;

    private final Outlook outlook;
    private final AgentsFeed feed;
    private final AgentWatch watch;
    private final AgentLines lines;
    private final Executor thread;
    private final InstantSource clock;
    private final Told told;
    private final SteadyTime time;
    private int clockSet;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean shown;
    private volatile List<String> wanted = List.of();
    private volatile @Nullable String chosen;
    private int rounds;

    /** Where news go. */
    public record Told(Consumer<List<AgentLine>> lines, Consumer<AgentDetail> detail) {}

    public AgentRounds(Outlook outlook, AgentsFeed feed, AgentWatch watch, AgentLines lines, Executor thread,
            InstantSource clock, Told told, SteadyTime time) {
        this.outlook = outlook;
        this.feed = feed;
        this.watch = watch;
        this.lines = lines;
        this.thread = thread;
        this.clock = clock;
        this.told = told;
        this.time = time;
    }

    public void start(ScheduledExecutorService polls) {
        polls.scheduleWithFixedDelay(this::begin, QUARTER, QUARTER, TimeUnit.MILLISECONDS);
    }

    /** One at a time: very many agents take some milliseconds. */
    private void begin() {
        if (underWay.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    round();
                } catch (RuntimeException broken) { // the next round may work
                    LOG.log(System.Logger.Level.ERROR, "looking at the agents", broken);
                } finally {
                    underWay.set(false);
                }
            });
        }
    }

    private void round() {
        look();
        var now = clock.instant();
        rounds++;
        if (outlook.blind()) {
            watch.interrupt();
        } else {
            watch.look(now.toEpochMilli());
        }
        boolean visible = shown;
        if (visible || rounds % HIDDEN_READS == 0) {
            watch.read(visible);
        }
        if (visible && rounds % TOLD == 0) {
            tell(now);
        }
    }

    /** Lanes that were drawn by a clock that was set since would stand at the wrong times. */
    private void look() {
        int times = time.times();
        if (times != clockSet) {
            clockSet = times;
            outlook.clockSet(clock.instant());
            watch.restart();
        }
    }

    private void tell(Instant now) {
        feed.drain();
        var view = outlook.view(now);
        told.lines.accept(lines.all(one -> one.track().condition(view), this::fits, chosen));
        detail(now);
    }

    private boolean fits(String agent, String state) {
        var text = (agent + " " + state).toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(text::contains);
    }

    /** Only agents are wanted in whose name or state all these words are, in lower case, where there are too many for all. */
    public void narrow(List<String> words) {
        boolean other = !words.equals(wanted);
        wanted = List.copyOf(words);
        if (shown && other) {
            thread.execute(() -> tell(clock.instant()));
        }
    }

    private void detail(Instant now) {
        var agent = chosen;
        var view = outlook.view(now);
        var detail = agent == null ? null : lines.detail(agent, one -> one.track().condition(view));
        if (detail != null) {
            told.detail.accept(detail);
        }
    }

    /** Whether anybody looks at the screen; it is told at once when somebody begins to. */
    public void shown(boolean now) {
        shown = now;
        if (now) {
            thread.execute(() -> {
                look();
                watch.look(clock.millis());
                watch.read(true);
                tell(clock.instant());
            });
        }
    }

    /** Whose detail is wanted. */
    public void choose(@Nullable String agent) {
        chosen = agent;
        if (agent != null) {
            thread.execute(() -> detail(clock.instant()));
        }
    }
}
