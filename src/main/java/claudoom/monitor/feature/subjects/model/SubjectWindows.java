package claudoom.monitor.feature.subjects.model;

import java.util.HashMap;
import java.util.Map;

/** What came on each subject within each window: four bytes a number, whatever does not fit is beside it. Not thread-safe. */
final class SubjectWindows {

    private static final Window[] ALL = Window.values();
    private static final int WORDS = 2 * ALL.length;

    private final Ints words = new Ints(0);
    /** What is above 32 bits. */
    private final Map<Integer, Long> high = new HashMap<>();
    private int known;

    void turn(int subject, Window window, long messages, long bytes) {
        known = Math.max(known, subject + 1);
        int word = word(subject, window);
        add(word, messages);
        add(word + 1, bytes);
    }

    private static int word(int subject, Window window) {
        return subject * WORDS + switch (window) {
            case TEN_SECONDS -> 0;
            case MINUTE -> 2;
            case FIVE_MINUTES -> 4;
        };
    }

    private void add(int word, long more) {
        if (more == 0) {
            return;
        }
        long sum = Integer.toUnsignedLong(words.get(word)) + more;
        words.set(word, (int) sum);
        long carry = sum >> Integer.SIZE;
        if (carry != 0) {
            high.merge(word, carry, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
        }
    }

    private long get(int word) {
        long low = Integer.toUnsignedLong(words.get(word));
        return high.isEmpty() ? low : low + (high.getOrDefault(word, 0L) << Integer.SIZE);
    }

    long messages(int subject, Window window) {
        return get(word(subject, window));
    }

    long bytes(int subject, Window window) {
        return get(word(subject, window) + 1);
    }

    void clear(int subject) {
        for (var window : ALL) {
            turn(subject, window, -messages(subject, window), -bytes(subject, window));
        }
    }

    void clear(Window window) {
        for (int subject = 0; subject < known; subject++) {
            turn(subject, window, -messages(subject, window), -bytes(subject, window));
        }
    }
}
