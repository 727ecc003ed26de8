package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import java.util.List;

/** What came within some seconds, by subject, packed: four or five bytes for each subject on which something came. Immutable. */
final class Changes {

    private final byte[] packed;
    private final long from;
    private final int last;

    /** Is handed one subject's part. */
    @FunctionalInterface
    interface Taker {
        void take(int subject, long messages, long bytes);
    }

    /** Whether what came on a subject in the second with this number came on the subject that has its place now. */
    @FunctionalInterface
    interface Valid {
        boolean still(int subject, int second);
    }

    private Changes(byte[] packed, long from, int last) {
        this.packed = packed;
        this.from = from;
        this.last = last;
    }

    long from() {
        return from;
    }

    /** Number of the newest second in it. */
    int last() {
        return last;
    }

    int size() {
        return packed.length;
    }

    void each(Taker taker) {
        var cursor = new Cursor(this);
        while (cursor.next()) {
            taker.take(cursor.subject, cursor.messages, cursor.bytes);
        }
    }

    /** Several that follow each other as one. */
    static Changes merged(List<Changes> parts, Valid valid) {
        var cursors = parts.stream().map(Cursor::new).filter(Cursor::next).toArray(Cursor[]::new);
        var writer = new Writer();
        int left = cursors.length;
        while (left > 0) {
            int subject = Integer.MAX_VALUE;
            for (int i = 0; i < left; i++) {
                subject = Math.min(subject, cursors[i].subject);
            }
            long messages = 0;
            long bytes = 0;
            for (int i = 0; i < left; i++) {
                var cursor = cursors[i];
                if (cursor.subject != subject) {
                    continue;
                }
                if (valid.still(subject, cursor.second)) {
                    messages += cursor.messages;
                    bytes += cursor.bytes;
                }
                if (!cursor.next()) {
                    cursors[i--] = cursors[--left];
                }
            }
            writer.add(subject, messages, bytes);
        }
        return writer.changes(parts.getFirst().from, parts.getLast().last);
    }

    /** Packs parts that come in the order of their subjects. */
    static final class Writer {

        private byte[] packed = new byte[256];
        private int size;
        private int before;

        void add(int subject, long messages, long bytes) {
            if (messages == 0) {
                return;
            }
            if (size + 30 > packed.length) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            put(subject - before);
            put(messages);
            put(bytes);
            before = subject;
        }

        private void put(long number) {
            long left = number;
            while ((left & ~0x7fL) != 0) {
                packed[size++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            packed[size++] = (byte) left;
        }

        Changes changes(long from, int last) {
            return new Changes(Arrays.copyOf(packed, size), from, last);
        }
    }

    private static final class Cursor {

        private final byte[] packed;
        private final int second;
        private int at;
        private int subject;
        private long messages;
        private long bytes;

        Cursor(Changes changes) {
            packed = changes.packed;
            second = changes.last;
        }

        boolean next() {
            if (at == packed.length) {
                return false;
            }
            subject += (int) number();
            messages = number();
            bytes = number();
            return true;
        }

        private long number() {
            long number = 0;
            for (int shift = 0;; shift += 7) {
                byte part = packed[at++];
                number |= (part & 0x7fL) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
