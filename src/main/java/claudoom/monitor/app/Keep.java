package claudoom.monitor.app;

import claudoom.monitor.nats.BadConnectOptions;

/**
 * How much of what came is kept to be looked at, whichever is reached first.
 *
 * @param megabytes of payload, in units of 1,048,576 bytes; they lie beside the heap
 */
record Keep(int messages, int megabytes) {

    static final Keep DEFAULT = new Keep(200_000, 256);
    static final int FEWEST_MESSAGES = 1_000;
    /** Each costs some 32 bytes of heap besides its payload. */
    static final int MOST_MESSAGES = 2_000_000;
    static final int FEWEST_MEGABYTES = 2;
    private static final int MEGABYTE = 1 << 20;

    /** Bytes of heap: the places of the messages, payloads too large for the ring, and what a filter keeps apart. */
    long heap() {
        return messages * 32L + (128L << 20);
    }

    long bytes() {
        return (long) megabytes * MEGABYTE;
    }

    /**
     * Refuses what cannot be.
     *
     * @param heap most bytes of the heap: the virtual machine allows as much beside it
     */
    void check(long heap) throws BadConnectOptions {
        if (messages < FEWEST_MESSAGES || messages > MOST_MESSAGES) {
            throw new BadConnectOptions(
                    "--keep-messages takes from 1000 to 2000000, not " + messages);
        }
        long most = Math.max(FEWEST_MEGABYTES, heap / MEGABYTE * 3 / 4);
        if (megabytes < FEWEST_MEGABYTES || megabytes > most) {
            throw new BadConnectOptions("--keep-megabytes takes from 2 to " + most + " here, not " + megabytes
                    + "; MONITOR_JAVA_OPTS=-Xmx2g allows 1536");
        }
    }
}
