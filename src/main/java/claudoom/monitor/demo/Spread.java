package claudoom.monitor.demo;

import java.util.random.RandomGenerator;

/**
 * How a number is spread: its values at the quantiles 0, 5, 10, 25, 50, 75, 90, 95 and 100 per cent, straight lines
 * between them.
 */
final class Spread {

    private static final double[] QUANTILES = {0, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 1};

    private final double[] values;

    Spread(double... values) {
        if (values.length != QUANTILES.length) {
            throw new IllegalArgumentException("a spread needs " + QUANTILES.length + " values");
        }
        this.values = values.clone();
    }

    double draw(RandomGenerator random) {
        double quantile = random.nextDouble();
        int upper = 1;
        while (QUANTILES[upper] < quantile) {
            upper++;
        }
        double part = (quantile - QUANTILES[upper - 1]) / (QUANTILES[upper] - QUANTILES[upper - 1]);
        return values[upper - 1] + part * (values[upper] - values[upper - 1]);
    }
}
