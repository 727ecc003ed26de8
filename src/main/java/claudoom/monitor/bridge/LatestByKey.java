package claudoom.monitor.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the newest value of each key. For counters: one per subject, one per consumer. */
public final class LatestByKey<K, V> extends Mailbox<Map<K, V>> {

    private final int maxKeys;
    private Map<K, V> open = new LinkedHashMap<>();
    private long refused;

    public LatestByKey(int maxKeys) {
        this.maxKeys = maxKeys;
    }

    public void put(K key, V value) {
        synchronized (this) {
            if (open.size() >= maxKeys && !open.containsKey(key)) {
                refused++;
            } else {
                open.put(key, value);
            }
        }
        arrived();
    }

    @Override
    synchronized @Nullable Map<K, V> drain() {
        if (open.isEmpty()) {
            return null;
        }
        var full = open;
        open = new LinkedHashMap<>();
        return full;
    }

    @Override
    synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    public synchronized long refused() {
        return refused;
    }
}
