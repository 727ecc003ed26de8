package claudoom.monitor.bridge;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the last {@code capacity} values in order and counts the ones it let go. For event tails. */
public final class Recent<T> extends Mailbox<Recent.Batch<T>> {

    /** @param skipped values that arrived since the last frame but were overwritten before it */
    public record Batch<T>(List<T> values, long skipped) {}

    private final int capacity;
    private final ArrayDeque<T> tail;
    private long skipped;

    public Recent(int capacity) {
        this.capacity = capacity;
        this.tail = new ArrayDeque<>(capacity);
    }

    public void put(T value) {
        synchronized (this) {
            if (tail.size() == capacity) {
                tail.removeFirst();
                skipped++;
            }
            tail.addLast(value);
        }
        arrived();
    }

    @Override
    synchronized @Nullable Batch<T> drain() {
        if (tail.isEmpty()) {
            return null;
        }
        var batch = new Batch<>(List.copyOf(tail), skipped);
        tail.clear();
        skipped = 0;
        return batch;
    }

    @Override
    synchronized boolean isEmpty() {
        return tail.isEmpty();
    }
}
