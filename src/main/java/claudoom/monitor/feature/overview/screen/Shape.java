package claudoom.monitor.feature.overview.screen;

import java.util.Arrays;

/** Makes many values few, for small pictures. */
final class Shape {

    private Shape() {}

    /** Means of {@code count} equal parts; a part without any known value stays unknown (NaN). */
    static double[] means(double[] values, int count) {
        var means = new double[Math.min(count, values.length)];
        for (int n = 0; n < means.length; n++) {
            int from = (int) ((long) n * values.length / means.length);
            int to = (int) ((n + 1L) * values.length / means.length);
            means[n] =
                    Arrays.stream(values, from, to).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
        }
        return means;
    }
}
