package claudoom.monitor.feature.subjects.model;

/**
 * The readings of one number over time.
 *
 * @param times ascending, epoch milliseconds
 * @param values as many as times; NaN is a gap
 * @param forgotten older readings that were too many to keep
 */
public record Points(long[] times, double[] values, long forgotten) {

    public static final Points NONE = new Points(new long[0], new double[0], 0);

    /** The newest reading that is a number; NaN if there is none. */
    public double newest() {
        for (int n = values.length - 1; n >= 0; n--) {
            if (!Double.isNaN(values[n])) {
                return values[n];
            }
        }
        return Double.NaN;
    }
}
