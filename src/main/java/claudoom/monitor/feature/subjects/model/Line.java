package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;

/**
 * One line of the tree as it is laid out: a node, or a range of so many siblings that they would not fit under one line.
 *
 * @param key the same for the same node or range as long as the tree lives
 * @param node the node; of a range the node above it
 * @param depth 0 at the left edge
 * @param name the node's token as it came; empty for a range
 */
public record Line(long key, int node, int depth, String name, boolean branch, Range range) {

    /** Siblings next to each other in the order in which the line was made; {@link #NONE} for a plain node. */
    public static final class Range {

        public static final Range NONE = new Range(new int[0], 0, "", "");

        private final int[] nodes;
        private final int first;
        private final String firstName;
        private final String lastName;

        Range(int[] nodes, int first, String firstName, String lastName) {
            this.nodes = nodes;
            this.first = first;
            this.firstName = firstName;
            this.lastName = lastName;
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

        /** How many matching subjects its nodes hold together. */
        public int matching(Matches matches) {
            return Arrays.stream(nodes).map(matches::below).sum();
        }

        int[] nodes() {
            return Arrays.copyOf(nodes, nodes.length);
        }

        /** What all its nodes hold together, at the last sample. */
        public NodeFacts facts(SubjectTree tree) {
            return Arrays.stream(tree.facts(nodes)).reduce(NodeFacts::and).orElse(NodeFacts.NOTHING);
        }
    }

    public boolean isRange() {
        return range != Range.NONE;
    }

    public boolean expandable() {
        return branch || isRange();
    }
}
