package claudoom.monitor.nats;

/**
 * How long the reader may wait for the handlers before messages are dropped: for moments, as a collection of garbage takes, never
 * for good. What it does not read the server must keep, and a server that has to keep too much slows the publishers down and ends
 * the connection (it does both near 64 MB by default), so the waits are bounded in time and in bytes.
 */
final class Patience {

    /** Of all time, at most this part is waited. */
    private static final int ONE_IN = 10;
    private static final double MOST_NANOS = 300e6;
    private static final double MOST_BYTES = 32 << 20;
    private static final long WINDOW_NANOS = 100_000_000;

    private double left = MOST_NANOS;
    private long last;
    private long windowBegan;
    private long windowBytes;
    private double bytesPerNano;
    private boolean begun;

    /** @param now in nanoseconds, from any origin */
    void read(int bytes, long now) {
        begin(now);
        windowBytes += bytes;
        long took = now - windowBegan;
        if (took >= WINDOW_NANOS) { // a pause is not a slow stream: what came before it comes again
            bytesPerNano = Math.max((double) windowBytes / took, bytesPerNano / 2);
            windowBegan = now;
            windowBytes = 0;
        }
    }

    /** Whether to wait a while longer, which is then counted; to be asked again before each short wait. */
    boolean lasts(long now, long nanos) {
        begin(now);
        double most = Math.min(MOST_NANOS, bytesPerNano == 0 ? MOST_NANOS : MOST_BYTES / bytesPerNano);
        left = Math.min(most, left + (double) (now - last) / ONE_IN);
        last = now;
        if (left < nanos) {
            return false;
        }
        left -= nanos;
        return true;
    }

    private void begin(long now) {
        if (!begun) {
            begun = true;
            last = now;
            windowBegan = now;
        }
    }
}
