package claudoom.monitor.ui;

import claudoom.monitor.ui.TimeChart.Content;
import claudoom.monitor.ui.TimeChart.Gap;
import claudoom.monitor.ui.TimeChart.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints the content of a time chart: axes and gaps; lines are {@link LinePainter}'s, limits and marks {@link SignPainter}'s. */
final class ChartPainter {

    private static final double RIGHT = 8;
    private static final double BOTTOM = 20;
    private static final double HEAD = 18;
    private static final double LABEL_GAP = 8;
    private static final double LINE_SPACE = 28;
    private static final double LABEL_SPACE = 13;
    private static final double TIME_SPACE = 40;
    private static final double HATCH = 6;
    private static final double NARROW = 4;

    private final Canvas canvas;
    private final Text ruler;
    private final ChartInk ink;
    private final GraphicsContext g;
    private final LinePainter lines;
    private final SignPainter signs;
    private final List<PlotColumns> columns = new ArrayList<>();
    private PlotArea area = PlotArea.NONE;

    ChartPainter(Canvas canvas, Text ruler, ChartInk ink) {
        this.canvas = canvas;
        this.ruler = ruler;
        this.ink = ink;
        g = canvas.getGraphicsContext2D();
        lines = new LinePainter(g, ink);
        signs = new SignPainter(g, ruler, ink);
    }

    PlotArea area() {
        return area;
    }

    void paint(Content content, @Nullable DoubleFunction<String> format, ZoneId zone) {
        measure(content, format);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(ruler.getFont());
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        g.setLineDashes();
        var wishes = new ArrayList<TagLine.Wish>();
        content.gaps().forEach(gap -> paintGap(gap, wishes));
        paintValues(format);
        paintTimes(zone);
        signs.marks(area, content.marks(), wishes);
        signs.limits(area, content.limits());
        paintLines(content.series());
        paintTags(wishes);
    }

    /** Lays out the plot. The room for labels seldom changes, so the columns of the first try mostly stand. */
    private void measure(Content content, @Nullable DoubleFunction<String> format) {
        double bottom = Math.max(HEAD + 20, canvas.getHeight() - BOTTOM);
        double right = Math.max(60, canvas.getWidth() - RIGHT);
        long to = Math.max(content.to(), content.from() + 1);
        int tried = (int) (right - area.left());
        fill(content, to, tried);
        int steps = (int) Math.max(1, (bottom - HEAD) / LINE_SPACE);
        var axis = axis(content, steps);
        double widest = axis.ticks().stream().mapToDouble(v -> width(write(axis, v, format))).max().orElse(0);
        double left = Math.clamp(Math.ceil(widest) + LABEL_GAP, 28, Math.max(28, right - 40));
        area = new PlotArea(left, HEAD, right, bottom, content.from(), to, axis);
        if ((int) area.width() != tried) {
            fill(content, to, (int) area.width());
        }
    }

    private void fill(Content content, long to, int width) {
        for (int i = 0; i < content.series().size(); i++) {
            columns(i).fill(content.series().get(i), content.from(), to, width);
        }
    }

    private ValueAxis axis(Content content, int steps) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < content.series().size(); i++) {
            if (columns(i).anythingInside()) {
                low = Math.min(low, columns(i).lowest());
                high = Math.max(high, columns(i).highest());
            }
        }
        double reached = high;
        for (var limit : content.limits()) {
            high = SignPainter.joins(limit, reached) ? Math.max(high, limit.value()) : high;
        }
        return ValueAxis.over(low, high, steps, content.log());
    }

    private PlotColumns columns(int i) {
        while (columns.size() <= i) {
            columns.add(new PlotColumns());
        }
        return columns.get(i);
    }

    private static String write(ValueAxis axis, double value, @Nullable DoubleFunction<String> format) {
        return format == null ? axis.label(value) : format.apply(value);
    }

    private double width(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    private static double crisp(double v) {
        return Math.floor(v) + 0.5;
    }

    private void paintValues(@Nullable DoubleFunction<String> format) {
        g.setTextAlign(TextAlignment.RIGHT);
        g.setStroke(ink.grid());
        g.setFill(ink.text());
        double free = Double.POSITIVE_INFINITY;
        for (double v : area.axis().ticks()) {
            double y = crisp(area.y(v));
            g.strokeLine(area.left(), y, area.right(), y);
            if (y <= free) {
                g.fillText(write(area.axis(), v, format), area.left() - LABEL_GAP, y);
                free = y - LABEL_SPACE;
            }
        }
    }

    private void paintTimes(ZoneId zone) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setStroke(ink.mark());
        double room = width("00:00:00") + TIME_SPACE;
        double free = Double.NEGATIVE_INFINITY;
        for (var tick : TimeTicks.over(area.from(), area.to(), (int) Math.max(1, area.width() / room), zone)) {
            double x = crisp(area.x(tick.at()));
            double wide = width(tick.label());
            double left = Math.clamp(x - wide / 2, 0, Math.max(0, canvas.getWidth() - wide));
            if (left > free) {
                g.strokeLine(x, area.bottom(), x, area.bottom() + 3);
                g.fillText(tick.label(), left, canvas.getHeight() - 7);
                free = left + wide + LABEL_GAP;
            }
        }
    }

    private void paintGap(Gap gap, List<TagLine.Wish> wishes) {
        double from = Math.max(area.left(), area.x(gap.from()));
        double to = Math.min(area.right(), area.x(gap.to()));
        if (to < area.left() || from > area.right() || to < from) {
            return;
        }
        if (to - from < NARROW) {
            g.setFill(ink.hatch());
            g.fillRect(from, area.top(), Math.max(1, to - from), area.bottom() - area.top());
        } else {
            hatch(from, to);
        }
        wishes.add(new TagLine.Wish(gap.word(), (from + to) / 2, width(gap.word())));
    }

    private void hatch(double from, double to) {
        double tall = area.bottom() - area.top();
        g.save();
        g.beginPath();
        g.rect(from, area.top(), to - from, tall);
        g.clip();
        g.setStroke(ink.hatch());
        g.beginPath();
        double begin = Math.floor((from - tall) / HATCH) * HATCH;
        for (double x = begin; x < to; x += HATCH) {
            g.moveTo(x, area.bottom());
            g.lineTo(x + tall, area.top());
        }
        g.stroke();
        g.restore();
    }

    private void paintLines(List<Series> series) {
        g.save();
        g.beginPath();
        g.rect(area.left(), area.top() - 2, area.width(), area.bottom() - area.top() + 4);
        g.clip();
        for (int i = series.size() - 1; i >= 0; i--) {
            lines.paint(area, columns(i), series.get(i).slot());
        }
        g.restore();
    }

    private void paintTags(List<TagLine.Wish> wishes) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(ink.text());
        for (var tag : TagLine.place(wishes, area.left(), canvas.getWidth())) {
            g.fillText(tag.word(), tag.left(), HEAD / 2);
        }
    }
}
