package claudoom.monitor.feature.agents.model;

import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be seen of agents at all: silence while nobody listened, or while all were told to be silent, is nobody's fault. */
public final class Outlook {

    private final Supplier<@Nullable Instant> pausedSince;
    private volatile Instant watchedSince = Instant.EPOCH;
    private volatile @Nullable Instant begun;
    /** While nobody listens the agents are as they were at this moment. */
    private volatile @Nullable Instant blindSince;
    private Instant countsFrom = Instant.EPOCH;
    private boolean resumedLast;
    private boolean paused;

    /** @param pausedSince since when the experiment is told to pause; null if it is not */
    public Outlook(Supplier<@Nullable Instant> pausedSince) {
        this.pausedSince = pausedSince;
    }

    /** @return whether sight was just lost or regained */
    public boolean link(LinkState state) {
        boolean was = blindSince == null;
        if (!state.connected()) {
            blindSince = was ? state.since() : blindSince;
        } else {
            blindSince = null;
            begun = begun == null ? state.since() : begun;
            watchedSince = state.since().isAfter(watchedSince) ? state.since() : watchedSince;
            connected(state.since());
        }
        return was != state.connected();
    }

    public boolean blind() {
        return blindSince != null;
    }

    /** Whether an agent's silence says something of its rhythm. */
    public boolean telling() {
        return blindSince == null && pausedSince.get() == null;
    }

    /** Since when anything was observed, gaps apart; null before the first connection. */
    public @Nullable Instant begun() {
        return begun;
    }

    /** Who was silent before a pause is so in it, however often the connection is made anew. */
    private synchronized void connected(Instant since) {
        if (pausedSince.get() == null && since.isAfter(countsFrom)) {
            countsFrom = since;
            resumedLast = false;
        }
    }

    /** Takes in whether the experiment is told to pause; its end is the moment at which this is first called without it. */
    private synchronized View view(Instant now, Instant seen) {
        var pause = pausedSince.get();
        if (paused && pause == null && now.isAfter(countsFrom)) {
            countsFrom = now;
            resumedLast = true;
        }
        paused = pause != null;
        return new View(seen, watchedSince, countsFrom, resumedLast, pause);
    }

    /** From where agents are looked at now; nobody must look at them seldom, or the end of a pause is noticed late. */
    public View view(Instant now) {
        var blind = blindSince;
        return view(now, blind != null && blind.isBefore(now) ? blind : now);
    }
}
