package claudoom.monitor.app;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.traffic.Traffic;

/**
 * How much of what came is kept to be looked at, whichever is reached first.
 *
 * @param megabytes of payload, in units of 1,048,576 bytes; they lie beside the heap
 * @param lastMegabytes for the last payloads of subjects whose messages are not kept any more; they lie in the heap
 */
record Keep(int messages, int megabytes, int lastMegabytes) {

    static final Keep DEFAULT = new Keep(200_000, 256, 64);
    static final int FEWEST_MESSAGES = 1_000;
    /** Each costs some 32 bytes of heap besides its payload. */
    static final int MOST_MESSAGES = 2_000_000;
    static final int FEWEST_MEGABYTES = 2;
    private static final int MEGABYTE = 1 << 20;

    /**
     * Bytes of heap: the places of the messages, payloads too large for the ring, what a filter and a stream list, last payloads and
     * the last events of agents.
     *
     * @param heap most bytes of the heap
     */
    long heap(long heap) {
        return messages * 32L + (64L << 20) + 2 * listedBytes(heap) + lastBytes() + Traffic.LAST_EVENTS;
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

    long lastBytes() {
        return (long) lastMegabytes * MEGABYTE;
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
        long mostLast = Math.max(DEFAULT.lastMegabytes, heap / MEGABYTE / 4);
        if (lastMegabytes < 1 || lastMegabytes > mostLast) {
            throw new BadConnectOptions("--keep-last-megabytes takes from 1 to " + mostLast + " here, not "
                    + lastMegabytes + "; MONITOR_JAVA_OPTS=-Xmx2g allows 512");
        }
        long most = Math.max(FEWEST_MEGABYTES, heap / MEGABYTE * 3 / 4);
        if (megabytes < FEWEST_MEGABYTES || megabytes > most) {
            throw new BadConnectOptions("--keep-megabytes takes from 2 to " + most + " here, not " + megabytes
                    + "; MONITOR_JAVA_OPTS=-Xmx2g allows 1536");
        }
    }
}
