package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Letters;
import java.util.function.IntFunction;

/**
 * The shape of the subject tree, in plain numbers: a node costs about thirty bytes whatever it is called, because its token is a
 * place in the text of one of the subjects that run through it. Node 0 is the root above all subjects. A node with one child
 * and no subject of its own is no more than a step on the way to that child. Not thread-safe.
 */
final class Trie {

    static final int ROOT = 0;
    static final int NONE = -1;
    /** Tokens beyond this many stay together as one, dots and all, so that a subject of dots makes no bottomless tree. */
    static final int DEEPEST = 48;
    /** From so many nodes on what is new of a subject is one node, so that deep subjects do not use up all memory. */
    private static final int CROWDED = 2_500_000;
    private static final int DEAD = Integer.MIN_VALUE;

    private final IntFunction<Letters> subjects;
    private final Tokens tokens;
    private final Grown grown;
    private final Ints parent = new Ints(NONE);
    private final Ints sibling = new Ints(NONE);
    /** A number of {@link #branches}; NONE for a leaf; below that a step to the only child. */
    private final Ints branch = new Ints(NONE);
    private final Branches branches = new Branches();
    private final NodeTable table = new NodeTable(this::hash);
    private final Handles handles = new Handles();
    private final Places places = new Places(sibling);

    /** Hears of a node that becomes a branch, before the new child is there; until now all it holds is at or below {@code holder}. */
    @FunctionalInterface
    interface Grown {
        void at(int branch, int holder);
    }

    /** @param subjects the text of a subject by its number; of a longer one the first 65,535 characters count */
    Trie(IntFunction<Letters> subjects, Grown grown) {
        this.subjects = subjects;
        tokens = new Tokens(subjects);
        this.grown = grown;
        int root = node(NONE, NONE, 0, 0);
        branch.set(root, branches.make(NONE, NONE, 0));
        grown.at(branch.get(root), NONE);
    }

    int nodes() {
        return places.alive();
    }

    int handle(int node) {
        return handles.of(node);
    }

    /** The node that is called so; NONE if it is retired. */
    int node(int handle) {
        return handles.current(handle) ? Handles.place(handle) : NONE;
    }

    int parent(int node) {
        return parent.get(node);
    }

    /** Number of the subject that ends at this node, or NONE. */
    int own(int node) {
        int kind = branch.get(node);
        return kind >= 0 ? branches.own(kind) : kind == NONE ? tokens.example(node) : NONE;
    }

    /** Number of a node among those that keep sums of their own; NONE for a leaf and for a step to an only child. */
    int branchOf(int node) {
        return Math.max(NONE, branch.get(node));
    }

    /** The node that holds what there is at or below this one: itself, or where the steps lead to. */
    int holder(int node) {
        int at = node;
        for (int kind = branch.get(at); kind < NONE; kind = branch.get(at)) {
            at = step(kind);
        }
        return at;
    }

    private static int step(int kind) {
        return -2 - kind;
    }

    /** How many nodes hang directly under it. */
    int children(int node) {
        int kind = branch.get(node);
        return kind >= 0 ? branches.children(kind) : kind == NONE ? 0 : 1;
    }

    /** The nodes under it, newest first. */
    int[] childrenOf(int node) {
        int kind = branch.get(node);
        if (kind < 0) {
            return kind == NONE ? new int[0] : new int[] {step(kind)};
        }
        var all = new int[branches.children(kind)];
        int i = 0;
        for (int child = branches.newest(kind); child != NONE; child = sibling.get(child)) {
            if (branch.get(child) != DEAD) {
                all[i++] = child;
            }
        }
        return all;
    }

    String token(int node) {
        return node == ROOT ? "" : tokens.token(node);
    }

    /** The subject as far as this node, dots between. */
    String path(int node) {
        return node == ROOT ? "" : tokens.path(node);
    }

    /** Adds the subject and returns its node; of a stored and a live one with the same text the live one ends there. */
    int add(int subject) {
        var text = subjects.apply(subject);
        int node = ROOT;
        int start = 0;
        int length = Math.min(text.length(), Character.MAX_VALUE);
        boolean fresh = false;
        for (int depth = 1; start <= length; depth++) {
            int end = depth >= DEEPEST ? length : Tokens.end(text, start, length);
            int known = fresh ? NONE : find(node, text, start, end);
            if (known == NONE && places.alive() > CROWDED) {
                end = length;
                known = find(node, text, start, end);
            }
            int next = known == NONE ? node(node, subject, start, end) : known;
            if (known == NONE) {
                hang(next, node, fresh);
                table.add(next, hash(next));
            }
            fresh = known == NONE;
            node = next;
            start = end + 1;
        }
        int before = own(node);
        if (subject < StoredSubjects.FIRST || before == NONE || before >= StoredSubjects.FIRST) {
            own(node, subject);
        }
        return node;
    }

    /** The node at which that subject ends; NONE if there is none. */
    int find(String subject) {
        var text = Letters.of(subject);
        int node = ROOT;
        int length = Math.min(text.length(), Character.MAX_VALUE);
        int start = 0;
        for (int depth = 1; start <= length; depth++) {
            int end = depth >= DEEPEST ? length : Tokens.end(text, start, length);
            int next = find(node, text, start, end);
            if (next == NONE) { // it may have been crowded
                end = length;
                next = find(node, text, start, end);
            }
            if (next == NONE) {
                return NONE;
            }
            node = next;
            start = end + 1;
        }
        return own(node) == NONE ? NONE : node;
    }

    private void hang(int child, int above, boolean aboveIsNew) {
        int kind = branch.get(above);
        if (kind == NONE && aboveIsNew) {
            branch.set(above, -2 - child);
            return;
        }
        if (kind < 0) {
            kind = become(above);
        }
        sibling.set(child, branches.newest(kind));
        branches.push(kind, child);
    }

    /** Makes a leaf or a step a branch. */
    private int become(int node) {
        int kind = branch.get(node);
        int only = kind == NONE ? NONE : step(kind);
        int made = branches.make(only, kind == NONE ? tokens.example(node) : NONE, only == NONE ? 0 : 1);
        grown.at(made, holder(node));
        branch.set(node, made);
        return made;
    }

    /** From now on this subject ends at the node, whichever did before. */
    void own(int node, int subject) {
        int kind = branch.get(node);
        if (kind == NONE) {
            tokens.example(node, subject);
        } else {
            branches.own(kind < NONE ? become(node) : kind, subject);
        }
    }

    /** Takes the subject that ends at this node away, and the nodes that only led to it. Its text must still be there. */
    void remove(int node, int subject) {
        int left = node;
        if (branch.get(node) >= 0) {
            branches.own(branch.get(node), NONE);
        }
        while (left != ROOT && empty(left)) {
            left = die(left);
        }
        forget(left, subject);
    }

    private boolean empty(int node) {
        int kind = branch.get(node);
        return kind < 0 || (branches.children(kind) == 0 && branches.own(kind) == NONE);
    }

    /** Nothing from here upwards names itself by this subject's text any more. */
    void forget(int from, int subject) {
        for (int node = from; node != ROOT; node = parent.get(node)) {
            if (tokens.example(node) == subject && branch.get(node) != NONE) {
                tokens.example(node, exampleBelow(node));
            }
        }
    }

    private int exampleBelow(int node) {
        int kind = branch.get(node);
        if (kind < NONE) {
            return tokens.example(step(kind));
        }
        if (branches.own(kind) != NONE) {
            return branches.own(kind);
        }
        int child = branches.newest(kind);
        while (branch.get(child) == DEAD) {
            child = sibling.get(child);
        }
        return tokens.example(child);
    }

    /** Returns the node above, which may be empty by now. */
    private int die(int node) {
        table.remove(node);
        handles.retire(node);
        places.died();
        int kind = branch.get(node);
        if (kind >= 0) {
            sweep(kind);
            branches.free(kind);
        }
        branch.set(node, DEAD);
        int above = parent.get(node);
        int its = branch.get(above);
        if (its < 0) {
            places.free(node);
        } else if (branches.lost(its)) {
            sweep(its);
        }
        return above;
    }

    /** Frees the dead among the children of a branch. */
    private void sweep(int of) {
        int last = NONE;
        for (int child = branches.newest(of); child != NONE;) {
            int next = sibling.get(child);
            if (branch.get(child) != DEAD) {
                last = child;
            } else {
                if (last == NONE) {
                    branches.newest(of, next);
                } else {
                    sibling.set(last, next);
                }
                places.free(child);
            }
            child = next;
        }
        branches.swept(of);
    }

    private int find(int above, Letters text, int start, int end) {
        return table.find(Tokens.hash(above, text, start, end),
                node -> parent.get(node) == above && tokens.says(node, text, start, end));
    }

    private int hash(int node) {
        return tokens.hash(parent.get(node), node);
    }

    private int node(int above, int subject, int start, int end) {
        int node = places.take();
        parent.set(node, above);
        sibling.set(node, NONE);
        tokens.name(node, subject, start, end);
        branch.set(node, NONE);
        return node;
    }
}
