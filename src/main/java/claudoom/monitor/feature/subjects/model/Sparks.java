package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last five minutes of the nodes that were looked at last, at most a thousand, all on the same time axis. Not thread-safe. */
final class Sparks {

    private static final int MOST = 1_000;
    private static final int POINTS = 60;
    /** The axis is as long as was watched, in these steps, so that it is read at once and does not creep. */
    private static final List<Integer> AXES = List.of(30, 60, 120, 300);

    private final Ledger ledger;
    private final Map<Integer, Spark> sparks = new LinkedHashMap<>(64, 0.75f, true);
    private long began;
    private long now;

    Sparks(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Follows these nodes from now on.
     *
     * @return what is to be done for those that were not followed, piece by piece, so that they have the time before too
     */
    List<Runnable> watch(int[] nodes, long at) {
        var fresh = new HashMap<Integer, Spark>();
        for (int node : nodes) {
            int place = ledger.trie.node(node);
            if (place != Trie.NONE && sparks.get(node) == null) {
                var spark = new Spark(at, ledger.read(place).messages());
                sparks.put(node, spark);
                fresh.put(node, spark);
            }
        }
        var eldest = sparks.keySet().iterator();
        for (int many = sparks.size() - MOST; many > 0; many--) {
            eldest.next();
            eldest.remove();
        }
        var pieces = new ArrayList<Runnable>();
        if (!fresh.isEmpty()) {
            ledger.pace.each((changes, from, to) -> pieces.add(() -> fill(fresh, changes, from, to)));
        }
        return pieces;
    }

    /** What came in one piece of the time before, at these nodes and below. */
    private void fill(Map<Integer, Spark> fresh, Changes changes, long from, long to) {
        var sums = new HashMap<Integer, long[]>();
        fresh.keySet().forEach(node -> sums.put(ledger.trie.node(node), new long[1]));
        sums.remove(Trie.NONE);
        changes.each((subject, messages, bytes) -> {
            if (!ledger.still(subject, changes.last())) {
                return;
            }
            for (int node = ledger.node(subject); node != Trie.NONE; node = ledger.trie.parent(node)) {
                var sum = sums.get(node);
                if (sum != null) {
                    sum[0] += messages;
                }
            }
        });
        fresh.forEach((node, spark) -> {
            var sum = sums.get(ledger.trie.node(node));
            if (sum != null) {
                spark.before(from, to, sum[0]);
            }
        });
    }

    void sample(long at) {
        began = began == 0 ? at : began;
        now = at;
        sparks.entrySet().removeIf(each -> ledger.trie.node(each.getKey()) == Trie.NONE);
        sparks.forEach((node, spark) -> spark.sample(at, ledger.read(ledger.trie.node(node)).messages()));
    }

    void interrupt() {
        sparks.values().forEach(Spark::interrupt);
    }

    /** How many seconds a line covers: as long as anything was watched, five minutes at most. */
    int seconds() {
        long watched = (now - began) / 1_000;
        return AXES.stream().filter(axis -> axis >= watched).findFirst().orElse(AXES.getLast());
    }

    double[] of(int node) {
        var spark = sparks.get(node);
        int seconds = seconds();
        return spark == null ? new double[0] : spark.points(seconds, Math.max(1, seconds / POINTS));
    }
}
