package claudoom.monitor.ui;

/** Where small charts stand: in rows of as many as have room, each at least as large as can be read. */
record SmallGrid(int count, int across, double wide, double tall) {

    private static final double WIDE = 210;
    private static final double TALL = 88;
    private static final double TALLEST = 150;

    /** They grow into the room there is, to a point. */
    static SmallGrid of(int count, double width, double height) {
        int most = (int) Math.max(1, Math.floor(width / WIDE));
        int across = Math.clamp(count, 1, most);
        int rows = Math.max(1, (count + across - 1) / across);
        return new SmallGrid(count, across, Math.max(1, width / across), Math.clamp(height / rows, TALL, TALLEST));
    }

    double height() {
        int rows = (count + across - 1) / across;
        return rows * tall;
    }

    double left(int at) {
        return at % across * wide;
    }

    double top(int at) {
        int row = at / across;
        return row * tall;
    }

    /** The panel at a place of the whole sheet, -1 beside all. */
    int at(double x, double y) {
        int column = (int) (x / wide);
        int at = across * (int) (y / tall) + column;
        return x < 0 || y < 0 || column >= across || at >= count ? -1 : at;
    }

    int first(double offset) {
        return Math.clamp(across * (long) (offset / tall), 0, count);
    }

    /** Without this one. */
    int last(double offset, double height) {
        return Math.clamp(across * (long) Math.ceil((offset + height) / tall), 0, count);
    }
}
