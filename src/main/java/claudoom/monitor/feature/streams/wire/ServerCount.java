package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.Servers;
import claudoom.monitor.nats.Questions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks which servers of the cluster have JetStream: each of them answers for itself. */
final class ServerCount {

    /** Each server answers it; what it says of clients is not looked at. (STATZ is left out by servers without a client of ours.) */
    private static final String QUESTION = "$SYS.REQ.ACCOUNT.PING.CONNZ";
    private static final String SHORT = "{\"limit\":1}";
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Questions questions;
    private final Executor thread;

    /** @param thread where answers are read */
    ServerCount(Questions questions, Executor thread) {
        this.questions = questions;
        this.thread = thread;
    }

    /**
     * @param cluster where the monitor is connected; null for a server that is alone
     * @return null where nobody answered, so that nothing is known
     */
    CompletableFuture<@Nullable Servers> ask(@Nullable String cluster) {
        return questions.askAll(QUESTION, SHORT, WINDOW, LONGEST)
                .thenApplyAsync(replies -> counted(replies, cluster), thread);
    }

    private static @Nullable Servers counted(List<byte[]> replies, @Nullable String cluster) {
        var able = new HashSet<String>();
        boolean heard = false;
        for (var reply : replies) {
            var server = server(reply);
            heard |= server.isObject();
            boolean here = cluster == null || cluster.equals(StreamJson.text(server, "cluster"));
            if (here && server.path("jetstream").asBoolean(false)) {
                able.add(StreamJson.text(server, "id"));
            }
        }
        return heard ? new Servers(able.size(), cluster) : null;
    }

    private static JsonNode server(byte[] reply) {
        try {
            return JsonMapper.shared().readTree(reply).path("server");
        } catch (JacksonException broken) {
            return JsonMapper.shared().missingNode();
        }
    }
}
