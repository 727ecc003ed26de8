package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.feature.subjects.model.Patterns;
import claudoom.monitor.nats.Look;
import claudoom.monitor.nats.Subscriptions;
import claudoom.monitor.terms.Memory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The patterns of the data connection; what was added is remembered for the next start. */
public final class LivePatterns implements Patterns {

    private static final String ADDED = "added";

    private final Subscriptions subscriptions;
    private final Memory memory;

    /** Adds again what an earlier run had added; to be made before the connection is begun. */
    public LivePatterns(Subscriptions subscriptions, Memory memory) {
        this.subscriptions = subscriptions;
        this.memory = memory;
        var remembered = memory.get(ADDED);
        if (remembered != null) {
            subscriptions.alsoFromTheStart(remembered.lines().toList());
        }
    }

    /** Those that not every start brings. */
    public List<String> added() {
        return subscriptions.list().stream().filter(line -> !line.fromStart()).map(Subscriptions.Line::pattern)
                .toList();
    }

    @Override
    public List<Listening> list() {
        return subscriptions.list().stream().map(line -> new Listening(line.pattern(), line.messages(), line.bytes(),
                line.again(), line.refused(), line.fromStart())).toList();
    }

    @Override
    public long takenBefore() {
        return subscriptions.takenBefore();
    }

    @Override
    public @Nullable String against(String pattern) {
        return subscriptions.against(pattern);
    }

    @Override
    public List<String> replaced(String pattern) {
        return subscriptions.replaced(pattern);
    }

    @Override
    public List<String> behind(String pattern) {
        return subscriptions.behind(pattern);
    }

    @Override
    public FirstLook look(String pattern) {
        try {
            return told(subscriptions.look(pattern).join());
        } catch (CompletionException failed) {
            return FirstLook.failed(reason(failed));
        }
    }

    private static FirstLook told(Look look) {
        double seconds = look.nanos() / 1e9;
        return new FirstLook(null, look.messagesPerSecond(), look.bytesPerSecond(), look.known() / seconds,
                look.subjects(), look.subjects() >= Look.MOST_SUBJECTS, seconds, look.cut());
    }

    @Override
    public @Nullable String add(String pattern) {
        return outcome(subscriptions.add(pattern));
    }

    @Override
    public @Nullable String remove(String pattern) {
        return outcome(subscriptions.remove(pattern));
    }

    private @Nullable String outcome(CompletableFuture<Void> change) {
        try {
            change.join();
            var added = added();
            memory.put(ADDED, added.isEmpty() ? null : String.join("\n", added));
            return null;
        } catch (CompletionException failed) {
            return reason(failed);
        }
    }

    private static String reason(CompletionException failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
