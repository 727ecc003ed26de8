package claudoom.monitor.app;

import claudoom.monitor.bridge.fx.FrameEffort;
import claudoom.monitor.bridge.fx.FxPulse;
import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.payload.BadDescriptors;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.store.LagStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection of the window from its beginning to its end, with all that belongs to it and to no other. */
final class Session implements AutoCloseable {

    /** What is remembered of the demo, wherever its server listens. */
    private static final String DEMO = "demo";

    /** Whoever waits longer for a server hears of it at the next start. */
    private static final long FIRST_SECONDS = 600;

    final Goal goal;
    final Wiring all;
    private final Origin origin;
    private final boolean demo;
    private final MemoryFile memory;
    private final LastConnection last;
    private boolean closed;

    /** @param first whether the program began with it, so that what is wrong with the command line ends it */
    Session(Origin origin, Goal goal, boolean first) throws BadDescriptors {
        this.origin = origin;
        this.goal = goal;
        demo = origin.options().demo;
        memory = new MemoryFile(origin.folders().config(), demo ? DEMO : goal.where().key(), origin.clock());
        all = origin.wire(goal, new FxPulse(), new FrameEffort(), memory, this::history);
        last = new LastConnection(all.connections, goal.where(), origin.settings());
        try {
            origin.describe(all);
        } catch (BadDescriptors bad) {
            if (first) {
                close();
                throw bad;
            }
            all.notices.put(String.valueOf(bad.getMessage()));
        }
    }

    /** The demo is another experiment each time: its lag must not be told as that of the one before, or of a second one. */
    private LagHistory history(Consumer<String> tell) {
        return new LagStore(demo ? null : origin.folders().data(), goal.where().key(), origin.clock(), tell);
    }

    void start() {
        all.start();
        if (!demo) {
            last.follow();
        }
        all.connections.firstState(FIRST_SECONDS).thenCompose(state -> LeftOut.ask(all.connections))
                .thenAccept(rights -> {
                    var sentence = LeftOut.sentence(rights, all.connections);
                    if (sentence != null) {
                        all.notices.put(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
                    }
                });
    }

    /** What the user should know from the beginning. */
    List<String> notices() {
        var notices = new ArrayList<String>();
        add(notices, memory.notice());
        add(notices, all.readings.trouble().isEmpty() ? null : all.readings.trouble());
        if (!all.subjects.alsoListensTo().isEmpty()) {
            notices.add("Also listens to " + String.join(", ", all.subjects.alsoListensTo())
                    + ", as last time (Subjects, Subscriptions).");
        }
        return notices;
    }

    private static void add(List<String> notices, @Nullable String notice) {
        if (notice != null) {
            notices.add(notice);
        }
    }

    /** Within seconds: what is under way is delivered, what is remembered is written. Whoever comes second waits for the first. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (!demo) {
                last.keep();
            }
            all.close();
            memory.close();
        }
    }
}
