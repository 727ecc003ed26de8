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

    /**
     * Bytes of heap: the places of the messages, payloads too large for the ring, and what a filter and a stream list.
     *
     * @param heap most bytes of the heap
     */
    long heap(long heap) {
        return messages * 32L + (64L << 20) + 2 * listedBytes(heap);
    }

    /**
     * Most payload bytes that a filter or a stream lists: they are copies on the heap, of which they may have a tenth.
     *
     * @param heap most bytes of the heap
     */
    long listedBytes(long heap) {
        return Math.min(bytes(), Math.max((long) FEWEST_MEGABYTES * MEGABYTE, heap / 10));
    }

    /**
     * Most messages that a filter or a stream lists: each is an object of some hundred bytes besides its payload.
     *
     * @param heap most bytes of the heap
     */
    int listedMessages(long heap) {
        return (int) Math.min(messages, Math.max(FEWEST_MESSAGES, heap / 1_000));
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
