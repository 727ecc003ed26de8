package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of the tree as it is laid out: a node, or so many siblings that they would not fit under one line: a group of names of
 * one class, or a range of them.
 *
 * @param key the same for the same node, group or range as long as the tree lives
 * @param node the node; of a range the node above it
 * @param depth 0 at the left edge
 * @param name the node's token as it came; empty for a range
 */
public record Line(long key, int node, int depth, String name, boolean branch, Range range) {

    /** Siblings that stand for one line, in the order in which it was made; {@link #NONE} for a plain node. */
    public static final class Range {

        public static final Range NONE = new Range(new int[0], 0, "", "", null);

        private static final int BITE = 2_000;

        private final int[] nodes;
        private final int first;
        private final String firstName;
        private final String lastName;
        private final @Nullable TokenClass of;

        /** @param of the class of a group; null for a range */
        Range(int[] nodes, int first, String firstName, String lastName, @Nullable TokenClass of) {
            this.nodes = nodes;
            this.first = first;
            this.firstName = firstName;
            this.lastName = lastName;
            this.of = of;
        }

        public int size() {
            return nodes.length;
        }

        /** Place of its first node among all siblings, from 1. */
        public int first() {
            return first + 1;
        }

        public int last() {
            return first + nodes.length;
        }

        public String firstName() {
            return firstName;
        }

        public String lastName() {
            return lastName;
        }

        /** The class of its names; null for a range, which is a part of a class. */
        public @Nullable TokenClass of() {
            return of;
        }

        /** How many matching subjects its nodes hold together. */
        public int matching(Matches matches) {
            return Arrays.stream(nodes).map(matches::below).sum();
        }

        int[] nodes() {
            return Arrays.copyOf(nodes, nodes.length);
        }

        public boolean holds(int node) {
            return Arrays.stream(nodes).anyMatch(one -> one == node);
        }

        /** What all its nodes hold together, at the last sample; of a hundred thousand nodes that takes some milliseconds. */
        public NodeFacts facts(SubjectTree tree) {
            var sum = NodeFacts.NOTHING;
            for (int from = 0; from < nodes.length; from += BITE) {
                var some = tree.facts(Arrays.copyOfRange(nodes, from, Math.min(nodes.length, from + BITE)));
                var part = Arrays.stream(some).reduce(NodeFacts::and).orElse(NodeFacts.NOTHING);
                sum = from == 0 ? part : sum.and(part);
            }
            return sum;
        }
    }

    public boolean isRange() {
        return range != Range.NONE;
    }

    public boolean expandable() {
        return branch || isRange();
    }

    /** The same for the same part of the same node, and so seldom for another that it will not happen. */
    static long key(int node, @Nullable TokenClass of, int level, int index) {
        long mixed = node * 0x9E3779B97F4A7C15L + (of == null ? 0 : of.kind().name().hashCode());
        for (int i = 0; of != null && i < of.prefix().length(); i++) {
            mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L + of.prefix().charAt(i);
        }
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L + level;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL + index;
        return Long.MIN_VALUE | (mixed ^ (mixed >>> 31));
    }
}
