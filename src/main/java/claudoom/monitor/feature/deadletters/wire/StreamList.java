package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Coverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds out which of the streams that a server lists keep dead letters, and which only copy them. */
final class StreamList {

    private final Map<String, JsonNode> rows = new LinkedHashMap<>();
    private final List<String> wanted;

    private StreamList(Collection<JsonNode> listed, List<String> wanted) {
        this.wanted = wanted;
        listed.forEach(row -> rows.put(row.path("config").path("name").asString(""), row));
    }

    /**
     * Streams without interest in dead letters are left out.
     *
     * @param missing names that the server knows and has no row of
     */
    static Shelves.Listing of(Collection<JsonNode> rows, Set<String> missing, List<String> wanted) {
        var list = new StreamList(rows, wanted);
        var keepers = new ArrayList<Keeper>();
        var copies = new ArrayList<String>();
        list.rows.forEach((name, row) -> {
            var keeper = Keeper.of(row, wanted);
            if (!keeper.filters().isEmpty()) {
                keepers.add(keeper);
            }
            if (row.path("state").path("messages").asLong(0) > 0 && list.copies(row, new HashSet<>())) {
                copies.add(name);
            }
        });
        return new Shelves.Listing(keepers, missing.stream().filter(name -> !list.rows.containsKey(name)).toList(),
                copies);
    }

    /** Whether it may hold letters of other streams that those do not hold any more. */
    private boolean copies(JsonNode row, Set<String> seen) {
        var mirror = row.path("config").path("mirror");
        if (mirror.isObject()) {
            var origin = mirror.has("external") ? null : rows.get(mirror.path("name").asString(""));
            return !(origin != null && holdsAll(origin, row)) && mayBring(mirror, seen);
        }
        for (var source : row.path("config").path("sources")) {
            if (mayBring(source, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The sequences of a mirror are those of its origin. */
    private static boolean holdsAll(JsonNode origin, JsonNode mirror) {
        long first = origin.path("state").path("first_seq").asLong(0);
        return Keeper.led(origin) && first > 0 && first <= mirror.path("state").path("first_seq").asLong(0);
    }

    private boolean mayBring(JsonNode source, Set<String> seen) {
        if (source.path("subject_transforms").isEmpty() && source.path("filter_subject").isString()
                && !wanted(source.path("filter_subject"))) {
            return false;
        }
        var name = source.path("name").asString("");
        var origin = source.has("external") ? null : rows.get(name);
        if (origin == null) {
            return true; // nobody says what it takes in
        }
        for (var subject : origin.path("config").path("subjects")) {
            if (wanted(subject)) {
                return true;
            }
        }
        return seen.add(name) && copies(origin, seen);
    }

    private boolean wanted(JsonNode subject) {
        return wanted.stream().anyMatch(one -> Coverage.overlap(subject.asString(""), one));
    }
}
