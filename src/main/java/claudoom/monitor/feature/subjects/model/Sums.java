package claudoom.monitor.feature.subjects.model;

/** What is summed over everything below a branch of the tree; leaves and mere steps have none. Not thread-safe. */
final class Sums {

    private static final int WORDS = 9;
    private static final int MESSAGES = 0;
    private static final int BYTES = 1;
    private static final int LAST_AT = 2;
    private static final int WINDOWS = 3;

    private final Ints subjects = new Ints(0);
    private final Longs words = new Longs(0);
    private int branches;

    /** Sets the sums of a new branch to nothing. */
    void begin(int branch) {
        branches = Math.max(branches, branch + 1);
        subjects.set(branch, 0);
        for (int word = 0; word < WORDS; word++) {
            words.set(branch * WORDS + word, 0);
        }
    }

    void count(int branch, int moreSubjects, long moreMessages, long moreBytes, long at) {
        if (moreSubjects != 0) {
            subjects.set(branch, subjects.get(branch) + moreSubjects);
        }
        int from = branch * WORDS;
        words.set(from + MESSAGES, words.get(from + MESSAGES) + moreMessages);
        words.set(from + BYTES, words.get(from + BYTES) + moreBytes);
        if (at > words.get(from + LAST_AT)) {
            words.set(from + LAST_AT, at);
        }
    }

    void turn(int branch, Window window, long messages, long bytes) {
        int word = branch * WORDS + word(window);
        words.set(word, words.get(word) + messages);
        words.set(word + 1, words.get(word + 1) + bytes);
    }

    void clear(Window window) {
        for (int branch = 0; branch < branches; branch++) {
            words.set(branch * WORDS + word(window), 0);
            words.set(branch * WORDS + word(window) + 1, 0);
        }
    }

    private static int word(Window window) {
        return switch (window) {
            case TEN_SECONDS -> WINDOWS;
            case MINUTE -> WINDOWS + 2;
            case FIVE_MINUTES -> WINDOWS + 4;
        };
    }

    int subjects(int branch) {
        return subjects.get(branch);
    }

    long messages(int branch) {
        return words.get(branch * WORDS + MESSAGES);
    }

    long bytes(int branch) {
        return words.get(branch * WORDS + BYTES);
    }

    long lastAt(int branch) {
        return words.get(branch * WORDS + LAST_AT);
    }

    long messages(int branch, Window window) {
        return words.get(branch * WORDS + word(window));
    }

    long bytes(int branch, Window window) {
        return words.get(branch * WORDS + word(window) + 1);
    }
}
