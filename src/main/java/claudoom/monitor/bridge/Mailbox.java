package claudoom.monitor.bridge;

import org.jspecify.annotations.Nullable;

/**
 * Where a wire thread leaves values for the next frame. Every mailbox is bounded, never blocks its
 * writer, and can say how much it threw away. It keeps collecting while nobody looks.
 *
 * @param <B> what one frame receives: a value, a map of values, or a batch
 */
public abstract sealed class Mailbox<B> permits Latest, LatestByKey, Recent {

    private static final Runnable NOBODY = () -> {};

    private volatile Runnable reader = NOBODY;

    /** Takes what arrived since the last call, or {@code null} if nothing did. */
    abstract @Nullable B drain();

    abstract boolean isEmpty();

    /** Called by each put, after the value is in place. */
    final void arrived() {
        reader.run();
    }

    final void wake(Runnable reader) {
        this.reader = reader;
    }

    final void rest() {
        this.reader = NOBODY;
    }
}
