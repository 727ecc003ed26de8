package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The children of a wide node, put together by the class of their tokens; what fits into no group stands alone. */
final class Groups {

    /** Fewer of a class are not worth a group. */
    private static final int FEWEST = 16;
    private static final int MOST = 64;

    /** Nodes of one class, in no order. */
    record Group(TokenClass of, int[] nodes) {}

    private final List<Group> groups;
    private final int[] alone;

    private Groups(List<Group> groups, int[] alone) {
        this.groups = groups;
        this.alone = alone;
    }

    List<Group> groups() {
        return groups;
    }

    /** At most so many that they need no group. */
    int[] alone() {
        return alone;
    }

    /** @param widest most that may stand alone */
    static Groups of(int[] nodes, String[] tokens, int widest) {
        var classes = classes(tokens);
        var members = new HashMap<TokenClass, Members>();
        for (int i = 0; i < nodes.length; i++) {
            members.computeIfAbsent(classes[i], c -> new Members()).add(nodes[i]);
        }
        var groups = new ArrayList<Group>();
        var rest = members.remove(TokenClass.OTHER);
        members.forEach((of, some) -> groups.add(new Group(of, some.all())));
        if (rest == null) {
            return new Groups(groups, new int[0]);
        }
        if (rest.size <= widest - groups.size()) {
            return new Groups(groups, rest.all());
        }
        groups.add(new Group(TokenClass.OTHER, rest.all()));
        return new Groups(groups, new int[0]);
    }

    private static TokenClass[] classes(String[] tokens) {
        var classes = Arrays.stream(tokens).map(TokenClass::of).toArray(TokenClass[]::new);
        var counts = counts(classes);
        if (counts.getOrDefault(TokenClass.HEX, 0) > counts.getOrDefault(TokenClass.NUMBER, 0)) {
            for (int i = 0; i < classes.length; i++) {
                boolean plain =
                        classes[i].kind() == TokenClass.Kind.NUMBER || classes[i].kind() == TokenClass.Kind.OTHER;
                classes[i] = plain && TokenClass.hexLike(tokens[i]) ? TokenClass.HEX : classes[i];
            }
        }
        var large = large(counts(classes));
        for (int i = 0; i < classes.length; i++) {
            classes[i] = settled(classes[i], large);
        }
        return classes;
    }

    private static Map<TokenClass, Integer> counts(TokenClass[] classes) {
        var counts = new HashMap<TokenClass, Integer>();
        for (var of : classes) {
            counts.merge(of, 1, Integer::sum);
        }
        return counts;
    }

    private static Map<TokenClass, Integer> large(Map<TokenClass, Integer> counts) {
        var large = new HashMap<TokenClass, Integer>();
        counts.entrySet().stream().filter(entry -> entry.getValue() >= FEWEST)
                .sorted(Map.Entry.<TokenClass, Integer>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey(BY_NAME)))
                .limit(MOST).forEach(entry -> large.put(entry.getKey(), entry.getValue()));
        return large;
    }

    /** A class that is too small goes into a large one with a shorter prefix, or to the rest. */
    private static TokenClass settled(TokenClass of, Map<TokenClass, Integer> large) {
        var wanted = of;
        while (!large.containsKey(wanted)) {
            var shorter = wanted.prefix().isEmpty() ? "" : TokenClass.shorter(wanted.prefix());
            if (shorter.isEmpty()) {
                return TokenClass.OTHER;
            }
            wanted = new TokenClass(TokenClass.Kind.PREFIX, shorter);
        }
        return wanted;
    }

    /** Prefixes as people sort names, then the kinds without one. */
    static final Comparator<TokenClass> BY_NAME =
            Comparator.comparing(TokenClass::kind).thenComparing(TokenClass::prefix, Names::compare);

    /** Puts groups in order: by name, or by a number with the most first. */
    static List<Group> sorted(List<Group> groups, double @Nullable [] keys, boolean reversed) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < groups.size(); i++) {
            places.add(i);
        }
        Comparator<Integer> byName = Comparator.comparing((Integer i) -> groups.get(i).of, BY_NAME);
        if (keys == null) {
            places.sort(reversed ? byName.reversed() : byName);
        } else {
            Comparator<Integer> byKey = (a, b) -> Double.compare(keys[b], keys[a]);
            places.sort((reversed ? byKey.reversed() : byKey).thenComparing(byName));
        }
        return places.stream().map(groups::get).toList();
    }

    private static final class Members {

        private int[] nodes = new int[64];
        private int size;

        void add(int node) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
            }
            nodes[size++] = node;
        }

        int[] all() {
            return Arrays.copyOf(nodes, size);
        }
    }
}
