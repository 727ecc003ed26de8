package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.History.Phase;
import claudoom.monitor.feature.events.model.Viewpoint;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FootLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentences about what a stream holds. */
final class HistoryWords {

    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private HistoryWords() {}

    /** What is going on, and of a replay how long the silence lasts. */
    static String state(History history, Instant now) {
        var facts = history.facts();
        var next = history.untilNext(now);
        var silence = next == null || next.compareTo(WORTH_SAYING) < 0 ? "" : ", next in " + Figures.left(next);
        return switch (history.phase()) {
            case NONE -> "";
            case LOOKING -> "Looking for the start";
            case READING -> "Reading";
            case REPLAYING -> "Replaying" + silence;
            case PAUSED -> Double.isInfinite(history.speed()) ? "Paused: Go on reads further." : "Paused";
            case FULL -> "List full: reading on drops the oldest.";
            case ENDED -> facts == null || facts.lastSeq() == 0
                    ? "The stream has never held a message."
                    : facts.empty()
                            ? "The stream is empty; its last sequence was " + Figures.count(facts.lastSeq()) + "."
                            : "End of the stream: " + Figures.count(facts.lastSeq()) + "."
                                    + (history.note().isEmpty() ? "" : " " + history.note());
            case FAILED -> "Stopped: " + Visible.line(String.valueOf(history.trouble()), 200);
        };
    }

    /**
     * Where among all sequences a line stands, and when it was stored.
     *
     * @param sequence 0 if there is none
     * @param at null if it is not known
     */
    static String position(History history, long sequence, @Nullable Instant at) {
        var facts = history.facts();
        if (facts == null || sequence == 0) {
            return "";
        }
        return "#" + Figures.count(sequence) + " of " + Figures.count(facts.firstSeq()) + " to "
                + Figures.count(facts.lastSeq())
                + (at == null ? "" : " · stored " + MOMENT.format(at.atZone(ZoneId.systemDefault())));
    }

    static FootLine.Says foot(History history, EventLog live) {
        long waiting = history.looked() - history.filtered() - history.everListed();
        var parts = new ArrayList<String>();
        parts.add(Figures.count(history.messages()) + " here");
        parts.add(Figures.count(history.looked()) + " read = " + Figures.count(history.everListed()) + " listed + "
                + Figures.count(history.filtered()) + " filtered"
                + (waiting <= 0 ? "" : " + " + Figures.count(waiting) + " waiting"));
        if (history.leftOut() > 0) {
            parts.add(Figures.count(history.leftOut()) + " left out again");
        }
        if (history.missing() > 0) {
            parts.add(Figures.count(history.missing()) + " gone");
        }
        parts.add(Words.room(history.room(), "lines"));
        return new FootLine.Says(parts, "live: " + Figures.count(live.accounts().received()) + " received");
    }

    /** That the list does not move along with what is read. */
    static Standing standing(Viewpoint view) {
        if (view.pace() == Viewpoint.Pace.CATCHING_UP) {
            return new Standing("catching up", Figures.count(view.below()) + " to go", false);
        }
        return view.pace().stands() && view.below() > 0
                ? new Standing("standing", Figures.count(view.below()) + " lines further down", false)
                : Standing.NONE;
    }

    /** What the button does that stops it or lets it go on. */
    static String button(Phase phase) {
        return switch (phase) {
            case PAUSED -> "Go on";
            case FULL -> "Read on";
            case ENDED -> "Look again";
            case FAILED -> "Try again";
            default -> "Pause";
        };
    }
}
