package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the user has opened and closed, by key while the tree lives and by name for the next time. Names that are not there yet
 * wait until their subjects come.
 */
final class Expansion {

    /** So many names are remembered, those opened last. */
    private static final int MOST_NAMES = 200;
    private static final int LONGEST_NAME = 400;

    private final Set<Long> open = new HashSet<>();
    private final Set<Long> closed = new HashSet<>();
    private final Map<Long, String> names = new LinkedHashMap<>();
    private final Set<String> awaited = new LinkedHashSet<>();

    /** As it is at one moment, for a layout on another thread. */
    record Snapshot(Set<Long> open, Set<Long> closed, Set<String> awaited) {

        boolean isOpen(Line line, boolean byItself, SubjectTree tree) {
            boolean wanted = byItself || (!awaited.isEmpty() && awaited.contains(name(line, tree)));
            return open.contains(line.key()) || (wanted && !closed.contains(line.key()));
        }
    }

    /** The path of a node; of a group with its class behind it, after a blank, which no subject has. */
    static String name(Line line, SubjectTree tree) {
        var path = tree.path(line.node());
        var of = line.range().of();
        return of == null ? path : path + " " + of.kind() + " " + of.prefix();
    }

    Snapshot snapshot() {
        return new Snapshot(new HashSet<>(open), new HashSet<>(closed), new HashSet<>(awaited));
    }

    boolean isOpen(long key) {
        return open.contains(key);
    }

    void open(Line line, SubjectTree tree) {
        open.add(line.key());
        closed.remove(line.key());
        if (!line.isRange() || line.range().of() != null) {
            names.remove(line.key());
            names.put(line.key(), name(line, tree));
        }
    }

    void close(Line line, SubjectTree tree) {
        open.remove(line.key());
        closed.add(line.key());
        names.remove(line.key());
        if (!awaited.isEmpty()) {
            awaited.remove(name(line, tree));
        }
    }

    /** Takes over what a layout found open by itself or by its name. */
    void found(Line line, SubjectTree tree) {
        if (!open.contains(line.key())) {
            open(line, tree);
            awaited.remove(names.getOrDefault(line.key(), ""));
        }
    }

    /** What is open by name, bounded, those opened last at the end. */
    List<String> names() {
        var all = new LinkedHashSet<>(awaited);
        all.addAll(names.values());
        var fit = all.stream().filter(name -> name.length() <= LONGEST_NAME && name.indexOf('\n') < 0).toList();
        return new ArrayList<>(fit.subList(Math.max(0, fit.size() - MOST_NAMES), fit.size()));
    }

    void await(List<String> remembered) {
        remembered.stream().limit(MOST_NAMES).filter(name -> !name.isEmpty()).forEach(awaited::add);
    }
}
