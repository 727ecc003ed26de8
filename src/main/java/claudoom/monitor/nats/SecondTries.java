package claudoom.monitor.nats;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Subscriptions that the server does not permit are asked for again, ever more rarely: a permission may be given while the
 * connection stands, and then nobody tells.
 */
final class SecondTries {

    private static final int FIRST = 2;
    /** Each try is a line in the log of the server: once in five minutes. */
    private static final int LONGEST = 200;
    /** A refusal comes within so many rounds. */
    private static final int HEARD = 2;

    private final Map<String, Try> refused = new ConcurrentHashMap<>();

    /** @param rounds since it was refused, and until it is asked for again */
    private record Try(int rounds, int until) {}

    /** @param pattern that the server refused, on any thread */
    void denied(String pattern) {
        refused.compute(pattern, (same, before) -> new Try(0,
                before == null
                        ? FIRST
                        : before.rounds < before.until ? before.until : Math.min(LONGEST, before.until * 2)));
    }

    /** The next connection is told anew. */
    void clear() {
        refused.clear();
    }

    /** @param told of what is asked for again, and of what was not refused then */
    void round(Life now, List<Standing> standing, LinkListener told) {
        for (var pattern : List.copyOf(refused.keySet())) {
            var wanted = standing.stream().filter(one -> one.pattern().equals(pattern)).toList();
            var next = refused.computeIfPresent(pattern,
                    (same, before) -> wanted.isEmpty() ? null : new Try(before.rounds + 1, before.until));
            if (next == null) {
                continue;
            }
            if (next.rounds == next.until) {
                told.tried(pattern);
                wanted.forEach(now::unsubscribe);
                wanted.forEach(now::subscribe);
            } else if (next.rounds >= next.until + HEARD && refused.remove(pattern, next)) {
                told.permitted(pattern);
            }
        }
    }
}
