package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of asking all in words: how many answered, and who did not. */
final class RoundWords {

    private static final int FEW = 3;
    private static final int LONGEST_NAME = 40;

    private RoundWords() {}

    /** In a line or two: of those that did not answer the first few by name. Empty if nobody asked. */
    static String shortly(@Nullable Round round) {
        return round == null ? "" : words(round, FEW, " · ");
    }

    /** The same with every name that is kept. */
    static String whole(@Nullable Round round) {
        return round == null ? "" : words(round, Group.NAMED, "\n");
    }

    private static String words(Round round, int names, String between) {
        return stage(round)
                + Figures.count(round.answered()) + " of "
                + Figures.count(round.over() ? round.done() : round.total()) + " answered" + between
                + group(round.silent(), "silent", names) + between + group(round.absent(), "absent", names)
                + (round.other().count() == 0 ? "" : between + group(round.other(), "unknown", names))
                + (round.over() ? " · " + Figures.latency(round.took()) : "") + " · at " + Figures.time(round.at());
    }

    /** Those that were asked before somebody stopped it may still answer. */
    private static String stage(Round round) {
        if (round.over()) {
            return round.cancelled() ? "stopped: " : "";
        }
        return round.cancelled()
                ? "stopping, " + Figures.count((long) round.total() - round.done()) + " may still answer: "
                : "asking: ";
    }

    private static String group(Group group, String word, int names) {
        var counted = Figures.count(group.count()) + " " + word;
        if (group.count() == 0) {
            return counted;
        }
        int left = group.count() - Math.min(names, group.first().size());
        return counted + ": " + group.first().stream().limit(names)
                .map(name -> Visible.line(name, LONGEST_NAME)).collect(Collectors.joining(", "))
                + (left == 0 ? "" : " … and " + Figures.count(left) + " more");
    }
}
