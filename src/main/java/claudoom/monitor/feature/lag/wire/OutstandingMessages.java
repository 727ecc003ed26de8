package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerPage.StoredAt;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.ConsumerId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the stream, message by message and without a consumer, for those that may be outstanding: the server only says how
 * many they are and between which sequences.
 */
final class OutstandingMessages {

    /** Each is a question of its own and brings the whole message. */
    static final int MOST = 20;

    private final StoredMessages messages;
    private final InstantSource clock;

    OutstandingMessages(Questions questions, Executor reader, InstantSource clock) {
        messages = new StoredMessages(questions, reader);
        this.clock = clock;
    }

    /** What a walk found, and whether it came to its end. */
    private record Step(@Nullable StoredAt found, @Nullable String trouble) {}

    CompletableFuture<Outstanding> outstanding(ConsumerId id, ConsumerConfig config,
            @Nullable ConsumerStanding standing) {
        if (standing == null || standing.ackPending() == 0 || config.acks().none()) {
            return CompletableFuture.completedFuture(Outstanding.NONE);
        }
        return walk(id, filters(config), standing.floor().stream() + 1, standing.delivered().stream(),
                new ArrayList<>());
    }

    private CompletableFuture<Outstanding> walk(ConsumerId id, List<String> filters, long from, long last,
            List<StoredAt> found) {
        if (from > last) {
            return done(found, true, null);
        }
        return first(id, filters, from).thenCompose(step -> {
            var message = step.found();
            if (step.trouble() != null) {
                return done(found, false, step.trouble());
            }
            if (message == null || message.sequence() > last) {
                return done(found, true, null);
            }
            if (found.size() == MOST) {
                return done(found, false, null);
            }
            found.add(message);
            return walk(id, filters, message.sequence() + 1, last, found);
        });
    }

    private CompletableFuture<Outstanding> done(List<StoredAt> found, boolean whole, @Nullable String trouble) {
        return CompletableFuture.completedFuture(new Outstanding(found, whole, trouble, clock.instant()));
    }

    /** The next message that was not delivered yet; null if there is none or nobody says. */
    CompletableFuture<@Nullable StoredAt> next(ConsumerId id, ConsumerConfig config,
            @Nullable ConsumerStanding standing) {
        return standing == null || standing.pending() == 0
                ? CompletableFuture.completedFuture(null)
                : first(id, filters(config), standing.delivered().stream() + 1).thenApply(Step::found);
    }

    private static List<String> filters(ConsumerConfig config) {
        var filters = config.delivery().filters();
        return filters.isEmpty() ? List.of(">") : filters;
    }

    /** The first that matches any of the filters. */
    private CompletableFuture<Step> first(ConsumerId id, List<String> filters, long from) {
        var asked = filters.stream().map(filter -> messages.next(id.stream(), from, filter)
                .handle((answer, failed) -> failed == null
                        ? step(answer)
                        : new Step(null, Sweep.sentence(failed))))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(all -> asked.stream()
                .map(CompletableFuture::join).reduce(new Step(null, null), OutstandingMessages::earlier));
    }

    private static Step step(StoredMessage answer) {
        return switch (answer) {
            case StoredMessage.Found found ->
                new Step(new StoredAt(found.sequence(), found.subject(), found.time()), null);
            case StoredMessage.Gone gone -> new Step(null, null);
            case StoredMessage.Failed failed -> new Step(null, failed.why());
        };
    }

    private static Step earlier(Step one, Step other) {
        var a = one.found();
        var b = other.found();
        var trouble = one.trouble() == null ? other.trouble() : one.trouble();
        return new Step(a == null || (b != null && b.sequence() < a.sequence()) ? b : a, trouble);
    }
}
