package claudoom.monitor.nats;

import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a pattern before it is listened to: a connection of its own, for a few seconds and a bounded number of messages
 * and bytes, so that neither a flood nor a message that kills a connection can hurt the others. It keeps nothing but counts.
 */
final class Probe {

    static final Duration LOOK = Duration.ofSeconds(3);
    static final int MOST_MESSAGES = 50_000;
    static final long MOST_BYTES = 32L << 20;

    private final ConnectOptions options;
    private final ServerList servers;
    private final InstantSource clock;

    Probe(ConnectOptions options, ServerList servers, InstantSource clock) {
        this.options = options;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * @param known whether a subject is received already
     * @return completes exceptionally with an {@link IllegalStateException} that says in a sentence why nothing was seen
     */
    CompletableFuture<Look> look(String pattern, Predicate<String> known) {
        var answer = new CompletableFuture<Look>();
        Threads.named("nats-look").newThread(() -> {
            try {
                answer.complete(new Listening(pattern, known).look());
            } catch (IllegalStateException failed) {
                answer.completeExceptionally(failed);
            } catch (InterruptedException asked) {
                answer.completeExceptionally(new IllegalStateException("The program ends."));
            } catch (RuntimeException broken) {
                answer.completeExceptionally(new IllegalStateException("It could not be looked at: " + broken, broken));
            }
        }).start();
        return answer;
    }

    /** Closing may take jnats seconds. */
    private static void leave(Life life, ExecutorService executor) {
        Threads.named("nats-look-leave").newThread(() -> {
            life.end();
            executor.shutdownNow();
        }).start();
    }

    private final class Listening implements MessageHandler {

        private final String pattern;
        private final Predicate<String> known;
        private final Set<String> subjects = new HashSet<>();
        private volatile CountDownLatch enough = new CountDownLatch(1);
        private volatile @Nullable String denied;
        private long began;
        private long ended;
        private long messages;
        private long bytes;
        private long heard;

        Listening(String pattern, Predicate<String> known) {
            this.pattern = pattern;
            this.known = known;
        }

        Look look() throws InterruptedException {
            var trouble = "there is no server to ask";
            for (var server : servers.configured()) {
                var executor = Executors.newCachedThreadPool(Threads.named("nats-look"));
                var life = new Life((publish, subject) -> denied(subject));
                var ending = new CountDownLatch(1); // the loss of one server's connection must not end the look at the next
                enough = ending;
                try {
                    life.onLoss(ending::countDown);
                    life.begin(new LinkOptions(options, server, "look", false, executor, servers.encrypted(server)),
                            List.of(new Standing(pattern, this)));
                    return listen(life);
                } catch (IOException | BadConnectOptions | TimeoutException failed) {
                    life.evidence().problem(failed);
                    trouble = Trouble.of(life.evidence(), server, clock.instant()).sentence();
                } finally {
                    leave(life, executor);
                }
            }
            throw new IllegalStateException("No look was possible: " + trouble + ".");
        }

        private Look listen(Life life) throws InterruptedException {
            begin();
            boolean early = enough.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            var refused = denied;
            if (refused != null) {
                throw new IllegalStateException("This login may not listen to " + refused + ".");
            }
            synchronized (this) {
                boolean cut = ended != 0;
                if (early && !cut) {
                    throw new IllegalStateException("The look was cut short: " + life.lost() + ".");
                }
                long now = cut ? ended : System.nanoTime();
                ended = now;
                return new Look(pattern, messages, bytes, Math.max(1, now - began), subjects.size(), heard, cut);
            }
        }

        /** The clock runs from the moment at which the subscription stands, or from its first message. */
        private synchronized void begin() {
            if (began == 0) {
                began = System.nanoTime();
            }
        }

        private void denied(String subject) {
            denied = subject;
            enough.countDown();
        }

        @Override
        public synchronized void onMessage(Message message) {
            if (ended != 0) {
                return;
            }
            begin();
            messages++;
            bytes += message.getData().length;
            var subject = message.getSubject();
            heard += known.test(subject) ? 1 : 0;
            if (subjects.size() < Look.MOST_SUBJECTS) {
                subjects.add(subject);
            }
            if (messages >= MOST_MESSAGES || bytes >= MOST_BYTES) {
                ended = System.nanoTime();
                enough.countDown();
            }
        }
    }
}
