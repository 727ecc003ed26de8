package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.screen.ChartViewModel.ChartLine;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says which lines of a chart lie flat only because another one on the same axis is so much larger. */
final class FlatLines {

    /** So many times smaller, a line is a few pixels high at most. */
    private static final double MUCH = 30;
    private static final int LONGEST_NAME = 40;

    private FlatLines() {}

    /** Empty if all of them can be read on one axis. */
    static String words(List<ChartLine> lines) {
        var largest = lines.stream().max(Comparator.comparingDouble(FlatLines::peak));
        if (largest.isEmpty()) {
            return "";
        }
        double top = peak(largest.get());
        var flat = lines.stream().filter(line -> peak(line) > 0 && peak(line) * MUCH <= top).toList();
        if (flat.isEmpty()) {
            return "";
        }
        double least = flat.stream().mapToDouble(FlatLines::peak).max().orElse(top);
        var big = name(largest.get());
        return "All share one axis: " + flat.stream().map(FlatLines::name).collect(Collectors.joining(", "))
                + (flat.size() == 1 ? " lies" : " lie") + " flat because " + big + " is "
                + Figures.count(Math.round(top / least)) + " times as large. Take " + big + " away to see "
                + (flat.size() == 1 ? "it." : "them.");
    }

    private static double peak(ChartLine line) {
        return Arrays.stream(line.points().values()).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    }

    private static String name(ChartLine line) {
        return Visible.line(line.word(), LONGEST_NAME);
    }
}
