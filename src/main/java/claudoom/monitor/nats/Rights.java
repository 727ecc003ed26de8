package claudoom.monitor.nats;

import claudoom.monitor.terms.SubjectPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What this login may publish, as the server says (2.10 and later): so that what is refused need not be tried. An older server
 * says nothing; then nothing is known to be refused.
 *
 * @param allowed null where everything is
 */
public record Rights(@Nullable List<String> allowed, List<String> denied) {

    private static final String QUESTION = "$SYS.REQ.USER.INFO";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Rights UNKNOWN = new Rights(null, List.of());

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

    private static Rights read(JsonNode root) {
        var publish = root.path("data").path("permissions").path("publish");
        return new Rights(publish.has("allow") ? texts(publish.path("allow")) : null, texts(publish.path("deny")));
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

    private static boolean covers(String pattern, String subject) {
        return new SubjectPattern(pattern).matches(subject);
    }
}
