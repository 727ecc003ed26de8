package claudoom.monitor.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a payload the known fields stand: for each name some places, the first that holds something counts. */
public final class FieldPaths {

    /** The place that is the payload itself: a bare number or text. */
    public static final String WHOLE = "$";
    /** No field is known. */
    public static final FieldPaths NONE = new FieldPaths(Map.of(), Set.of());

    private final Map<String, List<String>> places;
    private final Set<String> envelopes;
    private final List<String> names;
    private final Step start = new Step();

    /** The places of each field as dotted paths, and the members that hold the real payload where it comes wrapped. */
    public FieldPaths(Map<String, List<String>> places, Collection<String> envelopes) {
        this.places = places;
        this.envelopes = Set.copyOf(envelopes);
        this.names = List.copyOf(places.keySet());
        for (int field = 0; field < names.size(); field++) {
            List<String> paths = places.getOrDefault(names.get(field), List.of());
            for (int rank = 0; rank < paths.size(); rank++) {
                start.along(paths.get(rank)).ends.add(new End(field, rank));
            }
        }
    }

    /** Both together; where they differ, these places come before the others. */
    FieldPaths and(FieldPaths other) {
        Map<String, List<String>> all = new LinkedHashMap<>(places);
        other.places.forEach((name, paths) -> all.merge(name, paths, FieldPaths::union));
        Set<String> wrappers = new LinkedHashSet<>(envelopes);
        wrappers.addAll(other.envelopes);
        return new FieldPaths(all, wrappers);
    }

    private static List<String> union(List<String> first, List<String> then) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }

    /** The fields in the order in which {@link End#field} counts them. */
    public List<String> names() {
        return names;
    }

    /** Whether an object in this member is the real payload. */
    public boolean envelope(String member) {
        return envelopes.contains(member);
    }

    /** Where every path begins. */
    public Step start() {
        return start;
    }

    /** A place in a payload that some path goes through. */
    public static final class Step {

        private final Map<String, Step> next = new HashMap<>();
        private final List<End> ends = new ArrayList<>();

        /** Where the paths that go on with this member are, or null if none does. */
        public @Nullable Step next(String member) {
            return next.get(member);
        }

        /** The fields whose place this is. */
        public List<End> ends() {
            return ends;
        }

        private Step along(String path) {
            Step step = this;
            if (!path.equals(WHOLE)) {
                for (String member : path.split("\\.", -1)) {
                    step = step.next.computeIfAbsent(member, m -> new Step());
                }
            }
            return step;
        }
    }

    /**
     * That a place belongs to a field.
     *
     * @param field its index in {@link #names}
     * @param rank 0 for the place that counts first
     */
    public record End(int field, int rank) {}
}
