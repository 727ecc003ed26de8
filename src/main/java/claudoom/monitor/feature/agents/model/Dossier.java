package claudoom.monitor.feature.agents.model;

import claudoom.monitor.traffic.RateHistory;
import org.jspecify.annotations.Nullable;

/** All that is gathered of one agent beyond its counters. One thread, but for the lane. */
public final class Dossier {

    private static final int SECONDS = 10;

    private final AgentTrack track;
    private final @Nullable Lane lane;
    private final @Nullable Latencies latencies;
    private final LastKnown known = new LastKnown();
    private final RateHistory rate = new RateHistory(SECONDS);
    private long actionsRead;
    private long allRead;
    private boolean largeActions;

    /** @param whole whether it gets a lane and latencies: they cost tens of kilobytes, so not everybody can have them */
    Dossier(AgentTrack track, boolean whole) {
        this.track = track;
        lane = whole ? new Lane() : null;
        latencies = whole ? new Latencies() : null;
    }

    /** Takes in what the counters say now. */
    public void look(long now) {
        track.look(now);
        if (lane != null) {
            lane.look(track, now);
        }
        rate.sample(now, track.events());
    }

    /** The clock by which it is drawn was set. */
    public void restart() {
        rate.interrupt();
        if (lane != null) {
            lane.restart();
        }
    }

    /** Nothing was observed until now. */
    public void interrupt() {
        rate.interrupt();
    }

    /**
     * From which message on those of its subjects were not read yet.
     *
     * @param all whether everything is meant, or only its actions
     */
    public long unread(boolean all) {
        return all ? allRead : actionsRead;
    }

    /** @param end the first message that may not have been seen yet */
    public void read(boolean all, long end) {
        actionsRead = end;
        allRead = all ? end : allRead;
    }

    /** Whether its actions are too large to be read in passing. */
    public boolean largeActions() {
        return largeActions;
    }

    public void largeActions(boolean large) {
        largeActions = large;
    }

    /** Events a second over the last ten seconds; null when nothing is known. */
    public @Nullable Double perSecond() {
        return rate.perSecond(SECONDS);
    }

    public AgentTrack track() {
        return track;
    }

    /** Null for one too many. */
    public @Nullable Lane lane() {
        return lane;
    }

    /** Null for one too many. */
    public @Nullable Latencies latencies() {
        return latencies;
    }

    public LastKnown known() {
        return known;
    }
}
