package claudoom.monitor.terms;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does work that is too long for a frame beside the frames, and brings the result back at one. */
@FunctionalInterface
public interface Aside {

    /** @param then is called on the frame thread, at a frame while the screen is shown; not if the work throws */
    <T> void run(Supplier<T> work, Consumer<T> then);

    /**
     * As {@link #run(Supplier, Consumer)}, for those who wait for the end of one work before they begin the next.
     *
     * @param failed is called instead of {@code then}, also at a frame, if the work throws; what it threw is in the log
     */
    default <T> void run(Supplier<T> work, Consumer<T> then, Runnable failed) {
        run(() -> {
            try {
                var result = work.get();
                return () -> then.accept(result);
            } catch (RuntimeException | Error broken) {
                System.getLogger(Aside.class.getName()).log(System.Logger.Level.ERROR, "work beside the frames",
                        broken);
                return failed;
            }
        }, Runnable::run);
    }
}
