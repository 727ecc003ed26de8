package claudoom.monitor.feature.subjects.model;

/** The nodes of the trie that have, or had, several children or a subject of their own beside children. Not thread-safe. */
final class Branches {

    private static final int NONE = -1;
    private static final int WORDS = 4;
    private static final int NEWEST = 0;
    private static final int CHILDREN = 1;
    private static final int DEAD = 2;
    private static final int OWN = 3;
    /** Fewer dead children are not worth a walk along all. */
    private static final int FEW = 32;

    private final Ints words = new Ints(0);
    private int made;
    private int free = NONE;

    int make(int newest, int own, int children) {
        int branch = free;
        if (branch == NONE) {
            branch = made++;
        } else {
            free = word(branch, NEWEST);
        }
        word(branch, NEWEST, newest);
        word(branch, CHILDREN, children);
        word(branch, DEAD, 0);
        word(branch, OWN, own);
        return branch;
    }

    void free(int branch) {
        word(branch, NEWEST, free);
        free = branch;
    }

    void push(int branch, int child) {
        word(branch, NEWEST, child);
        word(branch, CHILDREN, children(branch) + 1);
    }

    /** One child died; tells whether it is time to sweep them out. */
    boolean lost(int branch) {
        int dead = word(branch, DEAD) + 1;
        word(branch, DEAD, dead);
        word(branch, CHILDREN, children(branch) - 1);
        return dead > FEW && dead > children(branch) / 2;
    }

    void swept(int branch) {
        word(branch, DEAD, 0);
    }

    int newest(int branch) {
        return word(branch, NEWEST);
    }

    void newest(int branch, int child) {
        word(branch, NEWEST, child);
    }

    int children(int branch) {
        return word(branch, CHILDREN);
    }

    int own(int branch) {
        return word(branch, OWN);
    }

    void own(int branch, int subject) {
        word(branch, OWN, subject);
    }

    private int word(int branch, int which) {
        return words.get(branch * WORDS + which);
    }

    private void word(int branch, int which, int value) {
        words.set(branch * WORDS + which, value);
    }
}
