package claudoom.monitor.feature.lag.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Collects the pages of one of the server's lists and decides whether there is another page.
 *
 * @param <R> what a line of it is read as
 */
final class Listed<R> {

    /** More pages than this are not believed: 10,000 consumers on a stream are 40. */
    private static final int MOST_PAGES = 400;

    private Map<String, R> rows = new LinkedHashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, String> offline = new HashMap<>();
    private int pages;
    private long next;

    /**
     * An answer of the server.
     *
     * @param rest of it, beside the lines
     * @param rows by name; whoever made them has no more use for them
     */
    record Page<R>(JsonNode rest, Map<String, R> rows) {

        /** @param what the field of the answer that holds the list */
        static <R> Page<R> of(JsonNode page, String what, Function<JsonNode, String> name,
                Function<JsonNode, R> line) {
            var rows = new LinkedHashMap<String, R>();
            for (var row : page.path(what)) {
                rows.put(name.apply(row), line.apply(row));
            }
            return new Page<>(page, rows);
        }
    }

    /** @return whether there is more to ask for, from {@link #next} on */
    boolean add(Page<R> page) {
        int known = rows.size() + missing.size() + offline.size();
        int here = page.rows().size();
        if (rows.isEmpty()) {
            rows = page.rows();
        } else {
            rows.putAll(page.rows());
        }
        for (var absent : page.rest().path("missing")) {
            missing.add(Json.text(absent));
            here++;
        }
        for (var one : page.rest().path("offline").properties()) {
            offline.put(one.getKey(), Json.text(one.getValue()));
            here++;
        }
        long limit = Json.number(page.rest().path("limit"), 0);
        next += limit;
        pages++;
        // clusters of 2.9 call the rows of this page the total, so a full page is always asked after
        boolean more = here >= limit || next < Json.count(page.rest().path("total"));
        return limit > 0 && more && rows.size() + missing.size() + offline.size() > known && pages < MOST_PAGES;
    }

    long next() {
        return next;
    }

    /** By name; changes of the list between two pages make no line appear twice. */
    Map<String, R> rows() {
        return rows;
    }

    /** Named by the server but not reached; some of them have a line as well, without a leader. */
    Set<String> missing() {
        return missing;
    }

    /** Named by a server of 2.12 and newer as something that it cannot run, and why. */
    Map<String, String> offline() {
        return offline;
    }

    /** Whether the list knows of it in any way. */
    boolean names(String name) {
        return rows.containsKey(name) || missing.contains(name) || offline.containsKey(name);
    }

    /** Everything the list knows of. */
    Set<String> names() {
        var all = new HashSet<>(rows.keySet());
        all.addAll(missing);
        all.addAll(offline.keySet());
        return all;
    }
}
