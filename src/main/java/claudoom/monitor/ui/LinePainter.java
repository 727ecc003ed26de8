package claudoom.monitor.ui;

import javafx.scene.canvas.GraphicsContext;

/** Paints one series: a smooth one as a dashed line, a noisy one as the band between its lowest and highest, which is far cheaper. */
final class LinePainter {

    private static final double[][] DASHES =
            {{}, {8, 3}, {4, 3}, {1.5, 3}, {8, 3, 1.5, 3}, {14, 4}, {8, 3, 1.5, 3, 1.5, 3}, {2, 6}};
    private static final double THICK = 2;
    private static final double THIN = 1.5;
    private static final double DOT = 2.5;
    /** From so many pixels up and down a column on average, dashes cannot be told apart any more. */
    private static final double NOISY = 2;
    /** What differs by less within a column is drawn as one point: a quarter of the path, no difference to the eye. */
    private static final double SMALL = 1;
    /** Entries further apart than this stand for a time of their own: their spread is a pale field, no stroke. */
    private static final double WIDE = 3;
    private static final double PALE = 0.22;

    private final GraphicsContext g;
    private final ChartInk ink;

    LinePainter(GraphicsContext g, ChartInk ink) {
        this.g = g;
        this.ink = ink;
    }

    void paint(PlotArea area, PlotColumns columns, int slot) {
        g.setStroke(ink.line(slot));
        g.setFill(ink.line(slot));
        g.setLineWidth(slot == 1 ? THICK : THIN);
        dots(area, columns);
        boolean wide = wide(columns);
        if (wide) {
            fields(area, columns);
        }
        if (!wide && noise(area, columns) > NOISY) {
            band(area, columns);
        } else {
            g.setLineDashes(DASHES[Math.floorMod(slot - 1, ChartInk.SLOTS)]);
            line(area, columns, wide);
            g.setLineDashes();
        }
    }

    private static double noise(PlotArea area, PlotColumns columns) {
        double sum = 0;
        for (int i = 0; i < columns.count(); i++) {
            sum += area.y(columns.low(i)) - area.y(columns.high(i));
        }
        return columns.count() == 0 ? 0 : sum / columns.count();
    }

    private void dots(PlotArea area, PlotColumns columns) {
        for (int i = 0; i < columns.count(); i++) {
            if (columns.alone(i)) {
                g.fillOval(area.left() + columns.x(i) - DOT, area.y(columns.first(i)) - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    private static boolean wide(PlotColumns columns) {
        int n = columns.count();
        return columns.spread() && n > 0 && (n == 1 || (columns.x(n - 1) - columns.x(0)) / (n - 1) > WIDE);
    }

    /** What lay between two entries: a pale field from the lowest to the highest, its upper edge in full colour. */
    private void fields(PlotArea area, PlotColumns columns) {
        for (int i = 0; i < columns.count(); i++) {
            double top = area.y(columns.high(i));
            double tall = area.y(columns.low(i)) - top;
            if (tall >= SMALL) {
                double to = area.left() + columns.x(i);
                double from = columns.joined(i) ? area.left() + columns.x(i - 1) : to - WIDE;
                g.setGlobalAlpha(PALE);
                g.fillRect(from, top, to - from, tall);
                g.setGlobalAlpha(1);
                g.fillRect(from, top, to - from, 1);
            }
        }
    }

    private void line(PlotArea area, PlotColumns columns, boolean lastOnly) {
        g.beginPath();
        for (int i = 0; i < columns.count(); i++) {
            double x = area.left() + columns.x(i);
            double low = area.y(columns.low(i));
            double high = area.y(columns.high(i));
            boolean flat = lastOnly || low - high < SMALL;
            double first = lastOnly
                    ? area.y(columns.last(i))
                    : flat ? (low + high) / 2 : area.y(columns.first(i));
            if (columns.joined(i)) {
                g.lineTo(x, first);
            } else {
                g.moveTo(x, first);
            }
            if (!flat) {
                g.lineTo(x, low);
                g.lineTo(x, high);
                g.lineTo(x, area.y(columns.last(i)));
            }
        }
        g.stroke();
    }

    /** One upright bar a column, long enough to touch the next. */
    private void band(PlotArea area, PlotColumns columns) {
        for (int i = 0; i < columns.count(); i++) {
            double high = columns.high(i);
            double low = columns.low(i);
            double from = Math.floor(area.left() + columns.x(i));
            double to = from + 1;
            if (columns.joined(i)) {
                high = Math.max(high, columns.last(i - 1));
                low = Math.min(low, columns.last(i - 1));
                from = Math.min(from, Math.floor(area.left() + columns.x(i - 1)) + 1);
            }
            double top = area.y(high) - THIN / 2;
            g.fillRect(from, top, to - from, area.y(low) + THIN / 2 - top);
        }
    }
}
