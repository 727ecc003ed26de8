package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerGates;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.Rights;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Listeners;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks all that the page of a consumer shows: questions only, none of which changes the consumer. */
public final class ConsumerQuestions {

    private final JetStreamLists api;
    private final Questions questions;
    private final ListenersQuestion listeners;
    private final OutstandingMessages messages;
    private final Supplier<LinkState> link;
    private final boolean readOnly;
    private final InstantSource clock;

    /**
     * @param readOnly whether this monitor may send nothing
     * @param reader where answers are read
     */
    public ConsumerQuestions(Questions questions, Supplier<LinkState> link, boolean readOnly, Executor reader,
            InstantSource clock) {
        this.questions = questions;
        this.link = link;
        this.readOnly = readOnly;
        this.clock = clock;
        api = new JetStreamLists(questions, reader);
        listeners = new ListenersQuestion(questions, clock, ListenersQuestion.WINDOW);
        messages = new OutstandingMessages(questions, reader, clock);
    }

    /**
     * Fails with a sentence if the consumer itself cannot be read; what else cannot be read is unknown on the page.
     *
     * @param before what is known of outstanding messages from an earlier round and is kept; null to look for them
     */
    public CompletableFuture<ConsumerPage> ask(ConsumerId id, @Nullable Outstanding before) {
        return info(id).thenCompose(info -> {
            var config = ConsumerJson.config(info);
            var standing = ConsumerJson.standing(info, clock.instant());
            var stream = stream(id);
            var receivers = receivers(config);
            var gates = gates(id, config, standing);
            var outstanding = before != null
                    ? CompletableFuture.completedFuture(before)
                    : messages.outstanding(id, config, standing);
            var next = messages.next(id, config, standing);
            return CompletableFuture.allOf(stream, receivers, gates, outstanding, next)
                    .thenApply(all -> new ConsumerPage(id, ConsumerJson.basis(info), config,
                            Json.time(info.path("created")), standing, stream.join(), receivers.join(),
                            outstanding.join(), next.join(), gates.join()));
        });
    }

    CompletableFuture<JsonNode> info(ConsumerId id) {
        return api.ask("$JS.API.CONSUMER.INFO." + id.stream() + "." + id.consumer(), "");
    }

    /** Null where it may not be read, or nobody leads it. */
    CompletableFuture<@Nullable HomeStream> stream(ConsumerId id) {
        return api.ask("$JS.API.STREAM.INFO." + id.stream(), "")
                .handle((answer, failed) -> failed == null ? ConsumerJson.stream(answer) : null);
    }

    private CompletableFuture<@Nullable Listeners> receivers(ConsumerConfig config) {
        var subject = config.delivery().subject();
        return subject.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : listeners.ask(List.of(subject)).thenApply(heard -> heard.get(subject));
    }

    CompletableFuture<ConsumerGates> gates(ConsumerId id, ConsumerConfig config, @Nullable ConsumerStanding standing) {
        var rights = Rights.ask(questions);
        var level = level();
        return rights.thenCombine(level, (may, apiLevel) -> ConsumerGates.of(
                new ConsumerGates.Ground(readOnly, version(), apiLevel), id, config, standing, may::refuses));
    }

    /** Servers before 2.11 tell none, which is none. */
    private CompletableFuture<@Nullable Long> level() {
        return api.ask("$JS.API.INFO", "").handle((answer, failed) -> failed == null
                ? (Long) Json.count(answer.path("api").path("level"))
                : null);
    }

    private String version() {
        var server = link.get().server();
        return server == null ? "" : server.version();
    }
}
