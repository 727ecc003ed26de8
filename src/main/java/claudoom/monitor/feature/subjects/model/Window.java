package claudoom.monitor.feature.subjects.model;

/** The times over which the pace of a subject or a branch is told. */
public enum Window {
    TEN_SECONDS(10), MINUTE(60), FIVE_MINUTES(300);

    private final int seconds;

    Window(int seconds) {
        this.seconds = seconds;
    }

    public int seconds() {
        return seconds;
    }
}
