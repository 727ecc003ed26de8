package claudoom.monitor.terms;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does work that is too long for a frame beside the frames, and brings the result back at one. */
@FunctionalInterface
public interface Aside {

    /** @param then is called on the frame thread, at a frame while the screen is shown */
    <T> void run(Supplier<T> work, Consumer<T> then);
}
