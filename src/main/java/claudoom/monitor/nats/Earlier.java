package claudoom.monitor.nats;

/**
 * What was read before what lies in the buffer now: a message may begin in one read and be malformed in the next. Only what may
 * belong to the last message is copied, since a copy of everything would cost as much as a handler.
 */
final class Earlier {

    static final int MOST = 1 << 18;
    /** Payloads may hold what looks like the beginning of a message. */
    static final int LEAST = 1 << 12;

    private final byte[] ring = new byte[MOST];
    private int end;
    private int length;

    int length() {
        return length;
    }

    /** Takes the first {@code count} bytes of a buffer that is about to be filled anew. */
    void add(byte[] buffer, int count) {
        int begin = lastBegin(buffer, count);
        if (begin >= 0) { // all before it is complete
            end = 0;
            length = 0;
        }
        int from = begin < 0 ? 0 : Math.min(begin, count - LEAST);
        copy(buffer, Math.max(Math.max(from, 0), count - MOST), count);
    }

    private void copy(byte[] buffer, int from, int to) {
        int fresh = to - from;
        int first = Math.min(fresh, MOST - end);
        System.arraycopy(buffer, from, ring, end, first);
        System.arraycopy(buffer, from + first, ring, 0, fresh - first);
        end = (end + fresh) % MOST;
        length = Math.min(MOST, length + fresh);
    }

    /** Where the last line begins that looks like a message's first, or -1. */
    private static int lastBegin(byte[] bytes, int count) {
        for (int at = count - 4; at > 0; at--) {
            if (bytes[at] == 'M' && bytes[at + 1] == 'S' && bytes[at + 2] == 'G' && bytes[at + 3] == ' ') {
                int begin = bytes[at - 1] == 'H' ? at - 1 : at;
                if (begin > 0 && bytes[begin - 1] == '\n') {
                    return begin;
                }
            }
        }
        return -1;
    }

    /** All that is kept, and then the buffer's first {@code count} bytes. */
    byte[] followedBy(byte[] buffer, int count) {
        var all = new byte[length + count];
        for (int n = 0; n < length; n++) {
            all[n] = ring[Math.floorMod(end - length + n, MOST)];
        }
        System.arraycopy(buffer, 0, all, length, count);
        return all;
    }
}
