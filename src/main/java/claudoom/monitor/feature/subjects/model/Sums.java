package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/** What is summed over everything below a branch of the tree; a plain leaf has none, its subject's own counters do. Not thread-safe. */
final class Sums {

    private final Trie trie;
    private int[] subjects = new int[256];
    private long[] messages = new long[256];
    private long[] bytes = new long[256];
    private long[] lastAt = new long[256];
    private long[] window = new long[256];

    Sums(Trie trie) {
        this.trie = trie;
    }

    /** Sets the sums of a new branch to what its own subject has counted so far. */
    void begin(int branch, int ofSubjects, long ofMessages, long ofBytes, long at, long ofWindow) {
        if (branch >= messages.length) {
            int room = Math.max(branch + 1, messages.length + messages.length / 2);
            subjects = Arrays.copyOf(subjects, room);
            messages = Arrays.copyOf(messages, room);
            bytes = Arrays.copyOf(bytes, room);
            lastAt = Arrays.copyOf(lastAt, room);
            window = Arrays.copyOf(window, room);
        }
        subjects[branch] = ofSubjects;
        messages[branch] = ofMessages;
        bytes[branch] = ofBytes;
        lastAt[branch] = at;
        window[branch] = ofWindow;
    }

    void subject(int node) {
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                subjects[branch]++;
            }
        }
    }

    void add(int node, long moreMessages, long moreBytes, long at) {
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                messages[branch] += moreMessages;
                bytes[branch] += moreBytes;
                lastAt[branch] = Math.max(lastAt[branch], at);
            }
        }
    }

    void window(int node, int more) {
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            int branch = trie.branchOf(n);
            if (branch != Trie.NONE) {
                window[branch] += more;
            }
        }
    }

    int subjects(int branch) {
        return subjects[branch];
    }

    long messages(int branch) {
        return messages[branch];
    }

    long bytes(int branch) {
        return bytes[branch];
    }

    long lastAt(int branch) {
        return lastAt[branch];
    }

    long window(int branch) {
        return window[branch];
    }
}
