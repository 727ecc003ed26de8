package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.wire.PayloadInside;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;

/** Made-up traffic of agents, and a worker that works when the test says so. */
final class FeedOfMessages {

    static final FilterText LANGUAGE = new FilterText(Set.of("death", "action"), entry -> null,
            new PayloadInside(grammars()), () -> Instant.ofEpochMilli(3_600_000));

    final Traffic traffic;
    final Gaps gaps = new Gaps();
    private final Queue<Runnable> errands = new ArrayDeque<>();
    long dropped;
    long now;

    FeedOfMessages(int capacity) {
        this(capacity, 4 << 20);
    }

    FeedOfMessages(int capacity, long bytes) {
        traffic = new Traffic(FeedOfMessages::meaning, 1_000, capacity, bytes);
    }

    private static Grammars grammars() {
        try {
            return Grammars.builtIn("lab");
        } catch (BadGrammar bad) {
            throw new AssertionError(bad);
        }
    }

    static Meaning meaning(String subject) {
        var tokens = subject.split("\\.", -1);
        if (tokens.length < 3) {
            return Meaning.NONE;
        }
        var kind = switch (tokens[2]) {
            case "death" -> Kind.DEATH;
            case "action" -> Kind.ACTION;
            default -> Kind.METRIC;
        };
        return new Meaning(kind, tokens[2], tokens[1], null, null, null);
    }

    /** A log whose filter is always left to the worker. */
    EventLog logWithSlowWorker(int kept) {
        return log(kept, errands::add, -1);
    }

    /** A log that filters by itself. */
    EventLog log(int kept) {
        return log(kept, errands::add, Long.MAX_VALUE / 2);
    }

    EventLog log(int kept, Executor worker, long ownNanos) {
        return new EventLog(traffic.tail(), gaps, () -> dropped, () -> Instant.ofEpochMilli(now), worker,
                new EventLog.Limits(kept, 1 << 20), ownNanos);
    }

    /** A log that fills gaps and shows what was kept aside. */
    EventLog logThatFills(int kept, Fills.Begin begin) {
        return new EventLog(traffic.tail(), gaps, () -> dropped, () -> Instant.ofEpochMilli(now), errands::add,
                new EventLog.Limits(kept, 1 << 20), begin, traffic::keptAside);
    }

    void work() {
        for (var errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }

    void take(String subject, String payload) {
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, now);
    }

    static Filter filter(String text) {
        try {
            return LANGUAGE.read(Scope.ALL, text);
        } catch (BadFilter bad) {
            throw new AssertionError(bad);
        }
    }
}
