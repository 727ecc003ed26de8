package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Doubts;
import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.ExportRun;
import claudoom.monitor.feature.events.model.Lines;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.traffic.LastEvents;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FootLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences of the screen. */
final class Words {

    private Words() {}

    static String matches(long count, boolean behind) {
        return Figures.count(count) + (behind ? " match so far" : " match");
    }

    /**
     * "14 match, 2 of them filled in · 3 could not be decided: payload is no JSON".
     *
     * @param filled messages besides those that came, read from streams into gaps
     */
    static String found(Lines list, long filled, Doubts.Told doubts) {
        return matches(list.everListed() + filled, list.lags())
                + (filled == 0 ? "" : ", " + Figures.count(filled) + " of them filled in")
                + (doubts.count() == 0 ? "" : " · " + doubts(doubts));
    }

    static String doubts(Doubts.Told doubts) {
        return Figures.count(doubts.count()) + " could not be decided: " + Visible.line(doubts.reason(), 100);
    }

    static Standing standing(EventLog log, Viewpoint view) {
        if (view.pace() == Pace.CATCHING_UP) {
            return new Standing("catching up", Figures.count(view.below()) + " to go", false);
        }
        if (!log.frozen()) {
            return Standing.NONE;
        }
        long lost = log.lostNow();
        return new Standing("frozen", Figures.count(log.fresh()) + " new, buffer " + Figures.percent(log.filled())
                + (lost == 0 ? "" : ", " + Figures.count(lost) + " of them gone already")
                + (log.unlooked() == 0 ? "" : ", " + Figures.count(log.unlooked()) + " gone before this filter looked")
                + (view.pace() == Pace.SCROLLED ? " · you scrolled up" : ""), lost > 0 || log.unlooked() > 0);
    }

    /** What is here, what is not and why; the account of all messages stands in the status bar as well. */
    static FootLine.Says foot(EventLog log, @Nullable Instant oldest, TickWatch ticks, LastEvents last) {
        var all = log.accounts();
        var parts = new ArrayList<String>();
        parts.add(Figures.count(log.messages()) + " here" + (oldest == null ? "" : " since " + Figures.time(oldest)));
        some(parts, log.lostWhileFrozen(), " went unseen while frozen");
        some(parts, all.dropped(), " dropped by the client");
        some(parts, last.forgotten(), " of agents' last ten forgotten");
        some(parts, log.filledListed(), " filled in besides");
        some(parts, ticks.tooFast(), " came too fast to look for skipped ticks");
        some(parts, ticks.crowdedOut(), " gaps of skipped ticks not listed, too many at once");
        some(parts, ticks.whileAway(), " came while Events was not shown, not searched for skipped ticks");
        ofAgents(parts, last, log.filtered());
        some(parts, log.forgottenGaps(), " older gaps not listed any more");
        parts.add(room(log.room(), log.filtered() ? "matches" : "messages"));
        if (log.roomForLarge() > 0) {
            parts.add("of payloads over 1 MB room for " + megabytes(log.roomForLarge()));
        }
        return new FootLine.Says(parts, Figures.count(all.received()) + " received = " + Figures.count(all.shown())
                + " shown + " + Figures.count(all.filtered()) + " filtered + " + Figures.count(all.evicted())
                + " evicted + " + Figures.count(all.dropped()) + " dropped");
    }

    /** Whether the last ten events of every agent are there, although others are noisy. */
    private static void ofAgents(List<String> parts, LastEvents last, boolean filtered) {
        if (!filtered) { // a filter lists them
            some(parts, last.aside(), " older of quiet agents kept, listed when filtered");
        }
        if (last.agents() > 0) {
            parts.add("the last ten are kept of " + Figures.count((long) last.agents()) + " agents, not of more");
        }
    }

    /** "room for 200,000 messages or 256 MB". */
    static String room(EventLog.Limits limits, String what) {
        return "room for " + Figures.count((long) limits.messages()) + " " + what + " or " + megabytes(limits.bytes());
    }

    /** As the option takes them, in units of 1,048,576 bytes. */
    private static String megabytes(long bytes) {
        return Figures.count(bytes >> 20) + " MB";
    }

    private static void some(List<String> parts, long count, String words) {
        if (count > 0) {
            parts.add(Figures.count(count) + words);
        }
    }

    /** Where a message is from, before what it says. */
    static String origin(Origin origin) {
        return switch (origin.kind()) {
            case FILLED -> "filled · ";
            case KEPT -> "kept · ";
            case STORED -> ""; // its sequence has a column of its own
        };
    }

    static String export(@Nullable ExportRun run) {
        if (run == null) {
            return "";
        }
        var gone = run.gone() == 0 ? "" : ", " + Figures.count(run.gone()) + " had left the buffer";
        if (!run.over()) {
            return "Writing " + Figures.count(run.written()) + " of " + Figures.count(run.total()) + gone;
        }
        return run.trouble() != null
                ? run.trouble()
                : Figures.count(run.written()) + (run.written() == 1 ? " message" : " messages")
                        + (run.gaps() == 0
                                ? ""
                                : run.gaps() == 1 ? " and 1 gap" : " and " + Figures.count(run.gaps()) + " gaps")
                        + " in "
                        + Visible.of(String.valueOf(run.file().toAbsolutePath()))
                        + gone;
    }

    /** Names with characters that nobody can see or type get a {@code *} in their place. */
    static String typeable(String name) {
        return Arrays.stream(name.split("\\.", -1)).map(token -> Visible.of(token).equals(token) ? token : "*")
                .collect(Collectors.joining("."));
    }
}
