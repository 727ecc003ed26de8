package claudoom.monitor.app;

import claudoom.monitor.feature.connect.ConnectFeature;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the window was in this run and where it can go. Logins that were typed live here as long as the program, and nowhere else. */
final class Travels implements ConnectFeature.Ways {

    private static final String DEMO =
            "The demo has a server of its own. Start the program without --demo to connect to another one.";
    private static final int MOST = 5;

    private final Origin origin;
    private final Consumer<Goal> go;
    private final List<Goal> earlier = new CopyOnWriteArrayList<>();

    Travels(Origin origin, Consumer<Goal> go) {
        this.origin = origin;
        this.go = go;
    }

    /** The window is there now. */
    void arrived(Goal goal) {
        forget(goal);
    }

    /** The window was there and goes elsewhere. */
    void left(Goal goal) {
        forget(goal);
        earlier.addFirst(goal);
        while (earlier.size() > MOST) {
            earlier.removeLast();
        }
    }

    /** Also the same with another secret, which is not said: what was typed last counts. */
    private void forget(Goal goal) {
        earlier.removeIf(goal::like);
    }

    @Override
    public @Nullable String stays() {
        return origin.options().demo ? DEMO : null;
    }

    @Override
    public List<String> contexts() {
        return origin.contexts().names();
    }

    @Override
    public ConnectOptions context(String name) throws BadConnectOptions {
        return origin.context(name);
    }

    @Override
    public List<Goal> earlier() {
        return List.copyOf(earlier);
    }

    @Override
    public boolean readOnlyForEver() {
        return origin.options().readOnly;
    }

    @Override
    public void go(Goal goal) {
        go.accept(goal);
    }
}
