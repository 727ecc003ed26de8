package claudoom.monitor.app;

/** How the memory that the program was given is shared out. */
final class Room {

    /** What one subject takes, with its place in the tree: measured, see the bench of a million subjects. */
    private static final long A_SUBJECT = 250;
    private static final int MOST = 1_000_000;
    private static final int LEAST = 100_000;
    /** For the window, what is being decoded, and so that the collector need not hurry. */
    private static final long THE_REST = 80L << 20;

    private Room() {}

    /**
     * Most subjects to track: a million where the memory allows it, else as many as fit beside the payloads.
     *
     * @param heap most bytes the program may use
     * @param kept bytes of it for messages and payloads
     */
    static int subjects(long heap, long kept) {
        long left = heap - kept - THE_REST;
        return Math.clamp(left / A_SUBJECT, LEAST, MOST);
    }
}
