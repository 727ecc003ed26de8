package claudoom.monitor.app;

import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Rights;
import claudoom.monitor.nats.Subscriptions.Line;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Says which subjects a login does not get although it may listen to more than them: the server leaves them out without a word. */
final class LeftOut {

    private LeftOut() {}

    /** One sentence, or null if nothing is known to be left out. */
    static @Nullable String sentence(Rights rights, Connections connections) {
        var patterns =
                connections.subscriptions().list().stream().filter(line -> !line.refused()).map(Line::pattern).toList();
        var missing = rights.leftOutOf(patterns);
        return missing.isEmpty()
                ? null
                : "this login may not listen to " + String.join(", ", missing) + ": what comes there is in no number";
    }

    static CompletableFuture<Rights> ask(Connections connections) {
        return Rights.ask(connections.questions());
    }
}
