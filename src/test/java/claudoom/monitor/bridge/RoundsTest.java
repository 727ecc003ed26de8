package claudoom.monitor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds of questions whose answers the test gives. */
class RoundsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final List<CompletableFuture<Void>> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile Duration wait = Duration.ZERO;
    private volatile boolean broken;
    private final Rounds rounds = new Rounds(thread, true, () -> new Rounds.Round() {
        @Override
        public CompletableFuture<?> ask() {
            if (broken) {
                throw new IllegalStateException("cannot ask");
            }
            var answer = new CompletableFuture<Void>();
            asked.add(answer);
            return answer;
        }

        @Override
        public Duration ended(Duration took, @Nullable Throwable failed) {
            ended.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("cannot end");
            }
            return wait;
        }
    });

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    /** Everything that was asked of the thread so far has been done. */
    private void settled() throws Exception {
        thread.submit(() -> {}).get();
    }

    private void rounds(int count) {
        Await.until(LIMIT, count + " rounds", () -> asked.size() == count);
    }

    @Test
    void theNextBeginsAfterTheEndOfTheLastHoweverOftenItIsAskedFor() throws Exception {
        wait = Duration.ofHours(1);
        rounds.want(true);
        rounds(1);
        rounds.askNow();
        rounds.askNow();
        settled();
        assertThat(asked).as("none beside another").hasSize(1);
        asked.getFirst().complete(null);
        rounds(2);
        asked.get(1).completeExceptionally(new IllegalStateException("no"));
        Await.until(LIMIT, "ended", () -> ended.get() == 2);
        rounds.askNow();
        rounds(3);
    }

    @Test
    void aRoundThatCannotBeAskedIsFollowedByAnother() throws Exception {
        broken = true;
        rounds.want(true);
        settled();
        assertThat(thread.getQueue()).as("an appointment").hasSize(1);
        broken = false;
        rounds.askNow();
        rounds(1);
    }

    @Test
    void whatThrowsOnTheThreadOfTheRoundsIsInTheLog() throws Exception {
        var told = new CopyOnWriteArrayList<Throwable>();
        var log = Logger.getLogger(Rounds.class.getName());
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(listener);
        try {
            rounds.run(() -> {
                throw new IllegalStateException("run");
            });
            rounds.later(Duration.ZERO, () -> {
                throw new StackOverflowError("later");
            });
            Await.until(LIMIT, "both", () -> told.size() == 2);
            settled();
        } finally {
            log.removeHandler(listener);
        }
    }

    @Test
    void aRoundThatCannotBeEndedIsFollowedByAnother() throws Exception {
        rounds.want(true);
        rounds(1);
        broken = true;
        asked.getFirst().complete(null);
        Await.until(LIMIT, "an appointment", () -> ended.get() == 1 && thread.getQueue().size() == 1);
        broken = false;
        rounds.askNow();
        rounds(2);
    }

    @Test
    void nothingIsAskedWhileNobodyWantsIt() throws Exception {
        rounds.askNow();
        settled();
        assertThat(asked).isEmpty();
        rounds.want(true);
        rounds(1);
        rounds.want(false);
        asked.getFirst().complete(null);
        Await.until(LIMIT, "ended", () -> ended.get() == 1);
        settled();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatWasAskedOnALostConnectionIsGivenUp() throws Exception {
        rounds.want(true);
        rounds(1);
        thread.submit(() -> assertThat(rounds.connected(false)).isFalse()).get();
        rounds.askNow();
        settled();
        assertThat(asked).hasSize(1);
        thread.submit(() -> {
            assertThat(rounds.connected(true)).as("it came back").isTrue();
            rounds.ask();
        }).get();
        assertThat(asked).as("although the first was never answered").hasSize(2);
        asked.getFirst().complete(null);
        settled();
        assertThat(ended).as("too late to mean anything").hasValue(0);
    }
}
