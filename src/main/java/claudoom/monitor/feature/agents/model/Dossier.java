package claudoom.monitor.feature.agents.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.RateHistory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is gathered of one agent beyond its counters. One thread, but for the lane. */
public final class Dossier {

    private static final int SECONDS = 10;
    private static final int FEW = 8;

    private final AgentTrack track;
    private final @Nullable Lane lane;
    private final @Nullable Latencies latencies;
    private final LastKnown known = new LastKnown();
    private final RateHistory rate = new RateHistory(SECONDS);
    private final Map<LiveSubject, Long> read = new HashMap<>();

    /** @param whole whether it gets a lane and latencies: they cost tens of kilobytes, so not everybody can have them */
    Dossier(AgentTrack track, boolean whole) {
        this.track = track;
        lane = whole ? new Lane() : null;
        latencies = whole ? new Latencies() : null;
    }

    /** Takes in what the counters say now. */
    public void look(long now) {
        if (lane != null) {
            lane.look(track, now);
        }
        rate.sample(now, track.events());
    }

    /** Nothing was observed until now. */
    public void interrupt() {
        rate.interrupt();
    }

    /** Whether a newer message came on this subject than the last one for which this was true. */
    public boolean unread(LiveSubject subject) {
        long newest = subject.lastEntry();
        var last = read.put(subject, newest);
        if (read.size() > track.subjects().size() + FEW) {
            read.keySet().retainAll(track.subjects());
        }
        return last == null || last != newest;
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
