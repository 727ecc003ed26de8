package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is offered while a filter is typed. */
class SuggestionsTest {

    private static final Vocabulary SEEN = new Vocabulary(List.of("doom-agent-A", "odd one"), List.of("trace-id"),
            Map.of("kills", List.of(), "cause", List.of("IMP_FIREBALL", "two words"), "kind", List.of()));

    private final Suggestions suggestions = new Suggestions(FeedOfMessages.LANGUAGE);

    private List<String> at(String typed) {
        return suggestions.at(typed, typed.length(), SEEN).stream().map(Suggestion::text).toList();
    }

    @Test
    void fieldsThenOperatorsThenValuesThenJoints() {
        assertThat(at("ki")).startsWith("kind", "kills").contains("payload.kind");
        assertThat(at("kind ")).containsExactly("=", "!=", "contains", "starts with", "matches", "exists");
        assertThat(at("size ")).containsExactly("=", "!=", "<", "<=", ">", ">=");
        assertThat(at("kind = de")).containsExactly("death", "\"dead letter\"");
        assertThat(at("kind = death ")).startsWith("and", "or");
        assertThat(at("kind = death a")).startsWith("and", "agent");
        assertThat(at("not (ca")).containsExactly("cause");
        assertThat(at("cause = ")).containsExactly("IMP_FIREBALL", "\"two words\"");
        assertThat(at("cause starts with I")).contains("IMP_FIREBALL");
        assertThat(at("agent:")).containsExactly("doom-agent-A", "\"odd one\"");
        assertThat(at("-agent:doo")).containsExactly("doom-agent-A");
        assertThat(at("trace")).containsExactly("header.trace-id");
    }

    @Test
    void nothingIsOfferedWhereNothingHelps() {
        assertThat(at("kind")).isEmpty();
        assertThat(at("\"kin")).isEmpty();
        assertThat(at("cause matches x")).isEmpty();
        assertThat(at("zzz")).isEmpty();
    }

    @Test
    void whatIsOfferedFitsWhereItIsPut() {
        var random = new Random(3);
        for (int n = 0; n < 5_000; n++) {
            var text = List.of("kind = de", "a or ki", "(ca", "kills < 3 an", "agent:do", "cause st", "x ", "= <")
                    .get(random.nextInt(8));
            int caret = random.nextInt(text.length() + 1);
            for (var one : suggestions.at(text, caret, SEEN)) {
                assertThat(one.from()).isBetween(0, one.to());
                assertThat(one.to()).isEqualTo(caret);
            }
        }
    }
}
