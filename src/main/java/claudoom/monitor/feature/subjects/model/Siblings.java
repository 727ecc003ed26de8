package claudoom.monitor.feature.subjects.model;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The nodes under one node, put in order once: the order stands until somebody asks for a new one. */
final class Siblings {

    private final int[] nodes;
    private final String[] tokens;
    private final int before;

    private Siblings(int[] nodes, String[] tokens, int before) {
        this.nodes = nodes;
        this.tokens = tokens;
        this.before = before;
    }

    private record Sibling(int node, String token, long packed, double key) {}

    /** What hangs under a node, in no order; with a filter what matches or leads to it. */
    static int[] nodesUnder(int parent, SubjectTree tree, @Nullable Matches matches) {
        var nodes = tree.children(parent);
        return matches == null ? nodes : Arrays.stream(nodes).filter(node -> matches.below(node) > 0).toArray();
    }

    /** @param unordered becomes the order */
    static Siblings sorted(int[] unordered, SubjectTree tree, SiblingOrder order, @Nullable Matches matches) {
        var nodes = unordered.clone();
        var tokens = tree.tokens(nodes);
        var keys = keys(nodes, tree, order, matches);
        int common = Names.common(tokens);
        var sorted = new Sibling[nodes.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = new Sibling(nodes[i], tokens[i], Names.packed(tokens[i], common), keys == null ? 0 : keys[i]);
        }
        Arrays.sort(sorted, comparator(order));
        for (int i = 0; i < sorted.length; i++) {
            nodes[i] = sorted[i].node;
            tokens[i] = sorted[i].token;
        }
        return new Siblings(nodes, tokens, 0);
    }

    /** The nodes of a range, in the order in which they were when the range was laid out. */
    static Siblings in(Line.Range range, SubjectTree tree) {
        var nodes = range.nodes();
        return new Siblings(nodes, tree.tokens(nodes), range.first() - 1);
    }

    private static Comparator<Sibling> comparator(SiblingOrder order) {
        Comparator<Sibling> byName = (a, b) -> a.packed != b.packed
                ? Long.compare(a.packed, b.packed)
                : Names.compare(a.token, b.token);
        if (order.by() == SiblingOrder.By.NAME) {
            return order.reversed() ? byName.reversed() : byName;
        }
        Comparator<Sibling> byKey = (a, b) -> Double.compare(b.key, a.key);
        return (order.reversed() ? byKey.reversed() : byKey).thenComparing(byName);
    }

    private static double @Nullable [] keys(int[] nodes, SubjectTree tree, SiblingOrder order,
            @Nullable Matches matches) {
        if (order.by() == SiblingOrder.By.NAME) {
            return null;
        }
        var facts = tree.facts(nodes);
        var keys = new double[nodes.length];
        for (int i = 0; i < keys.length; i++) {
            int below = matches == null ? facts[i].subjects() : matches.below(nodes[i]);
            keys[i] = key(facts[i], below, order);
        }
        return keys;
    }

    /** What is compared, most first. */
    static double key(NodeFacts facts, int subjects, SiblingOrder order) {
        return switch (order.by()) {
            case NAME -> 0;
            case SUBJECTS -> subjects;
            case MESSAGES -> facts.messages();
            case RATE -> known(facts.perSecond(order.window()));
            case BYTES -> facts.bytes();
            case BYTE_RATE -> known(facts.bytesPerSecond(order.window()));
            case AGE -> facts.lastAt();
        };
    }

    private static double known(@Nullable Double rate) {
        return rate == null ? -1 : rate;
    }

    /** How many siblings stand before the first of these. */
    int before() {
        return before;
    }

    int size() {
        return nodes.length;
    }

    int node(int place) {
        return nodes[place];
    }

    String token(int place) {
        return tokens[place];
    }

    int[] nodes(int from, int to) {
        return Arrays.copyOfRange(nodes, from, to);
    }
}
