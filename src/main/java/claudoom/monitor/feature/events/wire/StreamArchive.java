package claudoom.monitor.feature.events.wire;

import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.events.model.Archive;
import claudoom.monitor.feature.events.model.Stored;
import claudoom.monitor.feature.events.model.StreamFacts;
import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import claudoom.monitor.nats.Questions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/** Asks a server for its streams and single messages of them. */
public final class StreamArchive implements Archive {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_STREAMS = 20_000;

    private final Questions questions;
    private final InstantSource clock;
    private final Executor thread = OneThread.named("events-streams");

    public StreamArchive(Questions questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public Executor thread() {
        return thread;
    }

    @Override
    public CompletableFuture<List<StreamFacts>> streams() {
        return page(0, new ArrayList<>(), new TreeSet<>());
    }

    private CompletableFuture<List<StreamFacts>> page(int offset, List<StreamFacts> found, Set<String> missing) {
        return asked("$JS.API.STREAM.LIST", "{\"offset\":" + offset + "}", StoredAnswer::tree)
                .thenComposeAsync(root -> {
                    var streams = root.path("streams");
                    streams.forEach(info -> found.add(facts(info)));
                    root.path("missing").forEach(name -> missing.add(name.asString("")));
                    int next = offset + streams.size();
                    if (!streams.isEmpty() && next < Math.min(MOST_STREAMS, root.path("total").asInt(0))) {
                        return page(next, found, missing);
                    }
                    found.forEach(each -> missing.remove(each.name())); // they may have a row all the same
                    missing.forEach(name -> found.add(StreamFacts.silent(name)));
                    found.sort(Comparator.comparing(StreamFacts::name));
                    return CompletableFuture.completedFuture(List.copyOf(found));
                }, thread);
    }

    @Override
    public CompletableFuture<StreamFacts> stream(String name) {
        return asked("$JS.API.STREAM.INFO." + name, "", answer -> facts(StoredAnswer.tree(answer)));
    }

    @Override
    public CompletableFuture<@Nullable Stored> next(String stream, long from, String subject) {
        var question = "{\"seq\":" + from + ",\"next_by_subj\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(subject)) + "\"}";
        return asked("$JS.API.STREAM.MSG.GET." + stream, question, answer -> StoredAnswer.message(stream, answer));
    }

    /** Servers before 2.10 do not tell the time with a stream, but all tell it with their figures. */
    @Override
    public CompletableFuture<Duration> ahead() {
        var asked = clock.instant();
        return asked("$SYS.REQ.ACCOUNT.PING.STATZ", "", StoredAnswer::tree)
                .handle((answer, failed) -> {
                    var server = failed == null ? StoredAnswer.time(answer.path("server").path("time")) : null;
                    var middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
                    return server == null ? Duration.ZERO : Duration.between(middle, server);
                });
    }

    private <T extends @Nullable Object> CompletableFuture<T> asked(String subject, String json,
            Function<byte[], T> reader) {
        return questions.ask(subject, json, PATIENCE).exceptionally(failed -> {
            var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            throw new Failed(String.valueOf(cause.getMessage()));
        }).thenApplyAsync(reader, thread);
    }

    static StreamFacts facts(JsonNode info) {
        var config = info.path("config");
        var state = info.path("state");
        long messages = state.path("messages").asLong(0);
        return new StreamFacts(config.path("name").asString(""), switch (config.path("retention").asString("")) {
            case "interest" -> Retention.INTEREST;
            case "workqueue" -> Retention.WORK_QUEUE;
            default -> Retention.LIMITS;
        }, StreamSupport.stream(config.path("subjects").spliterator(), false).map(one -> one.asString("")).toList(),
                messages, state.path("bytes").asLong(0), state.path("first_seq").asLong(0),
                state.path("last_seq").asLong(0), messages == 0 ? null : at(state, "first_ts"),
                messages == 0 ? null : at(state, "last_ts"), at(info, "created"), led(info));
    }

    /** In a cluster a stream without a leader is told with all figures 0; a server alone names no cluster. */
    private static boolean led(JsonNode info) {
        var cluster = info.path("cluster");
        return !cluster.isObject() || !cluster.path("leader").asString("").isEmpty();
    }

    private static @Nullable Instant at(JsonNode from, String field) {
        return StoredAnswer.time(from.path(field));
    }
}
