package claudoom.monitor.nats;

import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.Listeners;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.json.JsonMapper;

/** Asks every server who listens to a subject; changes nothing and sends nothing to the subject itself. */
public final class ListenersQuestion {

    /** More subjects than this are not asked for at once. */
    public static final int MOST = 100;

    /** Time for the other servers of a cluster to answer, after the first has. */
    public static final Duration WINDOW = Duration.ofMillis(700);

    /** A server that is busy answers late, and "unknown" must not be said of it too early. */
    private static final Duration LONGEST = Duration.ofMillis(2_500);
    private static final List<String> WAYS = List.of("$SYS.REQ.SERVER.PING.CONNZ", "$SYS.REQ.ACCOUNT.PING.CONNZ");

    private final Questions questions;
    private final Duration window;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ClientList clients = new ClientList(json);

    /** @param window how long the other servers may take to answer after the first */
    public ListenersQuestion(Questions questions, InstantSource clock, Duration window) {
        this.window = window;
        this.questions = questions;
        this.clock = clock;
    }

    /** Listeners by subject, of the first {@value #MOST} subjects; never completes exceptionally. */
    public CompletableFuture<Map<String, Listeners>> ask(List<String> subjects) {
        var asked = new LinkedHashMap<String, CompletableFuture<Listeners>>();
        subjects.stream().distinct().limit(MOST).forEach(subject -> asked.put(subject, one(subject)));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(done -> {
            var heard = new LinkedHashMap<String, Listeners>();
            asked.forEach((subject, answer) -> heard.put(subject, answer.join()));
            return heard;
        });
    }

    private CompletableFuture<Listeners> one(String subject) {
        var body = json.createObjectNode().put("subscriptions_detail", true).put("limit", 1024)
                .put("filter_subject", subject).toString();
        return questions.askAll(WAYS.getFirst(), body, window, LONGEST)
                .exceptionallyCompose(failed -> another(failed)
                        ? questions.askAll(WAYS.getLast(), body, window, LONGEST)
                        : CompletableFuture.failedFuture(failed))
                .handle((replies, failed) -> failed == null
                        ? read(replies)
                        : Listeners.unknown(reason(failed), clock.instant()));
    }

    private Listeners read(List<byte[]> replies) {
        var names = new ArrayList<String>();
        int servers = 0;
        for (var reply : replies) {
            var rows = clients.names(reply);
            if (rows != null) {
                names.addAll(rows);
                servers++;
            }
        }
        return servers == 0
                ? Listeners.unknown("no server says who listens", clock.instant())
                : new Listeners(List.copyOf(names), "", servers, clock.instant());
    }

    private static boolean another(Throwable failed) {
        return cause(failed) instanceof QuestionFailed why
                && (why.reason() == Reason.NOT_PERMITTED || why.reason() == Reason.NOBODY_THERE);
    }

    private static String reason(Throwable failed) {
        return String.valueOf(cause(failed).getMessage());
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
    }
}
