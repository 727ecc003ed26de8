package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import claudoom.monitor.terms.SubjectPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Streams made up by a test; its work is done when the test says so. */
public final class FakeArchive implements Archive {

    public final TreeMap<Long, Stored> messages = new TreeMap<>();
    public final String name;
    public Retention retention = Retention.LIMITS;
    public List<String> subjects = List.of(">");
    public Duration ahead = Duration.ZERO;
    /** What every question is answered with while it is not null. */
    public @Nullable String down;
    public boolean led = true;
    /** Are told when all streams are asked for, and hold nothing. */
    public final List<StreamFacts> others = new ArrayList<>();
    public long last;
    public long questions;
    public long inFlight;
    public long mostInFlight;
    private final Queue<Runnable> work = new ArrayDeque<>();

    public FakeArchive(String name) {
        this.name = name;
    }

    public void put(String subject, String payload, Instant at) {
        last++;
        messages.put(last, new Stored(name, last, at, subject, payload.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    /** Does all work there is. */
    public void work() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    public boolean workOnce() {
        var next = work.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    @Override
    public Executor thread() {
        return work::add;
    }

    private <T extends @Nullable Object> CompletableFuture<T> answer(java.util.function.Supplier<T> what) {
        questions++;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return CompletableFuture.supplyAsync(() -> {
            inFlight--;
            if (down != null) {
                throw new Failed(down);
            }
            return what.get();
        }, work::add);
    }

    @Override
    public CompletableFuture<List<StreamFacts>> streams() {
        return answer(() -> {
            var all = new ArrayList<>(others);
            all.add(facts());
            return all;
        });
    }

    @Override
    public CompletableFuture<StreamFacts> stream(String wanted) {
        return answer(this::facts);
    }

    private StreamFacts facts() {
        return messages.isEmpty()
                ? new StreamFacts(name, retention, subjects, 0, 0, last + 1, last, null, null, Instant.EPOCH, led)
                : new StreamFacts(name, retention, subjects, messages.size(), 1, messages.firstKey(), last,
                        messages.firstEntry().getValue().at(), messages.lastEntry().getValue().at(), Instant.EPOCH,
                        led);
    }

    @Override
    public CompletableFuture<@Nullable Stored> next(String stream, long from, String subject) {
        return answer(() -> {
            var pattern = new SubjectPattern(subject);
            for (var each : messages.tailMap(from).values()) {
                if (pattern.matches(each.subject())) {
                    return each;
                }
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Duration> ahead() {
        return answer(() -> ahead);
    }
}
