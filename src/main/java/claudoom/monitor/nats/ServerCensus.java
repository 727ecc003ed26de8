package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Asks every server of a cluster for a sign of life, which any login may do that was not forbidden to; changes nothing. */
public final class ServerCensus {

    /** Time for the other servers to answer after the first: idle ones need milliseconds, busy ones more. */
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String QUESTION = "$SYS.REQ.ACCOUNT.PING.STATZ";

    /** Else a server without a connection of this account stays silent. */
    private static final String ALL = "{\"include_unused\":true}";

    private final Questions questions;

    /** @param questions over the connection whose server is asked first */
    public ServerCensus(Questions questions) {
        this.questions = questions;
    }

    /**
     * A server that answered.
     *
     * @param cluster null if it is in none
     */
    public record Answering(String name, @Nullable String cluster, String version) {}

    /** One for each server that answered in time, at least one; fails with {@link QuestionFailed}. */
    public CompletableFuture<List<Answering>> ask() {
        return questions.askAll(QUESTION, ALL, WINDOW, LONGEST).thenCompose(replies -> {
            var servers = new ArrayList<Answering>();
            for (var reply : replies) {
                var server = read(reply);
                if (server != null) {
                    servers.add(server);
                }
            }
            return servers.isEmpty()
                    ? CompletableFuture
                            .failedFuture(new QuestionFailed(Reason.NO_ANSWER, "no server says that it lives"))
                    : CompletableFuture.completedFuture(servers);
        });
    }

    private static @Nullable Answering read(byte[] reply) {
        try {
            var server = ServerAnswer.JSON.readTree(reply).path("server");
            var name = server.path("name").asString("");
            var cluster = server.path("cluster").asString("");
            return name.isEmpty()
                    ? null
                    : new Answering(name, cluster.isEmpty() ? null : cluster, server.path("ver").asString(""));
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** Where clients reach the servers of the cluster of ours, as ours tells; empty without a cluster or a connection. */
    public List<String> addresses() {
        return questions.addresses();
    }
}
