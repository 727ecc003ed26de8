package claudoom.monitor.bridge;

/**
 * Decides how much slower than asked the screens are fed, so that painting stays within its share of one core: without a
 * graphics card a busy table costs half a core at ten frames a second.
 */
final class Cadence {

    private static final long LOOK_EVERY = 1_000_000_000L;
    private static final double CALM = 0.6;
    private static final double SLOWEST = 10;

    private final Effort effort;
    private final double share;
    private double stretch = 1;
    private long lookedAt = Long.MIN_VALUE;
    private long spent;

    /** @param share the part of one core that frames may take, 0 to 1 */
    Cadence(Effort effort, double share) {
        this.effort = effort;
        this.share = share;
    }

    /** Called at every frame; looks at the effort once a second. */
    void frame(long now) {
        if (lookedAt == Long.MIN_VALUE) {
            look(now);
        } else if (now - lookedAt >= LOOK_EVERY) {
            long before = spent;
            long passed = now - lookedAt;
            look(now);
            adjust((spent - before) / (double) passed);
        }
    }

    private void look(long now) {
        lookedAt = now;
        spent = effort.nanos();
    }

    private void adjust(double used) {
        if (used > share) {
            stretch = Math.min(SLOWEST, stretch * Math.min(2, used / share));
        } else if (used < share * CALM) {
            stretch = Math.max(1, stretch * 0.8);
        }
    }

    /** What a gap becomes now, in nanoseconds; a gap of zero stays zero. */
    long stretched(long gap) {
        return (long) (gap * stretch);
    }

    double stretch() {
        return stretch;
    }
}
