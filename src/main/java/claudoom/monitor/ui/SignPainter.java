package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Limit;
import claudoom.monitor.ui.TimeChart.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Paints what is said about a plot: values that should not be crossed across it, and what happened along its time axis. */
final class SignPainter {

    /** Marks nearer than this are one. */
    private static final double NEAR = 9;
    private static final double HALF = 4;
    /** Beyond so many, lines through the plot would be a fence. */
    private static final int MOST_LINES = 12;
    /** Words of a limit keep clear of the line above them. */
    private static final double APART = 16;
    private static final double INSET = 4;
    /** A limit joins the axis only if the values come so near to it; else it would flatten them. */
    private static final double NEAR_LIMIT = 0.4;

    private final GraphicsContext g;
    private final Text ruler;
    private final ChartInk ink;

    /** Marks that lie on one another. */
    private record Bunch(double x, List<Mark> marks) {

        String word() {
            return marks.size() == 1 ? marks.getFirst().word() : marks.size() + " marks";
        }
    }

    SignPainter(GraphicsContext g, Text ruler, ChartInk ink) {
        this.g = g;
        this.ruler = ruler;
        this.ink = ink;
    }

    /** @param wishes takes their words, the newest first */
    void marks(PlotArea area, List<Mark> marks, List<TagLine.Wish> wishes) {
        paint(area, marks).forEach(bunch -> wishes.addFirst(
                new TagLine.Wish(bunch.word(), Math.floor(bunch.x) + 0.5, width(bunch.word()))));
    }

    /** Without their words. */
    void marks(PlotArea area, List<Mark> marks) {
        paint(area, marks);
    }

    private List<Bunch> paint(PlotArea area, List<Mark> marks) {
        var bunches = bunches(area, marks);
        g.setStroke(ink.mark());
        g.setFill(ink.mark());
        for (var bunch : bunches) {
            double x = Math.floor(bunch.x) + 0.5;
            if (bunches.size() <= MOST_LINES) {
                g.strokeLine(x, area.top(), x, area.bottom());
            }
            g.fillPolygon(new double[] {x - HALF, x, x + HALF},
                    new double[] {area.bottom() + 1, area.bottom() - 2 * HALF, area.bottom() + 1}, 3);
        }
        return bunches;
    }

    /** The word of what lies at a place of the time axis; empty if nothing does. */
    static String at(PlotArea area, List<Mark> marks, double x) {
        return bunches(area, marks).stream().filter(bunch -> Math.abs(bunch.x - x) <= NEAR / 2)
                .min(Comparator.comparingDouble(bunch -> Math.abs(bunch.x - x))).map(Bunch::word).orElse("");
    }

    /** Whether a limit has its place on the axis; it joins only if the values come near to it. */
    static boolean joins(Limit limit, double highest) {
        return highest >= limit.value() * NEAR_LIMIT;
    }

    /** The lines of those that lie inside, without words. */
    void lines(PlotArea area, List<Limit> limits) {
        g.setStroke(ink.limit());
        g.setLineWidth(1);
        g.setLineDashes(2, 3);
        for (var limit : limits) {
            double y = y(area, limit);
            if (y >= area.top() - 1 && y <= area.bottom()) {
                g.strokeLine(area.left(), y, area.right(), y);
            }
        }
        g.setLineDashes();
    }

    private static List<Bunch> bunches(PlotArea area, List<Mark> marks) {
        var bunches = new ArrayList<Bunch>();
        var inside = marks.stream().filter(mark -> mark.at() >= area.from() && mark.at() <= area.to())
                .sorted(Comparator.comparingLong(Mark::at)).toList();
        for (var mark : inside) {
            double x = area.x(mark.at());
            if (bunches.isEmpty() || x - bunches.getLast().x >= NEAR) {
                bunches.add(new Bunch(x, new ArrayList<>()));
            }
            bunches.getLast().marks.add(mark);
        }
        return bunches;
    }

    /** Those above the plot share one line of words at its top. */
    void limits(PlotArea area, List<Limit> limits) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(ink.limit());
        g.setStroke(ink.limit());
        var above = limits.stream().filter(limit -> y(area, limit) < area.top() - 1)
                .sorted(Comparator.comparingDouble(Limit::value)).map(Limit::word).collect(Collectors.joining(" · "));
        double right = area.left() + INSET;
        double free = Double.POSITIVE_INFINITY;
        if (!above.isEmpty()) {
            g.fillText("↑ " + above, right, area.top() + 8);
            free = area.top() + 8;
            right += width("↑ " + above) + INSET;
        }
        for (var limit : limits.stream().sorted(Comparator.comparingDouble(Limit::value).reversed()).toList()) {
            double y = y(area, limit);
            if (y >= area.top() - 1 && y <= area.bottom()) {
                g.setLineDashes(2, 3);
                g.strokeLine(area.left(), y, area.right(), y);
                g.setLineDashes();
                double wordY = y - 8 < area.top() ? y + 8 : y - 8;
                boolean touches = Math.abs(wordY - free) < APART;
                free = touches ? free : wordY; // it shares the line of words above it
                double left = touches ? right : area.left() + INSET;
                var word = touches ? "· " + limit.word() : limit.word();
                g.fillText(word, left, free);
                right = left + width(word) + INSET;
            }
        }
    }

    private static double y(PlotArea area, Limit limit) {
        return Math.floor(area.y(limit.value())) + 0.5;
    }

    private double width(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }
}
