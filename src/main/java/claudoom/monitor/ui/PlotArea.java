package claudoom.monitor.ui;

/** Where time and values lie on a chart, in pixels from its top left corner. */
record PlotArea(double left, double top, double right, double bottom, long from, long to, ValueAxis axis) {

    static final PlotArea NONE = new PlotArea(0, 0, 1, 1, 0, 1, ValueAxis.over(0, 1, 1, false));

    double x(long time) {
        return left + (double) (time - from) / (to - from) * width();
    }

    double y(double value) {
        return bottom - axis.place(value) * (bottom - top);
    }

    /** The moment at a place, kept inside the range. */
    long time(double x) {
        double share = Math.clamp((x - left) / width(), 0.0, 1.0);
        return from + Math.round(share * (to - from));
    }

    double width() {
        return right - left;
    }
}
