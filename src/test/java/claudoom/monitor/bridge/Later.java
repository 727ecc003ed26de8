package claudoom.monitor.bridge;

import claudoom.monitor.terms.Aside;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work beside the frames that is done when the test says so. */
public final class Later implements Aside {

    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        waiting.add(() -> then.accept(work.get()));
    }

    public int waiting() {
        return waiting.size();
    }

    public void finish() {
        var all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }
}
