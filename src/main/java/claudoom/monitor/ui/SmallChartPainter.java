package claudoom.monitor.ui;

import claudoom.monitor.ui.SmallCharts.Panel;
import claudoom.monitor.ui.SmallCharts.Seen;
import claudoom.monitor.ui.SmallCharts.Sheet;
import java.time.Instant;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints small charts: name, state and number in one line, the line of the chart and its highest value below. */
final class SmallChartPainter {

    private static final double EDGE = 10;
    private static final double HEAD = 38;
    private static final double NAMES = 13;
    private static final double WORDS = 28;
    private static final double FOOT = 10;
    private static final double AIR = 6;

    private final Canvas canvas;
    private final Text ruler;
    private final Text names;
    private final ChartInk ink;
    private final GraphicsContext g;
    private final LinePainter lines;
    private final SignPainter signs;
    private final PlotColumns columns = new PlotColumns();
    private int painted;

    SmallChartPainter(Canvas canvas, Text ruler, Text names, ChartInk ink) {
        this.canvas = canvas;
        this.ruler = ruler;
        this.names = names;
        this.ink = ink;
        g = canvas.getGraphicsContext2D();
        lines = new LinePainter(g, ink);
        signs = new SignPainter(g, ruler, ink);
    }

    int painted() {
        return painted;
    }

    void paint(Sheet sheet, SmallGrid grid, Seen seen, double offset, int chosen, @Nullable Long pointed,
            DoubleFunction<String> format) {
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTextBaseline(VPos.CENTER);
        painted = 0;
        for (int i = seen.from(); i < Math.min(seen.to(), sheet.panels().size()); i++) {
            var area = new PlotArea(grid.left(i) + EDGE, grid.top(i) - offset + HEAD,
                    grid.left(i) + grid.wide() - EDGE, grid.top(i) - offset + grid.tall() - FOOT, sheet.from(),
                    Math.max(sheet.to(), sheet.from() + 1), PlotArea.NONE.axis());
            if (i == chosen) {
                choice(area);
            }
            panel(sheet.panels().get(i), area, sheet.log(), pointed, format);
            painted++;
        }
    }

    /** The moment at a place, in whichever column of panels it is. */
    @Nullable Long time(Sheet sheet, SmallGrid grid, double x) {
        double inside = x % grid.wide();
        if (x < 0 || x >= grid.wide() * grid.across()) {
            return null;
        }
        return new PlotArea(EDGE, 0, grid.wide() - EDGE, 1, sheet.from(), Math.max(sheet.to(), sheet.from() + 1),
                PlotArea.NONE.axis()).time(inside);
    }

    private void choice(PlotArea area) {
        double left = area.left() - EDGE + 2;
        double top = area.top() - HEAD + 2;
        double wide = area.width() + 2 * EDGE - 4;
        double tall = area.bottom() - area.top() + HEAD + FOOT - 4;
        g.setFill(ink.chosen());
        g.fillRoundRect(left, top, wide, tall, 8, 8);
        g.setStroke(ink.ring());
        g.setLineWidth(1);
        g.strokeRoundRect(left + 0.5, top + 0.5, wide - 1, tall - 1, 8, 8);
    }

    private void panel(Panel panel, PlotArea where, boolean log, @Nullable Long pointed,
            DoubleFunction<String> format) {
        var series = panel.series();
        if (series != null) {
            columns.fill(series, where.from(), where.to(), (int) where.width());
        }
        boolean known = series != null && columns.anythingInside();
        var axis = ValueAxis.over(known ? columns.lowest() : 0, known ? highest(panel) : 0, 2, log);
        var area = new PlotArea(where.left(), where.top(), where.right(), where.bottom(), where.from(), where.to(),
                axis);
        g.setLineWidth(1);
        g.setStroke(ink.grid());
        double floor = Math.floor(area.bottom()) + 0.5;
        g.strokeLine(area.left(), floor, area.right(), floor);
        head(panel, area, pointed, format, known);
        signs.marks(area, panel.marks());
        if (known) {
            signs.lines(area, panel.limits());
            line(area, pointed);
        } else {
            small(series == null ? "reading…" : "nothing known", area.left(), (area.top() + area.bottom()) / 2);
        }
    }

    /** Of the values, and of the limits that they come near to. */
    private double highest(Panel panel) {
        double reached = columns.highest();
        return panel.limits().stream().filter(limit -> SignPainter.joins(limit, reached))
                .mapToDouble(limit -> limit.value()).reduce(reached, Math::max);
    }

    private void line(PlotArea area, @Nullable Long pointed) {
        columns.crop((int) area.width()); // a clip for each of two hundred costs a mask as large as all of them
        lines.paint(area, columns, 1);
        g.setLineWidth(1);
        if (pointed != null) {
            double x = Math.floor(area.x(pointed)) + 0.5;
            g.setStroke(ink.ring());
            g.strokeLine(x, area.top(), x, area.bottom());
        }
    }

    /** The number is never cut; the name gives way. Below it what state it is in, and how high the highest is. */
    private void head(Panel panel, PlotArea area, @Nullable Long pointed, DoubleFunction<String> format,
            boolean known) {
        double y = area.top() - HEAD + NAMES;
        var series = panel.series();
        double value = pointed == null || series == null ? Double.NaN : Readings.valueAt(series, pointed);
        var number = pointed == null
                ? panel.newest()
                : Double.isNaN(value) ? Figures.UNKNOWN : format.apply(value);
        g.setFont(names.getFont());
        g.setFill(ink.name());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(number, area.right(), y);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(cut(names, panel.name(), area.width() - width(names, number) - AIR), area.left(), y);
        y = area.top() - HEAD + WORDS;
        g.setFont(ruler.getFont());
        var right = pointed != null
                ? Figures.time(Instant.ofEpochMilli(pointed))
                : known ? "max " + format.apply(columns.highest()) : "";
        double room = area.width() - width(ruler, right) - AIR;
        var happened = pointed == null ? "" : SignPainter.at(area, panel.marks(), area.x(pointed));
        var left = happened.isEmpty() ? panel.word() : cut(ruler, happened, room);
        g.setFill(happened.isEmpty() ? colour(panel.role()) : ink.text());
        g.fillText(left, area.left(), y);
        g.setFill(ink.text());
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(right + (pointed == null && known ? above(panel, room - width(ruler, left), format) : ""),
                area.right(), y);
    }

    /** The lowest limit that is too high to be drawn, if there is room to say so. */
    private String above(Panel panel, double room, DoubleFunction<String> format) {
        double reached = columns.highest();
        var words = panel.limits().stream().filter(limit -> !SignPainter.joins(limit, reached))
                .mapToDouble(limit -> limit.value()).min().stream().mapToObj(limit -> ", limit " + format.apply(limit))
                .findFirst().orElse("");
        return width(ruler, words) <= room ? words : "";
    }

    private Color colour(Role role) {
        return switch (role) {
            case WARN -> ink.limit();
            case BAD -> ink.bad();
            default -> ink.text();
        };
    }

    private void small(String words, double x, double y) {
        g.setFont(ruler.getFont());
        g.setFill(ink.text());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words, x, y);
    }

    private static String cut(Text measure, String name, double room) {
        if (width(measure, name) <= room) {
            return name;
        }
        int low = 0;
        int high = name.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(measure, name.substring(0, middle) + "…") <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : name.substring(0, low) + "…";
    }

    private static double width(Text measure, String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }
}
