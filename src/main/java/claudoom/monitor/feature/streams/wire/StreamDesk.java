package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.feature.streams.model.GoTo;
import claudoom.monitor.feature.streams.model.Page;
import claudoom.monitor.feature.streams.model.Plan;
import claudoom.monitor.feature.streams.model.Prepared;
import claudoom.monitor.feature.streams.model.Servers;
import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks the server for what the screen wants, and brings the answers back to the frames. */
public final class StreamDesk implements Desk {

    private final Ways ways;
    private final Executor reader;
    private final InstantSource clock;
    private final Consumer<Runnable> frames;
    private final Executor writer = OneThread.named("streams-export");
    private final JetStreamPages pages;
    private final MessageBrowse browse;
    private final SubjectList subjects;
    private final ServerCount servers;
    private final StreamPlans plans;
    private final StreamCommands commands;
    private volatile LinkState link;
    private volatile String environment = "";

    /**
     * Where questions, changes and clicks go.
     *
     * @param changes null for a monitor that may only read
     * @param lag shows a consumer where its lag is told
     * @param askNow asks for the list of streams
     */
    public record Ways(Questions questions, @Nullable Changes changes, Journal journal, Consumer<ConsumerId> lag,
            Runnable askNow) {}

    /**
     * @param reader where answers are read
     * @param frames runs something at the next frame
     */
    public StreamDesk(Ways ways, Executor reader, InstantSource clock, Consumer<Runnable> frames) {
        this.ways = ways;
        this.reader = reader;
        this.clock = clock;
        this.frames = frames;
        link = LinkState.connecting(clock.instant(), "");
        pages = new JetStreamPages(ways.questions(), reader);
        browse = new MessageBrowse(ways.questions(), reader);
        subjects = new SubjectList(pages, clock);
        servers = new ServerCount(ways.questions(), reader);
        plans = new StreamPlans(ways.questions(), reader, () -> link, clock);
        commands = new StreamCommands(ways.changes(), plans, ways::journal, () -> link,
                closer -> Thread.ofVirtual().name("streams-disarm").start(closer), clock);
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        link = state;
    }

    /** What this connection is called; any thread. */
    public void environment(String name) {
        environment = name;
    }

    @Override
    public LinkState link() {
        return link;
    }

    @Override
    public String environment() {
        return environment;
    }

    @Override
    public void browse(Ask ask, Consumer<Answer<Page>> then) {
        if (!StoredMessages.askable(ask.stream())) {
            then.accept(new Answer<>(null, "The name of this stream cannot be part of a question."));
            return;
        }
        answer(switch (ask.from()) {
            case Newest newest -> browse.newest(ask.stream(), ask.pattern(), ask.count());
            case OlderThan older -> browse.older(ask.stream(), ask.pattern(), older.sequence(), ask.count());
            case At(GoTo.Sequence sequence) ->
                browse.from(ask.stream(), ask.pattern(), sequence.number(), ask.count());
            case At(GoTo.Moment moment) -> browse.at(ask.stream(), ask.pattern(), moment.time(), ask.count());
        }, then);
    }

    @Override
    public void subjects(String stream, String pattern, long first, Consumer<Answer<SubjectPage>> then) {
        answer(subjects.page(stream, pattern, first), then);
    }

    @Override
    public void consumers(String stream, Consumer<Answer<List<ConsumerLine>>> then) {
        answer(pages.consumers(stream).thenApply(list -> {
            var lines = new ArrayList<ConsumerLine>();
            list.rows().forEach((name, row) -> lines.add(line(name, row)));
            list.missing().stream().filter(name -> !list.rows().containsKey(name))
                    .forEach(name -> lines.add(new ConsumerLine(name, "not reached", "", null, null, null)));
            return List.copyOf(lines);
        }), then);
    }

    private static ConsumerLine line(String name, JsonNode row) {
        var config = row.path("config");
        boolean led = !row.has("cluster") || !StreamJson.text(row.path("cluster"), "leader").isEmpty();
        var filters = new ArrayList<String>();
        config.path("filter_subjects").forEach(one -> filters.add(one.asString("")));
        if (!StreamJson.text(config, "filter_subject").isEmpty()) {
            filters.add(StreamJson.text(config, "filter_subject"));
        }
        var kind = (StreamJson.text(config, "deliver_subject").isEmpty() ? "pull" : "push") + ", ack "
                + StreamJson.text(config, "ack_policy");
        return new ConsumerLine(name, led ? kind : kind + ", nobody leads it",
                filters.isEmpty() ? "everything" : String.join(", ", filters), number(led, row, "num_pending"),
                number(led, row, "num_ack_pending"), number(led, row, "num_redelivered"));
    }

    private static @Nullable Long number(boolean led, JsonNode row, String field) {
        return led ? (Long) StreamJson.count(row.path(field)) : null;
    }

    private <T> void answer(CompletableFuture<T> asked, Consumer<Answer<T>> then) {
        asked.whenComplete((value, failed) -> frames.accept(() -> then.accept(failed == null
                ? new Answer<>(value, "")
                : new Answer<>(null, StreamPlans.sentence(failed)))));
    }

    @Override
    public void servers(Consumer<@Nullable Servers> then) {
        var facts = link.server();
        servers.ask(facts == null ? null : facts.cluster()).handle((known, failed) -> known)
                .thenAccept(known -> frames.accept(() -> then.accept(known)));
    }

    @Override
    public void prepare(Deed deed, Consumer<Prepared> then) {
        plans.prepare(deed).thenAccept(prepared -> frames.accept(() -> then.accept(prepared)));
    }

    @Override
    public void carryOut(Plan plan, boolean lenient, Consumer<Done> then) {
        commands.carryOut(plan, lenient).thenAccept(done -> frames.accept(() -> then.accept(done)));
    }

    @Override
    public ExportRun export(String stream, String pattern, long first, long last, Path file) {
        return MessageExport.start(new MessageExport.What(stream, pattern, first, last), file, ways.questions(),
                reader, writer);
    }

    @Override
    public void askNow() {
        ways.askNow().run();
    }

    @Override
    public void openLag(String stream, String consumer) {
        ways.lag().accept(new ConsumerId(stream, consumer));
    }

    @Override
    public boolean readOnly() {
        return ways.changes() == null;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
