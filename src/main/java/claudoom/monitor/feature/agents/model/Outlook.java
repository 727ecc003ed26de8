package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be seen of agents at all: silence while nobody listened, or while all were told to be silent, is nobody's fault. */
public final class Outlook {

    private final Supplier<@Nullable Instant> pauseTold;
    private final SteadyTime time;
    private volatile boolean clockSet;
    private @Nullable Instant told;
    private @Nullable Instant pausedSince;
    private volatile Instant watchedSince = Instant.EPOCH;
    private volatile @Nullable Instant begun;
    /** While nobody listens the agents are as they were at this moment. */
    private volatile @Nullable Instant blindSince;
    private Instant countsFrom = Instant.EPOCH;
    private boolean resumedLast;
    private boolean paused;

    /** Where nobody sets the machine's clock. */
    public Outlook(Supplier<@Nullable Instant> pausedSince) {
        this(pausedSince, SteadyTime.unset());
    }

    /** @param pausedSince since when the experiment is told to pause; null if it is not */
    public Outlook(Supplier<@Nullable Instant> pausedSince, SteadyTime time) {
        pauseTold = pausedSince;
        this.time = time;
    }

    /** @return whether sight was just lost or regained */
    public boolean link(LinkState state) {
        boolean was = blindSince == null;
        var since = time.of(state.since());
        if (!state.connected()) {
            blindSince = was ? since : blindSince;
        } else {
            blindSince = null;
            begun = begun == null ? state.since() : begun;
            watchedSince = since.isAfter(watchedSince) ? since : watchedSince;
            connected(since);
        }
        return was != state.connected();
    }

    public boolean blind() {
        return blindSince != null;
    }

    /** Whether an agent's silence says something of its rhythm. */
    public boolean telling() {
        return blindSince == null && pauseTold.get() == null;
    }

    /** What was observed before has other moments than this clock would give it. */
    public void clockSet(Instant now) {
        begun = begun == null ? null : now;
        clockSet = true;
    }

    /** Whether {@link #begun} is when the clock was set. */
    public boolean begunByClock() {
        return clockSet;
    }

    /** Since when anything was observed by the machine's clock as it is now, gaps apart; null before the first connection. */
    public @Nullable Instant begun() {
        return begun;
    }

    /** Who was silent before a pause is so in it, however often the connection is made anew. */
    private synchronized void connected(Instant since) {
        if (pauseTold.get() == null && since.isAfter(countsFrom)) {
            countsFrom = since;
            resumedLast = false;
        }
    }

    /** Takes in whether the experiment is told to pause; its end is the moment at which this is first called without it. */
    private synchronized View view(Instant now, Instant seen) {
        var pause = pause();
        if (paused && pause == null && now.isAfter(countsFrom)) {
            countsFrom = now;
            resumedLast = true;
        }
        paused = pause != null;
        return new View(seen, watchedSince, countsFrom, resumedLast, pause, time.set());
    }

    /** A pause stays where it began, also if the clock by which it was told is set. */
    private @Nullable Instant pause() {
        var now = pauseTold.get();
        if (!Objects.equals(now, told)) {
            told = now;
            pausedSince = now == null ? null : time.of(now);
        }
        return pausedSince;
    }

    /** From where agents are looked at now; nobody must look at them seldom, or the end of a pause is noticed late. */
    public View view(Instant told) {
        var now = time.of(told);
        var blind = blindSince;
        return view(now, blind != null && blind.isBefore(now) ? blind : now);
    }
}
