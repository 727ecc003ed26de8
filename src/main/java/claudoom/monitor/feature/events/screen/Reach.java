package claudoom.monitor.feature.events.screen;

/** Where the lines in sight stand among all; equal while nothing of it changes. */
public record Reach(long top, long highest, int rows) {

    static final Reach NONE = new Reach(0, 0, 1);
}
