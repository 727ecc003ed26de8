package claudoom.monitor.feature.subjects.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last five minutes of the nodes that were looked at last, at most a thousand. Not thread-safe. */
final class Sparks {

    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final Map<Integer, Spark> sparks = new LinkedHashMap<>(64, 0.75f, true);

    Sparks(Ledger ledger) {
        this.ledger = ledger;
    }

    void watch(int[] nodes, long at) {
        for (int node : nodes) {
            int place = ledger.trie.node(node);
            if (place != Trie.NONE && sparks.get(node) == null) {
                var facts = ledger.read(place);
                sparks.put(node, new Spark(at, facts.messages(), facts.rates()));
            }
        }
        var eldest = sparks.keySet().iterator();
        for (int many = sparks.size() - MOST; many > 0; many--) {
            eldest.next();
            eldest.remove();
        }
    }

    void sample(long at) {
        sparks.entrySet().removeIf(each -> ledger.trie.node(each.getKey()) == Trie.NONE);
        sparks.forEach((node, spark) -> spark.sample(at, ledger.read(ledger.trie.node(node)).messages()));
    }

    void interrupt() {
        sparks.values().forEach(Spark::interrupt);
    }

    double[] of(int node) {
        var spark = sparks.get(node);
        return spark == null ? new double[0] : spark.points();
    }
}
