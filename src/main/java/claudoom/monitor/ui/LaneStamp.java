package claudoom.monitor.ui;

import claudoom.monitor.ui.LaneChart.Glyph;

/** The shape of one kind of mark as how much of each pixel it covers, 0 to 255; made once for a size. */
record LaneStamp(int size, int[] cover) {

    private static final int FINE = 4;

    /** @param size in pixels; {@code grown} is how much larger than the shape itself, for the halo around it */
    static LaneStamp of(Glyph glyph, int size, double grown) {
        var cover = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int inside = 0;
                for (int n = 0; n < FINE * FINE; n++) {
                    int row = n / FINE;
                    double u = (x + (n % FINE + 0.5) / FINE) / size * 2 - 1;
                    double v = (y + (row + 0.5) / FINE) / size * 2 - 1;
                    inside += inside(glyph, u, v, grown) ? 1 : 0;
                }
                cover[y * size + x] = inside * 255 / (FINE * FINE);
            }
        }
        return new LaneStamp(size, cover);
    }

    private static boolean inside(Glyph glyph, double u, double v, double grown) {
        double more = grown;
        return switch (glyph) {
            case CROSS -> Math.max(Math.abs(u), Math.abs(v)) <= 0.72 + more
                    && Math.min(Math.abs(u - v), Math.abs(u + v)) <= 0.34 + 1.4 * more;
            case SQUARE -> Math.max(Math.abs(u), Math.abs(v)) <= 0.62 + more;
            case TRIANGLE -> v <= 0.6 + more && v >= -0.75 - 2 * more
                    && Math.abs(u) <= (v + 0.75 + 2 * more) / 1.35 * 0.78;
            case RING -> {
                double r = Math.hypot(u, v);
                yield r <= 0.68 + more && r >= (more > 0 ? 0 : 0.34);
            }
        };
    }
}
