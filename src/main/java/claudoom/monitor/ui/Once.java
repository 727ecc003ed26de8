package claudoom.monitor.ui;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first wanted, and kept. For one thread. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<? extends T> made;
    private @Nullable T kept;

    public Once(Supplier<? extends T> made) {
        this.made = made;
    }

    @Override
    public T get() {
        var there = Objects.requireNonNullElseGet(kept, made);
        kept = there;
        return there;
    }
}
