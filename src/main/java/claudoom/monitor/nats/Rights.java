package claudoom.monitor.nats;

import claudoom.monitor.terms.SubjectPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What this login may publish and hear, as the server says (2.10 and later): so that what is refused need not be tried, and what is
 * left out of a subscription is known. An older server says nothing; then nothing is known to be refused.
 *
 * @param allowed what may be published, null where everything may
 * @param unheard what is not delivered, although a wider subscription is permitted: servers say nothing of it
 */
public record Rights(@Nullable List<String> allowed, List<String> denied, List<String> unheard) {

    private static final String QUESTION = "$SYS.REQ.USER.INFO";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Nobody says anything. */
    public static final Rights UNKNOWN = new Rights(null, List.of(), List.of());

    /** Asks; completes with rights that refuse nothing where nobody answers. */
    public static CompletableFuture<Rights> ask(Questions questions) {
        return questions.ask(QUESTION, "", PATIENCE).handle((answer, failed) -> {
            try {
                return failed == null ? read(ServerAnswer.understood(QUESTION, answer)) : UNKNOWN;
            } catch (QuestionFailed unreadable) {
                return UNKNOWN;
            }
        });
    }

    static Rights read(JsonNode root) {
        var permissions = root.path("data").path("permissions");
        var publish = permissions.path("publish");
        return new Rights(publish.has("allow") ? texts(publish.path("allow")) : null, texts(publish.path("deny")),
                texts(permissions.path("subscribe").path("deny")));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> {
            if (!one.asString("").isEmpty()) {
                texts.add(one.asString(""));
            }
        });
        return List.copyOf(texts);
    }

    /** Whether the server is known to refuse what is published there. */
    public boolean refuses(String subject) {
        boolean in = allowed == null || allowed.stream().anyMatch(pattern -> covers(pattern, subject));
        return !in || denied.stream().anyMatch(pattern -> covers(pattern, subject));
    }

    /** What of these subscriptions never comes, in the words of the login's permissions. */
    public List<String> leftOutOf(List<String> patterns) {
        return unheard.stream().filter(one -> one.indexOf(' ') < 0) // with a blank it is about a queue group
                .filter(one -> patterns.stream()
                        .anyMatch(pattern -> new SubjectPattern(pattern).meets(new SubjectPattern(one))))
                .toList();
    }

    private static boolean covers(String pattern, String subject) {
        return new SubjectPattern(pattern).matches(subject);
    }
}
