package claudoom.monitor.feature.events.screen;

/** At which pace stored messages appear. */
public enum Speed {
    FULL("Full speed", Double.POSITIVE_INFINITY), TENTH("0.1×", 0.1), HALF("0.5×", 0.5), ORIGINAL("1× (as it was)",
            1), TWICE("2×", 2), FIVE("5×", 5), TEN("10×", 10), FIFTY("50×", 50), HUNDRED("100×", 100);

    private final String title;
    private final double times;

    Speed(String title, double times) {
        this.title = title;
        this.times = times;
    }

    double times() {
        return times;
    }

    @Override
    public String toString() {
        return title;
    }
}
