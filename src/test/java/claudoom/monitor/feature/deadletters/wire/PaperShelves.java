package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Streams of dead letters without a server, which answer as badly as the test wants. */
final class PaperShelves implements Shelves {

    final Map<String, Stream> streams = new TreeMap<>();
    final List<String> missing = new ArrayList<>();
    final ArrayDeque<Runnable> held = new ArrayDeque<>();
    /** Answers until {@link #trouble} begins. */
    long answers = Long.MAX_VALUE;
    @Nullable Reason trouble;
    /** Answers stay away, and come when the test runs them. */
    boolean holding;
    /** Even the question fails. */
    boolean broken;
    long asked;

    /** One stream that keeps letters of one filter, among others if it is mixed. */
    static final class Stream {

        final String filter;
        final String name;
        final TreeMap<Long, StoredMessage.Found> messages = new TreeMap<>();
        boolean led = true;
        boolean mixed;
        boolean refused;
        boolean countable = true;
        long last;

        Stream(String name, String filter) {
            this.name = name;
            this.filter = filter;
        }

        void add(String subject, String payload, Instant time) {
            last++;
            messages.put(last, new StoredMessage.Found(subject, last, payload.getBytes(StandardCharsets.UTF_8),
                    Map.of(), time, false));
        }

        /** Letters that are all different, a millisecond apart. */
        void letters(int count, Instant from) {
            for (int n = 0; n < count; n++) {
                add("clau-doom.deadletter.agent.B.death", "{\"at\":\"" + from + "\",\"n\":" + n + "}",
                        from.plusMillis(n));
            }
        }

        /** As after a crash. */
        void cutAfter(long sequence) {
            messages.tailMap(sequence, false).clear();
            last = sequence;
        }

        @Nullable Instant lastTime() {
            return messages.isEmpty() ? null : messages.lastEntry().getValue().time();
        }

        Keeper keeper() {
            long first = messages.isEmpty() ? last + 1 : messages.firstKey();
            return new Keeper(name, led, List.of(filter), List.of(filter), led ? first : 0, led ? last : 0,
                    mixed ? null : (Long) (long) messages.size(), led ? lastTime() : null, "2026-11-20T00:00:00Z",
                    true);
        }
    }

    Stream stream(String name) {
        return stream(name, "clau-doom.deadletter.>");
    }

    Stream stream(String name, String filter) {
        var stream = new Stream(name, filter);
        streams.put(name, stream);
        return stream;
    }

    @Override
    public CompletableFuture<Listing> list() {
        if (broken) {
            throw new IllegalStateException("cannot be asked");
        }
        return trouble == Reason.NOT_CONNECTED && answers <= 0
                ? failed()
                : CompletableFuture.completedFuture(new Listing(
                        streams.values().stream().map(Stream::keeper).toList(), List.copyOf(missing), List.of()));
    }

    @Override
    public CompletableFuture<StoredMessage> next(String name, long from, String pattern) {
        asked++;
        var stream = Objects.requireNonNull(streams.get(name));
        if (stream.refused || answers-- <= 0) {
            return failed();
        }
        var subjects = new SubjectPattern(pattern);
        var found = stream.messages.tailMap(from).values().stream().filter(one -> subjects.matches(one.subject()))
                .findFirst();
        StoredMessage answer = found.isPresent() ? found.get() : new StoredMessage.Gone("none", false);
        if (!holding) {
            return CompletableFuture.completedFuture(answer);
        }
        var later = new CompletableFuture<StoredMessage>();
        held.add(() -> later.complete(answer));
        return later;
    }

    @Override
    public CompletableFuture<StoredMessage> at(String name, long sequence) {
        var found = Objects.requireNonNull(streams.get(name)).messages.get(sequence);
        return CompletableFuture.completedFuture(found != null ? found : new StoredMessage.Gone("none", false));
    }

    @Override
    public CompletableFuture<@Nullable Holding> holding(String name, String pattern) {
        var stream = Objects.requireNonNull(streams.get(name));
        var subjects = new SubjectPattern(pattern);
        return CompletableFuture.completedFuture(stream.countable
                ? new Holding(stream.messages.values().stream().filter(one -> subjects.matches(one.subject())).count(),
                        stream.last, stream.lastTime())
                : null);
    }

    private <T> CompletableFuture<T> failed() {
        var reason = trouble == null ? Reason.NOT_PERMITTED : trouble;
        return CompletableFuture.failedFuture(new QuestionFailed(reason, "nobody answered"));
    }

    static Instant before(Duration time) {
        return Samples.T0.minus(time);
    }
}
