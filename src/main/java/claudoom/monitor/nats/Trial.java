package claudoom.monitor.nats;

import claudoom.monitor.terms.LinkState.ServerFacts;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Connects once with exactly what was asked for, on a connection of its own that listens to nothing, and lets it go again. Each
 * server is tried once, for seconds at most.
 */
public final class Trial {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String ACCOUNT = "$JS.API.INFO";

    private final ConnectOptions options;
    private final ServerList servers;
    private final InstantSource clock;

    /**
     * What became of it.
     *
     * @param server null if none took us
     * @param jetStream what the account says of JetStream in words; empty if it is there
     * @param trouble why none took us, as a sentence without its full stop; empty if one did
     */
    public record Outcome(@Nullable ServerFacts server, @Nullable Duration roundTrip, String jetStream,
            String trouble) {}

    private Trial(ConnectOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        servers = new ServerList(options);
    }

    /** Returns at once; no further server is tried after the result was cancelled. */
    public static CompletableFuture<Outcome> of(ConnectOptions options, InstantSource clock) {
        var outcome = new CompletableFuture<Outcome>();
        var trial = new Trial(options, clock);
        Threads.named("nats-trial").newThread(() -> {
            try {
                outcome.complete(trial.made(outcome));
            } catch (RuntimeException | Error broken) {
                outcome.completeExceptionally(broken);
            }
        }).start();
        return outcome;
    }

    private Outcome made(CompletableFuture<Outcome> asked) {
        var troubles = new ArrayList<Trouble>();
        for (var server : servers.configured()) {
            if (asked.isDone()) {
                break;
            }
            var outcome = attempt(server, troubles);
            if (outcome != null) {
                return outcome;
            }
        }
        return failed(troubles.isEmpty() ? "it was given up" : Trouble.worst(troubles).sentence());
    }

    private static Outcome failed(String trouble) {
        return new Outcome(null, null, "", trouble);
    }

    private @Nullable Outcome attempt(String server, List<Trouble> troubles) {
        var executor = Executors.newCachedThreadPool(Threads.named("nats-trial"));
        var life = new Life((publish, subject) -> {});
        boolean encrypted = servers.encrypted(server);
        try {
            life.begin(new LinkOptions(options, server, "trial", true, executor, encrypted), List.of());
            return reached(life.connection());
        } catch (IOException | BadConnectOptions | TimeoutException | RuntimeException failed) {
            life.evidence().problem(failed);
            if (!encrypted && Trouble.wantsTls(life.evidence())) {
                servers.demandsEncryption(server);
                return attempt(server, troubles);
            }
            troubles.add(Trouble.of(life.evidence(), server, clock.instant()));
            return null;
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
            return failed("the program ends");
        } finally {
            leave(life, executor);
        }
    }

    private static Outcome reached(Connection made) throws IOException, InterruptedException {
        var facts = Greeting.of(made);
        return new Outcome(facts, made.RTT(), facts.jetStream() ? account(made) : "the server has no JetStream", "");
    }

    /** The server may have JetStream and this account none. */
    private static String account(Connection made) throws InterruptedException {
        var answer = made.request(ACCOUNT, new byte[0], ANSWER);
        if (answer == null) {
            return "whether JetStream is there could not be asked";
        }
        try {
            ServerAnswer.understood(ACCOUNT, answer.getData());
            return "";
        } catch (QuestionFailed refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Closing may take jnats seconds. */
    private static void leave(Life life, ExecutorService executor) {
        Threads.named("nats-trial-leave").newThread(() -> {
            life.end();
            executor.shutdownNow();
        }).start();
    }
}
