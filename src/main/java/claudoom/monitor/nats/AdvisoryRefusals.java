package claudoom.monitor.nats;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The advisories that are listened to in vain, because the login may not hear them. Any thread. */
public final class AdvisoryRefusals {

    private final Set<String> wanted = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();
    private Consumer<Collection<String>> listener = refusals -> {};

    AdvisoryRefusals() {}

    /** @param told of every change with all that are refused now, on a thread of the connection; must not wait */
    public void onChange(Consumer<Collection<String>> told) {
        Collection<String> now;
        synchronized (this) {
            listener = told;
            now = Set.copyOf(refused);
        }
        if (!now.isEmpty()) {
            told.accept(now);
        }
    }

    synchronized void wanted(String pattern) {
        wanted.add(pattern);
    }

    void denied(String subject) {
        change(() -> wanted.contains(subject) && refused.add(subject));
    }

    void permitted(String pattern) {
        change(() -> refused.remove(pattern));
    }

    /** The next connection is told anew. */
    void clear() {
        change(() -> {
            boolean any = !refused.isEmpty();
            refused.clear();
            return any;
        });
    }

    private void change(BooleanSupplier changed) {
        Consumer<Collection<String>> told;
        Collection<String> now;
        synchronized (this) {
            if (!changed.getAsBoolean()) {
                return;
            }
            told = listener;
            now = Set.copyOf(refused);
        }
        told.accept(now);
    }
}
