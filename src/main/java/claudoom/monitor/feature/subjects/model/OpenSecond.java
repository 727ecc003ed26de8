package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** What came in the second that is not over yet, in the order in which it was found. Not thread-safe. */
final class OpenSecond {

    private static final long REPLACED = -1;

    private int[] subject = new int[256];
    private long[] messages = new long[256];
    private long[] bytes = new long[256];
    private int size;
    private long from;
    private int number;

    void begin(long at) {
        size = 0;
        from = at;
        number++;
    }

    long from() {
        return from;
    }

    int number() {
        return number;
    }

    void add(int of, long count, long ofBytes) {
        if (size == subject.length) {
            subject = Arrays.copyOf(subject, size * 2);
            messages = Arrays.copyOf(messages, size * 2);
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        subject[size] = of;
        messages[size] = count;
        bytes[size++] = ofBytes;
    }

    /** What came on this subject so far came on another one that had its place. */
    void replaced(int of) {
        add(of, REPLACED, 0);
    }

    Changes close() {
        var order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) subject[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        var writer = new Changes.Writer();
        long sumMessages = 0;
        long sumBytes = 0;
        for (int i = 0; i < size; i++) {
            int at = (int) order[i];
            sumMessages = messages[at] == REPLACED ? 0 : sumMessages + messages[at];
            sumBytes = messages[at] == REPLACED ? 0 : sumBytes + bytes[at];
            if (i + 1 == size || subject[(int) order[i + 1]] != subject[at]) {
                writer.add(subject[at], sumMessages, sumBytes);
                sumMessages = 0;
                sumBytes = 0;
            }
        }
        shrink();
        return writer.changes(from, number);
    }

    /** After an unusual second the room is given back. */
    private void shrink() {
        int room = Math.max(256, size * 2);
        if (subject.length > 4 * room) {
            subject = new int[room];
            messages = new long[room];
            bytes = new long[room];
        }
    }
}
