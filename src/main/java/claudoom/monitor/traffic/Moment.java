package claudoom.monitor.traffic;

/**
 * When something last came and how long after the time before, in one number, so that both are read together and take no more room
 * than the one: the lower bits are the interval in milliseconds, exact to a minute and rounded down to 16 digits beyond.
 */
final class Moment {

    private static final int DIGITS = 16;
    private static final int BITS = DIGITS + 5;
    private static final long UNKNOWN = (1L << BITS) - 1;
    /** Before the first time. */
    static final long NONE = -1;

    private Moment() {}

    /** @param at epoch milliseconds, until the year 2109 */
    static long after(long before, long at) {
        long since = before == NONE ? -1 : at - at(before);
        return (at << BITS) | (since < 0 ? UNKNOWN : packed(since));
    }

    private static long packed(long since) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(since) - DIGITS);
        return ((long) shift << DIGITS) | (since >> shift);
    }

    /** Epoch milliseconds; 0 before the first time. */
    static long at(long moment) {
        return moment == NONE ? 0 : moment >> BITS;
    }

    /** Milliseconds; -1 if it is not known. */
    static long since(long moment) {
        long packed = moment & UNKNOWN;
        return packed == UNKNOWN ? -1 : (packed & ((1L << DIGITS) - 1)) << (packed >> DIGITS);
    }
}
